import datetime as dt

import pytest
from django.urls import reverse
from django.utils import translation

from directory.roles import Role
from programs.actions.calls import freeze_form
from programs.models import (
    Call,
    CallExtension,
    CallStatus,
    EligibilityRule,
    FormSection,
    Question,
)
from tests.factories.directory import InstitutionFactory
from tests.factories.programs import CallFactory, EligibilityRuleFactory, ProgrammeFactory, QuestionFactory
from tests.pages import fields, links, soup, text
from tests.programs.test_checklist import in_days, ready

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def address(name, *arguments, model="call"):
    return reverse(f"admin:programs_{model}_{name}", args=arguments)


def opened(client, row, model="call"):
    """What its form would send if nobody touched it."""
    return fields(client.get(address("change", row.pk, model=model)), f"#{model}_form")


def save(client, row, sent, model="call"):
    return client.post(address("change", row.pk, model=model), sent | {"_continue": "1"}, follow=True)


# --- a new call --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("pattern", "sections"), [("twin", 8), ("one_sided", 6), ("elsewhere", 0)])
def test_a_new_call_begins_with_the_form_of_its_pattern(client, as_user, pattern, sections):
    as_user(Role.OFFICER)
    programme = ProgrammeFactory()
    sent = fields(client.get(address("add")), "#call_form") | {
        "programme": programme.pk,
        "code": "jds-1406",
        "pattern": pattern,
        "title_en": "Call 1406",
        "title_fa": "فراخوان ۱۴۰۶",
    }

    response = client.post(address("add"), sent)

    call = Call.objects.get()
    assert response.url == address("change", call.pk)
    assert (call.code, call.pattern, call.status, call.time_zone) == ("JDS-1406", pattern, "draft", "Asia/Tehran")
    assert call.sections.count() == sections
    assert client.get(response.url).status_code == 200


def test_a_new_call_may_begin_with_an_empty_form(client, as_user):
    as_user(Role.OFFICER)
    sent = {"programme": ProgrammeFactory().pk, "code": "A-1", "pattern": "twin", "title_en": "A"}

    client.post(address("add"), sent | {"time_zone": "Asia/Tehran"})

    assert not Call.objects.get().sections.exists()


def test_whoever_runs_a_programme_calls_under_it_only(client, user_with, client_for):
    here = InstitutionFactory()
    own, another = ProgrammeFactory(managing_institution=here), ProgrammeFactory()
    client_for(user_with(Role.PROGRAMME_MANAGER, institution=here), client)
    sent = {"code": "A-1", "pattern": "elsewhere", "title_en": "A", "time_zone": "Asia/Tehran"}

    refused = client.post(address("add"), sent | {"programme": another.pk})
    client.post(address("add"), sent | {"programme": own.pk})

    assert "Select a valid choice" in text(refused)
    assert Call.objects.get().programme == own


def test_of_another_s_programme_a_manager_only_reads_what_is_published(client, user_with, client_for):
    client_for(user_with(Role.PROGRAMME_MANAGER), client)
    draft, published = CallFactory(), CallFactory(open=True)

    read = client.get(address("change", published.pk))

    assert client.get(address("change", draft.pk)).status_code == 302
    assert not soup(read).select("#call_form input[type=text]")
    assert client.post(address("change", published.pk), {"title_en": "Mine"}).status_code == 403


def test_whose_a_programme_is_only_the_office_says(client, user_with, client_for):
    here = InstitutionFactory()
    programme = ProgrammeFactory(managing_institution=here, purpose_en="")
    client_for(user_with(Role.PROGRAMME_MANAGER, institution=here), client)
    sent = opened(client, programme, "programme")
    assert not {"code", "is_public", "managing_institution"} & set(sent)

    sent |= {"purpose_en": "Mobility.", "managing_institution": "", "is_public": ""}
    client.post(address("change", programme.pk, model="programme"), sent)

    programme.refresh_from_db()
    assert (programme.purpose_en, programme.managing_institution, programme.is_public) == ("Mobility.", here, True)


