import pytest
from django.urls import reverse

from directory.roles import Role
from programs.actions.calls import lay_out
from programs.models import Application, QuestionKind
from tests.factories.programs import CallFactory, FormSectionFactory, QuestionFactory
from tests.pages import soup, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def page(client, call, query=""):
    return client.get(reverse("admin:programs_call_trial", args=[call.pk]) + query)


def headings(response):
    return [one.get_text(" ", strip=True) for one in soup(response).select(".record-part h2")]


def test_each_side_tries_what_it_will_fill_in(client, as_user):
    officer = as_user(Role.OFFICER)
    call = CallFactory()
    lay_out(call, by=officer)
    shared = ["The project", "Scientific content", "Cooperation", "Team", "Visits", "Budget"]

    home, partner = page(client, call), page(client, call, "?side=partner")

    assert headings(home) == [*shared, "Papers of the home side"]
    assert headings(partner) == [*shared, "Papers of the partner"]
    assert headings(page(client, call, "?side=nobody")) == headings(home)


def test_one_side_has_nothing_to_choose(client, as_user):
    officer = as_user(Role.OFFICER)
    call = CallFactory(one_sided=True)
    lay_out(call, by=officer)

    assert not soup(page(client, call)).select(".trial-sides")
    assert soup(page(client, CallFactory(with_form=True))).select(".trial-sides")


@pytest.mark.parametrize("kind", QuestionKind)
def test_every_kind_of_question_can_be_tried_with_its_words(client, as_user, kind, language):
    as_user(Role.OFFICER)
    choices = [{"key": "a", "en": "First choice", "fa": "گزینهٔ نخست"}, {"key": "b", "en": "Second", "fa": "دوم"}]
    question = QuestionFactory(
        kind=kind, label_en="What is asked?", label_fa="چه پرسیده شد؟", choices=choices, currency="EUR"
    )

    shown = page(client, question.section.call)

    assert {"en": "What is asked?", "fa": "چه پرسیده شد؟"}[language] in text(shown)
    assert soup(shown).select_one(".record-part :is(input, textarea, select)")


def test_nothing_can_be_sent_and_nothing_is_saved(client, as_user):
    as_user(Role.OFFICER)
    call = CallFactory(with_form=True)

    shown = page(client, call)

    assert not [form for form in soup(shown).select("main form[method=post]") if form.select(".record-part")]
    assert client.post(reverse("admin:programs_call_trial", args=[call.pk]), {}).status_code == 405
    assert not Application.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_one_section_and_three(client, as_user, count, django_assert_num_queries):
    as_user(Role.OFFICER)
    call = CallFactory()
    for _n in range(count):
        QuestionFactory(section=FormSectionFactory(call=call))
    page(client, call)

    with django_assert_num_queries(10):
        page(client, call)


def test_a_call_without_a_form_says_so(client, as_user):
    as_user(Role.OFFICER)

    assert "The form has no sections yet." in text(page(client, CallFactory()))
