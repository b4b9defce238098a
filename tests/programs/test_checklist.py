import datetime as dt

import pytest

from programs.checklist import blocking, points
from programs.models import Audience, CallStatus, QuestionKind, Side
from records import clock
from records.models import Office
from tests.factories.programs import (
    CallFactory,
    CostCategoryFactory,
    CriterionFactory,
    EligibilityRuleFactory,
    FormSectionFactory,
    QuestionFactory,
)
from tests.factories.records import OfficeFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

TEXTS = {f"{name}_{language}": "Words." for name in ("title", "about", "who", "pays") for language in ("en", "fa")} | {
    "contact_email": "calls@example.org"
}


def in_days(days):
    """At noon, so many days from the tests' Friday; 3 is a Monday."""
    return clock.now() + dt.timedelta(days=days)


def ready(**values):
    """A twin call that lacks nothing."""
    times = {"opens_at": in_days(3), "closes_at": in_days(31), "consent_closes_at": in_days(33)}
    call = CallFactory(**TEXTS | times | {"with_form": True} | values)
    call.areas.update(name_fa="فیزیک")
    call.sections.update(title_fa="بخش")
    for section in call.sections.filter(kind="questions"):
        section.questions.update(label_fa="پرسش")
    EligibilityRuleFactory(call=call, words_fa="در یکی از زمینه‌ها")
    CriterionFactory(call=call, name_fa="کیفیت")
    return call


def said(call):
    return [(one.sentence, one.place, one.is_blocking) for one in points(call)]


def test_a_whole_call_lacks_nothing():
    assert said(ready()) == []


@pytest.mark.parametrize(
    ("values", "sentence", "place"),
    [
        ({"title_fa": ""}, "The title has no Persian.", "title_fa"),
        ({"about_fa": " "}, "“What it is about” is not written in Persian.", "about_fa"),
        ({"who_en": ""}, "“Who may apply” is not written in English.", "who_en"),
        ({"pays_fa": ""}, "“What it pays” is not written in Persian.", "pays_fa"),
        ({"contact_email": ""}, "Nobody is named whom applicants can write to.", "contact_email"),
        ({"programme__is_public": False}, "Its programme is not public.", "programme"),
        ({"opens_at": None}, "It has no opening.", "opens_at"),
        ({"consent_closes_at": None}, "It does not say until when partners may consent.", "consent_closes_at"),
    ],
)
def test_what_is_missing_is_named_with_its_place(values, sentence, place):
    assert said(ready(**values)) == [(sentence, place, True)]


def test_a_closing_that_has_passed_cannot_be_published():
    call = ready(opens_at=in_days(-30), closes_at=in_days(-2))

    assert [one.sentence for one in blocking(call)] == ["Its closing has passed."]


def test_results_come_after_the_closing():
    call = ready(results_on=in_days(31).date())

    assert said(call) == [("Its results are expected before it closes.", "results_on", True)]


def test_two_leaders_need_a_closing_and_one_side_does_not():
    twin = ready(closes_at=None, consent_closes_at=None)
    rolling = ready(one_sided=True, closes_at=None, consent_closes_at=None)

    assert [one.place for one in blocking(twin)] == ["closes_at", "consent_closes_at"]
    assert said(rolling) == [("It has no closing: one may apply at any time.", "closes_at", False)]


def test_a_closing_at_the_weekend_is_only_to_consider():
    OfficeFactory(weekend=[3, 4])
    Office.forget()
    call = ready(closes_at=in_days(28))  # a Friday

    assert [(one.place, one.is_blocking) for one in points(call)] == [("closes_at", False)]
    assert "a day of the weekend" in points(call)[0].sentence


def test_weights_of_each_side_add_up_to_100():
    call = ready()
    CriterionFactory(call=call, side=Side.PARTNER, weight=20, name_fa="نو بودن")

    assert said(call) == [
        ("The weights of the criteria of the partner add up to 120, not to 100.", "criteria", True),
    ]


def test_kinds_of_cost_are_in_a_currency_of_their_side_s_budget():
    call = ready()
    CostCategoryFactory(call=call, side=Side.HOME, currency="IRR")

    assert said(call) == [("Kinds of cost of the home side are in IRR, and its budget is not.", "categories", True)]


def test_a_form_asks_for_the_project_the_team_and_something():
    call = ready()
    call.sections.exclude(kind="visits").delete()

    assert [one.sentence for one in blocking(call)] == [
        "The form does not ask for title, area and duration of the project.",
        "The form does not ask for the team.",
        "The form has no question that must be answered.",
    ]


def test_a_question_with_choices_offers_some():
    call = ready()
    section = call.sections.get(kind="questions")
    QuestionFactory(section=section, kind=QuestionKind.CHOICE, label_en="Which?", label_fa="کدام؟")

    assert said(call) == [("“Which?” offers nothing to choose from.", section, True)]


def test_a_section_without_questions_and_one_for_partners_who_are_not_there():
    call = ready(one_sided=True, consent_closes_at=None)
    empty = FormSectionFactory(call=call, title_en="Papers", title_fa="مدارک", audience=Audience.PARTNER)

    assert said(call) == [
        ("“Papers” has no question.", empty, True),
        ("“Papers” is for partners, and there are none.", empty, True),
    ]


def test_a_call_of_another_body_needs_its_texts_and_an_address_only():
    call = CallFactory(**TEXTS | {"pays_en": "", "pays_fa": ""}, pattern="elsewhere", opens_at=in_days(3))

    assert [(one.place, one.is_blocking) for one in points(call)] == [
        ("pays_en", False),
        ("pays_fa", False),
        ("url", True),
    ]


def test_rows_without_persian_are_named_together():
    call = ready()
    call.sections.filter(kind__in=["team", "visits"]).update(title_fa="")

    assert [(one.sentence, one.is_blocking) for one in points(call)] == [
        ("Not written in Persian: Team.", False),
        ("Not written in Persian: Visits.", False),
    ]


def test_of_a_published_call_the_times_have_their_own_way():
    call = ready(opens_at=in_days(-30), closes_at=in_days(-2), status=CallStatus.PUBLISHED, title_fa="")

    assert [one.sentence for one in blocking(call)] == ["The title has no Persian."]