# --- times -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["1405/12/10 13:00", "۱۴۰۵/۱۲/۱۰ ۱۳:۰۰", "2027-03-01 13:00", "1 March 2027, 13:00"])
def test_a_time_is_typed_once_and_said_in_both_countries(client, as_user, typed):
    as_user(Role.OFFICER)
    call = CallFactory()

    page = save(client, call, opened(client, call) | {"closes_at": typed})

    call.refresh_from_db()
    assert call.closes_at == dt.datetime(2027, 3, 1, 9, 30, tzinfo=dt.UTC)
    assert "1 March 2027 ( 10 Esfand 1405 ) 13:00 Tehran = 10:30 Paris" in text(page)


def test_a_partner_of_many_zones_has_the_one_that_the_office_says(client, as_user):
    as_user(Role.OFFICER)
    call = CallFactory(programme__partner_country="US", programme__partner_time_zone="America/New_York", open=True)

    assert "13:00 Tehran = 04:30 New York" in text(client.get(address("change", call.pk)))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1405/12/10", "Write the time after the day"),
        ("1405/12/10 25:00", "Write the time after the day"),
        ("1405/12 13:00", "Write the time after the day"),
        ("1405/13/10 13:00", "There is no month 13."),
    ],
)
def test_a_time_that_cannot_be_read_is_refused_and_nothing_is_lost(client, as_user, typed, said):
    as_user(Role.OFFICER)
    call = CallFactory()

    page = save(client, call, opened(client, call) | {"closes_at": typed, "title_en": "Typed"})

    call.refresh_from_db()
    assert said in text(page)
    assert fields(page, "#call_form")["title_en"] == ["Typed"]
    assert call.closes_at is None


def test_numbers_of_a_call_are_shown_and_typed_in_persian_digits(client, as_user):
    as_user(Role.OFFICER)
    call = CallFactory(grace_minutes=15)
    with translation.override("fa"):
        sent = opened(client, call)
        response = save(client, call, sent | {"min_months": "۱۲", "grace_minutes": "۳۰"})

    assert response.status_code == 200
    call.refresh_from_db()
    assert (sent["grace_minutes"], call.min_months, call.grace_minutes) == (["۱۵"], 12, 30)


def test_what_stands_of_a_call_is_read_in_the_calendar_and_digits_of_the_reader(client, as_user):
    officer = as_user(Role.OFFICER)
    call = ready(status=CallStatus.PUBLISHED, grace_minutes=17, results_on=dt.date(2027, 4, 20), max_months=24)
    freeze_form(call, by=officer)
    with translation.override("fa"):
        rows = soup(client.get(address("change", call.pk))).select("[class*=_read] .readonly")

    assert [row.get_text(" ", strip=True) for row in rows] == [
        "۱۷",
        "۳۱ فروردین ۱۴۰۶ ( ۲۰ آوریل ۲۰۲۷ )",
        "–",
        "۲۴",
        "–",
    ]


def test_an_hour_that_clocks_skip_is_refused(client, as_user):
    as_user(Role.OFFICER)
    call = CallFactory(time_zone="Europe/Rome")

    page = save(client, call, opened(client, call) | {"closes_at": "2027-03-28 02:30"})

    assert "Clocks there are put forward over this time: choose another." in text(page)


def test_midnight_is_the_end_of_its_day(client, as_user):
    as_user(Role.OFFICER)
    call = CallFactory()

    save(client, call, opened(client, call) | {"closes_at": "2027-03-01 24:00"})

    call.refresh_from_db()
    assert call.closes_at == dt.datetime(2027, 3, 1, 20, 30, tzinfo=dt.UTC)


def test_saving_an_untouched_call_changes_nothing(client, as_user, language):
    as_user(Role.OFFICER)
    call = ready()
    EligibilityRuleFactory(call=call, check_name="cool-down", params={"years": 2})
    EligibilityRuleFactory(call=call, check_name="place-not-in", params={"places": ["Tehran"]})
    before = list(Call.objects.values()), list(EligibilityRule.objects.values()), list(FormSection.objects.values())
    path = f"/{language}" + address("change", call.pk).removeprefix("/en").removeprefix("/fa")

    client.post(path, fields(client.get(path), "#call_form"))

    after = list(Call.objects.values()), list(EligibilityRule.objects.values()), list(FormSection.objects.values())
    assert after[0][0].pop("version") == before[0][0].pop("version") + 1
    assert after == before


def test_two_officers_see_both_texts(client, as_user):
    as_user(Role.OFFICER)
    call = CallFactory(title_en="First")
    sent = opened(client, call)
    save(client, call, sent | {"title_en": "Second"})

    late = client.post(address("change", call.pk), sent | {"title_en": "Third"})

    call.refresh_from_db()
    assert late.status_code == 409
    assert {"Second", "Third"} <= set(text(late).split())
    assert call.title_en == "Second"


# --- rules, questions --------------------------------------------------------------------------------------------


def rule_typed(client, call, **typed):
    sent = opened(client, call) | {"rules-TOTAL_FORMS": 1, "rules-0-words_en": "Words.", "rules-0-position": 0}
    return save(client, call, sent | {f"rules-0-{name}": value for name, value in typed.items()})


@pytest.mark.parametrize(
    ("check", "typed", "kept"),
    [
        ("cool-down", "years = 2", {"years": 2}),
        ("cool-down", " years=۲ \n scope = programme", {"years": 2, "scope": "programme"}),
        ("place-not-in", "places = Tehran", {"places": ["Tehran"]}),
        ("place-not-in", "places = Tehran, تهران", {"places": ["Tehran", "تهران"]}),
        ("area-of-call", "", {}),
    ],
)
def test_a_rule_is_typed_in_plain_lines(client, as_user, check, typed, kept):
    as_user(Role.OFFICER)
    call = CallFactory()

    rule_typed(client, call, check_name=check, params=typed)

    assert list(call.rules.values_list("check_name", "params")) == [(check, kept)]


@pytest.mark.parametrize(
    ("check", "typed", "said"),
    [
        ("cool-down", "", "This check needs: years."),
        ("cool-down", "years = many", "is a whole number"),
        ("cool-down", "years: 2", "write each name once, as name = value."),
        ("area-of-call", "years = 2", "This check has no value “years”"),
        ("no-such-check", "", "Select a valid choice"),
    ],
)
def test_a_rule_that_its_check_does_not_take_is_refused(client, as_user, check, typed, said):
    as_user(Role.OFFICER)
    call = CallFactory()

    page = rule_typed(client, call, check_name=check, params=typed)

    assert said in text(page)
    assert not call.rules.exists()


def question_typed(client, section, **typed):
    sent = opened(client, section, "formsection")
    return save(client, section, sent | {f"questions-0-{name}": value for name, value in typed.items()}, "formsection")


@pytest.fixture
def question():
    call = CallFactory(with_form=True, open=True)
    return QuestionFactory(
        section=call.sections.get(kind="questions"),
        kind="choice",
        key="stage",
        choices=[{"key": "new", "en": "New", "fa": "تازه"}, {"key": "old", "en": "Old", "fa": ""}],
    )


def test_choices_are_typed_one_a_line(client, as_user, question):
    as_user(Role.OFFICER)
    section = question.section
    Question.objects.exclude(pk=question.pk).delete()
    assert opened(client, section, "formsection")["questions-0-choices"] == ["new | New | تازه\nold | Old"]

    question_typed(client, section, choices="a | One | یک\n\n b|Two ")

    question.refresh_from_db()
    assert question.choices == [{"key": "a", "en": "One", "fa": "یک"}, {"key": "b", "en": "Two", "fa": ""}]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("One", "“One”: write key | English | Persian."),
        ("a | One\na | Two", "The key “a” is there twice."),
        ("A b | One", "“A b | One”: write key | English | Persian."),
        ("a | One | یک | more", "write key | English | Persian."),
    ],
)
def test_choices_that_cannot_be_read_are_refused(client, as_user, question, typed, said):
    as_user(Role.OFFICER)
    Question.objects.exclude(pk=question.pk).delete()

    page = question_typed(client, question.section, choices=typed)

    question.refresh_from_db()
    assert said in text(page)
    assert len(question.choices) == 2


def test_of_a_frozen_form_only_words_are_changed(client, as_user, question):
    officer = as_user(Role.OFFICER)
    section, call = question.section, question.section.call
    Question.objects.exclude(pk=question.pk).delete()
    freeze_form(call, by=officer)
    sent = opened(client, section, "formsection")
    assert not {"key", "kind", "questions-0-key", "questions-0-is_required"} & set(sent)

    words = "new | Fresh | تازه\nold | Old"
    question_typed(client, section, label_en="Which?", choices=words, key="other", max_words=3)
    refused = question_typed(client, section, choices="young | Fresh\nold | Old")

    question.refresh_from_db()
    assert (question.label_en, question.key, question.max_words) == ("Which?", "stage", None)
    assert [one["en"] for one in question.choices] == ["Fresh", "Old"]
    assert "keep the keys, change the words only." in text(refused)


def test_once_somebody_has_begun_areas_rules_and_money_are_only_read(client, as_user):
    officer = as_user(Role.OFFICER)
    call = ready(status=CallStatus.PUBLISHED)
    freeze_form(call, by=officer)

    sent = opened(client, call)
    page = save(client, call, sent | {"about_en": "Better words.", "areas-0-name_en": "Chemistry", "max_months": 99})

    call.refresh_from_db()
    assert (call.about_en, call.max_months, call.areas.get().name_en) == ("Better words.", None, "Physics")
    assert "Somebody has begun an application" in text(page)
    assert not {name for name in sent if name.startswith(("rules-0", "criteria-0", "budgets-0", "categories-0"))} - {
        name for name in sent if name.endswith(("-id", "-call"))
    }


# --- published ---------------------------------------------------------------------------------------------------


def test_the_checklist_names_what_is_missing_and_leads_there(client, as_user):
    as_user(Role.OFFICER)
    call = ready(title_fa="", one_sided=True, consent_closes_at=None)
    section = call.sections.get(kind="questions")
    section.questions.all().delete()
    call.criteria.all().delete()

    page = client.get(address("checklist", call.pk))

    change = address("change", call.pk)
    found = links(page)
    mended = {words.removeprefix("Mend it : "): url for words, url in found.items() if words.startswith("Mend it")}
    assert mended == {
        "The title has no Persian.": f"{change}#id_title_fa",
        "The form has no question that must be answered.": f"{change}#sections-group",
        "“Questions” has no question.": address("change", section.pk, model="formsection"),
        "The weights of the criteria of the home side add up to 0, not to 100.": f"{change}#criteria-group",
    }
    assert "Publish" not in found


def test_every_place_that_the_checklist_names_is_on_the_page(client, as_user):
    as_user(Role.OFFICER)
    for call in (CallFactory(), CallFactory(pattern="elsewhere"), CallFactory(one_sided=True)):
        page = soup(client.get(address("change", call.pk)))
        named = {
            url.partition("#")[2] for url in links(client.get(address("checklist", call.pk))).values() if "#" in url
        }

        assert {place for place in named if not page.find(id=place)} == set()


def test_one_button_publishes_when_nothing_is_missing(client, as_user):
    as_user(Role.OFFICER)
    call = ready()
    way = links(client.get(address("checklist", call.pk)))["Publish"]

    client.post(way, {"comment": ""})

    call.refresh_from_db()
    assert call.status == CallStatus.PUBLISHED


def test_page_and_bulk_action_refuse_alike_while_something_is_missing(client, as_user):
    as_user(Role.OFFICER)
    call, whole = ready(title_fa=""), ready()
    sentence = "It cannot be published yet: The title has no Persian."

    one = client.post(address("transition", call.pk, "publish"), {"comment": ""})
    chosen = {"action": "publish", "_selected_action": [call.pk, whole.pk], "confirmed": "1", "comment": ""}
    many = client.post(address("changelist"), chosen, follow=True)

    call.refresh_from_db()
    whole.refresh_from_db()
    assert sentence in text(one)
    assert sentence in text(many)
    assert (call.status, whole.status) == (CallStatus.DRAFT, CallStatus.PUBLISHED)


def test_a_published_call_keeps_what_it_needs_and_its_times(client, as_user):
    as_user(Role.OFFICER)
    call = ready(status=CallStatus.PUBLISHED)
    sent = opened(client, call)
    assert not {"code", "pattern", "programme", "opens_at", "closes_at", "consent_closes_at"} & set(sent)

    refused = save(client, call, sent | {"title_fa": "", "about_en": "Typed."})
    save(client, call, opened(client, call) | {"closes_at": "2030-01-01 10:00", "code": "OTHER"})

    call.refresh_from_db()
    assert "It cannot be published yet: The title has no Persian." in text(refused)
    assert fields(refused, "#call_form")["about_en"] == ["Typed."]
    assert (call.title_fa, call.about_en, call.closes_at) == ("Words.", "Words.", in_days(31))


def test_a_cancelled_call_is_only_read(client, as_user):
    as_user(Role.OFFICER)
    call = ready(status=CallStatus.PUBLISHED)

    client.post(address("transition", call.pk, "cancel"), {"comment": "No money this year."})
    page = client.get(address("change", call.pk))

    assert "This call was cancelled; it is only read." in text(page)
    assert not soup(page).select("#call_form input[type=text], #call_form textarea")
    assert client.post(address("change", call.pk), {"title_en": "X"}).status_code == 403


def test_a_draft_goes_with_its_form_and_a_published_call_stays(client, as_user):
    as_user(Role.OFFICER)
    draft, published = ready(), ready(status=CallStatus.PUBLISHED)

    client.post(address("delete", draft.pk), {"post": "yes"})
    refused = client.post(address("delete", published.pk), {"post": "yes"})

    assert refused.status_code == 403
    assert list(Call.objects.all()) == [published]


# --- copied, closed later ----------------------------------------------------------------------------------------


def test_last_year_s_call_is_copied_on_a_page(client, as_user):
    as_user(Role.OFFICER)
    call = ready(code="JDS-1405", status=CallStatus.PUBLISHED)
    sent = fields(client.get(address("copy", call.pk)))

    taken = client.post(address("copy", call.pk), sent | {"code": "JDS-1405"})
    plain = client.post(address("copy", call.pk), sent | {"code": "jds 1406"})
    done = client.post(address("copy", call.pk), sent | {"code": "jds-1406"})

    copy = Call.objects.get(code="JDS-1406")
    assert "Another call has this code." in text(taken)
    assert "Capital letters, digits and hyphens, like JDS-1406." in text(plain)
    assert done.url == address("change", copy.pk)
    assert [one for one in links(client.get(done.url)).items() if one[0] == str(call)] == [
        (str(call), address("change", call.pk))
    ]


def test_a_later_closing_is_asked_for_by_one_and_agreed_by_another(client, user_with, client_for):
    call = ready(status=CallStatus.PUBLISHED)
    asking, agreeing = user_with(Role.OFFICER), user_with(Role.DIRECTOR)
    client_for(asking, client)
    asked = client.post(address("extend", call.pk), {"closes_at": "2026-12-28 12:00", "reason": "Power cuts."})
    extension = CallExtension.objects.get()
    agree = address("agree", extension.pk, model="callextension")

    by_oneself = client.post(agree, {})
    assert asked.url == address("change", extension.pk, model="callextension")
    assert "You asked for it: somebody else agrees." in text(by_oneself)
    assert agree not in links(client.get(asked.url)).values()

    client_for(agreeing, client)
    assert agree in links(client.get(asked.url)).values()
    client.post(agree, {})

    call.refresh_from_db()
    assert call.closes_at == in_days(38)
    assert "12:00 Tehran = 09:30 Paris" in text(client.get(asked.url))


def test_an_extension_for_an_application_that_is_not_there_is_refused(client, as_user):
    as_user(Role.OFFICER)
    call = ready(status=CallStatus.PUBLISHED)
    sent = {"closes_at": "2026-12-28 12:00", "reason": "Ill.", "application": "D-NONE"}

    page = client.post(address("extend", call.pk), sent)

    assert "This call has no application with this reference or number." in text(page)
    assert not CallExtension.objects.exists()


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.AUDITOR, Role.ADMINISTRATOR])
def test_others_of_the_office_read_and_change_nothing(client, as_user, role):
    as_user(role)
    call = ready(status=CallStatus.PUBLISHED)

    codes = {name: client.get(address(name, call.pk)).status_code for name in ("change", "checklist", "copy", "extend")}

    assert codes == {"change": 200, "checklist": 200, "copy": 403, "extend": 403}
    assert client.get(address("add")).status_code == 403
    assert client.post(address("change", call.pk), {}).status_code == 403
