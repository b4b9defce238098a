"""An appeal is filed in time; what it does to everybody is computed before it is decided."""

import datetime as dt
import json
from decimal import Decimal

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from directory.roles import Role
from evaluation import actions
from evaluation.collected import snapshot_of, values_of, version_of, versions_after
from evaluation.entry.given import Given
from evaluation.models import Appeal, DataPoint
from evaluation.reminders import AppealNotDecided
from notices.models import Email
from records import clock
from records.refusals import Refusal
from records.reports import reports
from records.templatetags.records import day
from tests.evaluation import mini
from tests.evaluation.minirounds import after_appeals, computed, mini_round, official, published, ranks_of
from tests.factories.evaluation import FrameworkFactory, RunFactory, VariableFactory, put

pytestmark = pytest.mark.django_db


def appeal_of(this, code, user_with, *, value="20", **given):
    part = this.participations.get(code=code)
    filer = user_with(Role.DATA_OFFICER, institution=part.institution)
    asked = {
        "about": "value",
        "variable": this.framework.variables.get(code="joint"),
        "value": value,
        "kind": "reported",
    }
    asked |= {"grounds": "Twenty projects, see the list."} | given
    return actions.file_appeal(Appeal(participation=part, **asked), by=filer)


def examined(appeal, by, **asked):
    actions.compute_run(actions.examine(appeal, by=by, **asked))
    appeal.refresh_from_db()
    return appeal


def test_what_an_appeal_does_to_everybody_is_there_before_the_decision(office, shown, user_with):
    appeal = examined(appeal_of(shown, "C", user_with), office[0])

    assert actions.effect_of(appeal) == [
        ("B", 87.14, 1, 87.14, 1),
        ("A", 36.06, 3, 36.06, 2),
        ("C", 40.0, 2, 30.91, 3),
        ("D", 25.5, 4, 25.5, 4),
    ]
    assert ranks_of(actions.official_of(shown))["C"] == 2


def test_upheld_the_run_of_the_appeal_counts(office, shown, user_with):
    appeal = examined(appeal_of(shown, "C", user_with), office[0])

    actions.uphold(appeal, comment="The list proves it.", by=office[1])

    assert actions.official_of(shown) == appeal.run
    assert ranks_of(appeal.run) == {"A": 2, "B": 1, "C": 3, "D": 4}
    appeal.refresh_from_db()
    assert (appeal.status, appeal.decision, appeal.decided_by) == ("upheld", "The list proves it.", office[1])


def test_nothing_is_upheld_before_its_effect_is_known(office, shown, user_with):
    appeal = appeal_of(shown, "C", user_with)

    with pytest.raises(Refusal):
        actions.uphold(appeal, comment="Right.", by=office[1])


def test_denied_the_results_stand(office, shown, user_with):
    before = actions.official_of(shown)

    actions.deny(appeal_of(shown, "C", user_with), comment="The list names other years.", by=office[1])

    assert actions.official_of(shown) == before


def test_a_second_appeal_is_computed_on_what_the_first_has_changed(office, shown, user_with):
    first = examined(appeal_of(shown, "C", user_with), office[0])
    second = examined(appeal_of(shown, "A", user_with, value="29"), office[0])
    actions.uphold(first, comment="Right.", by=office[1])

    with pytest.raises(Refusal, match="Another run counts"):
        actions.uphold(second, comment="Right too.", by=office[1])
    second = examined(second, office[0])
    actions.uphold(second, comment="Right too.", by=office[1])

    assert second.run.base == first.run
    assert ranks_of(actions.official_of(shown))["C"] == 3


def on_a_rule(this, code, user_with):
    asked = {"about": "rule", "variable": None, "value": None, "kind": "", "grounds": "Research counts for more."}
    return appeal_of(this, code, user_with, **asked)


def version_with(this, part, by, *, locks=True, **changes):
    """The next version of the round's framework, in which this part is another."""
    made = actions.begin_version(version_of(this), by=by)
    put((made.nodes.filter(code=part).first() or made.indicators.filter(code=part).get()), **changes)
    if locks:
        put(made, status="locked")  # what a framework needs to be locked is told elsewhere
    return made


def test_a_rule_that_is_upheld_counts_for_everybody_from_the_run_that_showed_its_effect(office, shown, user_with):
    appeal = on_a_rule(shown, "D", user_with)
    version = version_with(shown, "research", office[0], weight=360)  # 90 % of the whole, 60 % before

    examined(appeal, office[0], framework=version)

    assert actions.effect_of(appeal) == [
        ("B", 87.14, 1, 93.21, 1),
        ("A", 36.06, 3, 42.05, 2),
        ("D", 25.5, 4, 34.5, 3),
        ("C", 40.0, 2, 10.0, 4),
    ]
    assert ranks_of(actions.official_of(shown))["D"] == 4
    actions.uphold(appeal, comment="The regulation says 90.", by=office[1])
    run = actions.official_of(shown)
    frozen = json.loads(run.snapshot.content)["framework"]
    assert (run, run.measured_by, frozen["version"]) == (appeal.run, version, 2)
    assert {one["code"]: one["weight"] for one in frozen["node"]}["research"] == 360
    assert ranks_of(run) == {"A": 2, "B": 1, "C": 4, "D": 3}


def test_whatever_is_computed_after_it_holds_the_rule_that_was_upheld(office, shown, user_with):
    appeal = on_a_rule(shown, "D", user_with)
    before = computed(shown, by=office[0])
    version = version_with(shown, "research", office[0], weight=360)
    examined(appeal, office[0], framework=version)
    actions.uphold(appeal, comment="Right.", by=office[1])

    again = computed(shown, by=office[0])
    value = examined(appeal_of(shown, "C", user_with), office[0])

    assert (again.measured_by, ranks_of(again)) == (version, ranks_of(appeal.run))
    assert value.run.measured_by == version
    with pytest.raises(Refusal, match="upheld since this run was asked for"):
        actions.choose_run(before, by=office[1])
    actions.choose_run(again, by=office[1])


def test_next_year_is_compared_by_the_rule_that_was_upheld(office, shown, user_with):
    appeal = on_a_rule(shown, "D", user_with)
    examined(appeal, office[0], framework=version_with(shown, "research", office[0], weight=360))
    actions.uphold(appeal, comment="Right.", by=office[1])
    published(shown, director=office[1], officer=office[0])
    institutions = {one.code: one.institution for one in shown.participations.select_related("institution")}
    later = mini_round(year=1405, exercise=shown.exercise, institutions=institutions)

    frozen = snapshot_of(later)

    assert (later.framework, frozen.before, frozen.period_before) == (appeal.run.framework, None, 1404)


@pytest.mark.parametrize(
    ("part", "changes", "text"),
    [
        ("R1", {"weight": 5}, ("weight = 2", "weight = 5")),
        ("R2", {"direction": 1}, ("direction = -1", "direction = 1")),
        ("I1", {"goal_high": 30}, ("goalposts = [0, 20]", "goalposts = [0, 30]")),
        ("international", {"missing": "zero"}, ("weight = 40", 'weight = 40\nmissing = "zero"')),
    ],
)
def test_every_rule_of_a_framework_can_be_appealed(office, shown, user_with, part, changes, text):
    appeal = on_a_rule(shown, "D", user_with)

    examined(appeal, office[0], framework=version_with(shown, part, office[0], **changes))

    by_hand = mini.run(text)
    scores = dict(zip(by_hand.units, mini.rounded(by_hand.published, 2), strict=True))
    assert {row[0]: row[3] for row in actions.effect_of(appeal)} == scores
    assert scores != {row[0]: row[1] for row in actions.effect_of(appeal)}


def test_a_rule_is_another_only_by_a_locked_version_of_the_same_data(office, shown, user_with):
    appeal = on_a_rule(shown, "D", user_with)
    draft = version_with(shown, "research", office[0], locks=False, weight=360)
    of_more = actions.begin_version(shown.framework, by=office[0])
    VariableFactory(framework=of_more, code="patents")
    put(of_more, status="locked")

    for framework in (None, shown.framework, draft, of_more):
        with pytest.raises(Refusal, match="Choose a locked version"):
            actions.examine(appeal, framework=framework, by=office[0])

    put(draft, status="locked")
    assert versions_after(shown) == [draft]


def test_a_run_is_never_by_a_draft_nor_by_another_exercise(office, shown):
    draft = version_with(shown, "research", office[0], locks=False, weight=360)
    other = FrameworkFactory()
    put(other, status="locked")

    for framework in (draft, other):
        with pytest.raises(IntegrityError, match="run_framework_is_locked"), transaction.atomic():
            RunFactory(round=shown, number="RUN-X", framework=framework)


def test_the_rule_is_named_wherever_its_results_are_read(office, shown, user_with, client_for):
    appeal = on_a_rule(shown, "D", user_with)
    director, own = client_for(office[1]), client_for(appeal.filed_by)
    examined(appeal, office[0], framework=version_with(shown, "research", office[0], weight=360))
    said = "weight 60 → 360"
    assert said in words_of(director.get(appeal.get_absolute_url()))
    assert said not in words_of(own.get(appeal.get_absolute_url()))

    actions.uphold(appeal, comment="Right.", by=office[1])
    run = published(shown, director=office[1], officer=office[0])

    method = reports["method-report"].context(user=office[1], on=clock.today(), filters={"key": run}, is_pdf=True) | {
        "is_pdf": True
    }
    pages = [
        own.get(appeal.get_absolute_url()),
        own.get(run.results.get(code="D").get_absolute_url()),
        director.get(run.get_absolute_url()),
        Client().get(reverse("evaluation:published", args=[shown.exercise.code, shown.year])),
    ]
    assert [said in words_of(page) for page in pages] == [True] * 4
    assert [one.name for one in method["rules"]["found"]]
    assert "360" in [line.weight for line in method["lines"]]


def words_of(page):
    return " ".join(BeautifulSoup(page.text, "html.parser").select_one("main").get_text(" ", strip=True).split())


def test_the_version_is_chosen_on_the_page_of_the_appeal(office, shown, user_with, client_for, worker):
    appeal = on_a_rule(shown, "D", user_with)
    effect = reverse("evaluation:examine", args=[appeal.uuid])
    officer = client_for(office[0])
    none_yet = officer.post(effect, {"framework": ""})
    version = version_with(shown, "research", office[0], weight=360)

    with worker():
        officer.post(effect, {"framework": version.pk})

    appeal.refresh_from_db()
    assert "Begin a new version" in none_yet.text
    assert (appeal.run.status, appeal.run.measured_by) == ("done", version)


def shown_to_the_director(appeal, client_for, director, name="uphold"):
    """The page on which it is confirmed, and what it would send."""
    client = client_for(director)
    page = reverse("evaluation:appeal_transition", args=[appeal.uuid, name])
    field = BeautifulSoup(client.get(page).text, "html.parser").select_one("main [name=shown]")
    return lambda: client.post(page, {"comment": "The list proves it.", "shown": field["value"]})


def test_what_was_computed_anew_while_the_page_was_open_is_not_confirmed(office, shown, user_with, client_for):
    appeal = examined(appeal_of(shown, "A", user_with), office[0], becomes=Given(Decimal(18), "reported"))
    confirm = shown_to_the_director(appeal, client_for, office[1], "uphold_partly")
    first, before = appeal.run, actions.official_of(shown)

    examined(appeal, office[0], becomes=Given(Decimal(15), "reported"))
    answer = confirm()

    appeal.refresh_from_db()
    assert f"run {appeal.run} took the place of {first}" in words_of(answer)
    assert (appeal.status, actions.official_of(shown), point_of(shown, "A").value) == ("filed", before, 12)


@pytest.mark.parametrize("name", ["uphold", "uphold_partly"])
def test_what_was_shown_is_confirmed(office, shown, user_with, client_for, name):
    becomes = Given(Decimal(18), "reported") if name == "uphold_partly" else None
    appeal = examined(appeal_of(shown, "A", user_with), office[0], becomes=becomes)

    shown_to_the_director(appeal, client_for, office[1], name)()

    assert actions.official_of(shown) == appeal.run


def test_a_round_is_not_approved_by_another_run_than_the_page_has_shown(office, shown, user_with, client_for):
    client = client_for(office[1])
    page = reverse("evaluation:round_results", args=[shown.uuid, "approve"])
    was = actions.official_of(shown)
    with after_appeals(shown):
        field = BeautifulSoup(client.get(page).text, "html.parser").select_one("main [name=shown]")
        now = computed(shown, by=office[0])
        actions.choose_run(now, by=office[0])
        answer = client.post(page, {"comment": "", "shown": field["value"]})

    assert field["value"] == str(was)
    assert f"run {now} took the place of {was}" in words_of(answer)
    assert not now.approvals.exists()


def test_after_the_days_for_it_nobody_appeals(shown, user_with):
    late = clock.now() + dt.timedelta(days=shown.appeal_days + 1)

    with time_machine.travel(late, tick=False), pytest.raises(Refusal, match="days for appeals are over"):
        appeal_of(shown, "C", user_with)


def test_on_the_last_day_one_appeals(shown, user_with):
    with time_machine.travel(clock.now() + dt.timedelta(days=shown.appeal_days), tick=False):
        assert appeal_of(shown, "C", user_with).status == "filed"


def test_nobody_appeals_before_results_are_shown(user_with):
    with pytest.raises(Refusal):
        appeal_of(mini_round(), "C", user_with)


def test_nobody_appeals_for_another_institution(shown, user_with):
    other = user_with(Role.DATA_OFFICER, institution=shown.participations.get(code="B").institution)
    appeal = Appeal(participation=shown.participations.get(code="C"), about="rule", grounds="Unfair.")

    with pytest.raises(PermissionDenied):
        actions.file_appeal(appeal, by=other)


def test_a_round_is_not_approved_while_an_appeal_waits(office, shown, user_with):
    appeal = appeal_of(shown, "C", user_with)

    with after_appeals(shown):
        with pytest.raises(Refusal, match="Appeals wait"):
            actions.approve(shown, by=office[1])
        actions.deny(appeal, comment="No.", by=office[1])
        actions.approve(shown, by=office[1])


def told(letter):
    return list(Email.objects.filter(key__startswith=letter).order_by("pk").values_list("to", flat=True))


def test_provisional_results_are_told_to_each_institution_with_the_last_day_for_appeals(office, user_with):
    this = mini_round()
    officers = [user_with(Role.DATA_OFFICER, institution=one.institution) for one in this.participations.order_by("pk")]
    official(this, by=office[0])

    actions.release(this, by=office[1])

    assert sorted(told("results-provisional")) == sorted(one.email for one in officers)
    letter = Email.objects.filter(to=officers[0].email).get()
    assert day(clock.today() + dt.timedelta(days=this.appeal_days)) in letter.text
    assert reverse("evaluation:result", args=[actions.official_of(this).results.get(code="A").uuid]) in letter.text


def test_who_appeals_and_the_officers_are_told_that_it_was_received(office, shown, user_with):
    appeal = appeal_of(shown, "C", user_with)

    assert told("appeal_received") == [appeal.filed_by.email, office[0].email]
    assert appeal.number in Email.objects.get(to=office[0].email).text


@pytest.mark.parametrize(
    ("name", "said"), [("uphold", "upheld"), ("uphold_partly", "upheld in part"), ("deny", "denied")]
)
def test_the_decision_and_its_reasons_are_told_to_who_appealed_alone(office, shown, user_with, name, said):
    becomes = Given(Decimal(18), "reported") if name == "uphold_partly" else None
    appeal = examined(appeal_of(shown, "C", user_with), office[0], becomes=becomes)

    getattr(actions, name)(appeal, comment="The list names twenty.", by=office[1])

    assert told("appeal_decided") == [appeal.filed_by.email]
    text = Email.objects.get(key__startswith="appeal_decided").text
    assert f"is decided: {said}." in text
    assert "The list names twenty." in text


def test_officers_are_reminded_before_a_decision_is_due_and_not_after_it(office, shown, user_with, today):
    put(shown, answer_days=10)
    appeal = appeal_of(shown, "C", user_with)
    span = (today + dt.timedelta(days=9), today + dt.timedelta(days=11))

    assert [row[:2] for row in AppealNotDecided().dates(*span)] == [(appeal.pk, today + dt.timedelta(days=10))]
    assert AppealNotDecided().recipients("officer", [appeal.pk], today) == {
        appeal.pk: [(office[0].pk, office[0].email)]
    }
    actions.deny(appeal, comment="No.", by=office[1])
    assert list(AppealNotDecided().dates(*span)) == []


def test_where_no_rule_says_when_nobody_is_reminded(shown, user_with):
    assert appeal_of(shown, "C", user_with).due_on is None


def test_evidence_is_read_by_the_office_and_the_institution_alone(shown, user_with, office, client_for, pdf_file):
    appeal = appeal_of(shown, "C", user_with)
    page = reverse("evaluation:appeal_evidence", args=[appeal.uuid])
    own = client_for(appeal.filed_by)
    other = client_for(user_with(Role.DATA_OFFICER, institution=shown.participations.get(code="A").institution))

    answer = own.post(page, {"title": "List of projects", "file": pdf_file()})
    paper = appeal.documents.get()

    assert answer.status_code == 302
    for reader, status in ((own, 200), (client_for(office[0]), 200), (other, 404)):
        file = reader.get(paper.url)
        assert file.status_code != 200 or b"".join(file.streaming_content).startswith(b"%PDF")
        assert (reader.get(page).status_code, file.status_code) == (status, status)
    assert "List of projects" in own.get(page).text


def test_evidence_comes_from_the_institution_alone_and_not_after_the_decision(office, shown, user_with, pdf_file):
    appeal = appeal_of(shown, "C", user_with)

    with pytest.raises(PermissionDenied):
        actions.file_evidence(appeal, file=pdf_file(), title="List", by=office[0])
    actions.deny(appeal, comment="No.", by=office[1])
    with pytest.raises(Refusal, match="decided or taken back"):
        actions.file_evidence(appeal, file=pdf_file(), title="List", by=appeal.filed_by)

    assert not appeal.documents.exists()


def test_a_program_that_is_called_a_pdf_is_no_evidence(shown, user_with, client_for):
    appeal = appeal_of(shown, "C", user_with)
    file = SimpleUploadedFile("list.pdf", b"MZ\x90\x00" + b"\x00" * 60, "application/pdf")

    page = client_for(appeal.filed_by).post(
        reverse("evaluation:appeal_evidence", args=[appeal.uuid]), {"title": "List", "file": file}
    )

    assert page.status_code == 200
    assert BeautifulSoup(page.text, "html.parser").select(".invalid-feedback, .error-summary, .is-invalid")
    assert not appeal.documents.exists()


def point_of(this, code, variable="joint"):
    return DataPoint.objects.get(participation__round=this, participation__code=code, variable__code=variable)


def test_upheld_the_value_itself_is_corrected_and_what_was_declared_stays(office, shown, user_with):
    appeal = examined(appeal_of(shown, "A", user_with), office[0])

    actions.uphold(appeal, comment="The list proves it.", by=office[1])

    point = point_of(shown, "A")
    assert (point.value, point.kind, point.state) == (20, "reported", "corrected")
    assert (point.declared_value, point.declared_kind) == (12, "reported")
    said = DataPoint.events.rel.related_model.objects.filter(pgh_obj_id=point.pk).latest("pgh_id").pgh_context
    assert (said["verb"], said["comment"], said["by"]) == ("uphold", "The list proves it.", office[1].pk)


def test_upheld_in_part_the_value_that_was_computed_is_the_one_that_stands(office, shown, user_with):
    appeal = examined(appeal_of(shown, "A", user_with), office[0], becomes=Given(Decimal(18), "reported"))

    actions.uphold_partly(appeal, comment="Eighteen are proved.", by=office[1])

    assert point_of(shown, "A").value == 18


@pytest.mark.parametrize(
    ("becomes", "decide", "said"),
    [
        (None, "uphold_partly", "Say which value it becomes"),
        (Given(Decimal(18), "reported"), "uphold", "computed with another value"),
    ],
)
def test_what_is_decided_is_what_was_computed(office, shown, user_with, becomes, decide, said):
    appeal = examined(appeal_of(shown, "A", user_with), office[0], becomes=becomes)
    before = actions.official_of(shown)

    with pytest.raises(Refusal, match=said):
        getattr(actions, decide)(appeal, comment="So.", by=office[1])

    assert (actions.official_of(shown), point_of(shown, "A").value) == (before, 12)


def test_the_effect_of_a_part_is_seen_on_the_page_before_it_is_decided(office, shown, user_with, client_for, worker):
    appeal = appeal_of(shown, "C", user_with)
    page, effect = appeal.get_absolute_url(), reverse("evaluation:examine", args=[appeal.uuid])
    officer = client_for(office[0])

    wrong = officer.post(effect, {"value": "many", "kind": "reported"})
    with worker():
        officer.post(effect, {"value": "۱۸", "kind": ""})
    appeal.refresh_from_db()
    text = officer.get(page).text

    assert "is not a number" in wrong.text
    assert appeal.run.changes == {"values": [["C", "joint", "18", "reported"]]}
    assert "Computed with 18 as “joint”." in text
    assert [act(one) for one in BeautifulSoup(text, "html.parser").select(".page-actions a")] == [
        "uphold_partly",
        "deny",
        "evidence",
    ]
    actions.uphold_partly(appeal, comment="Eighteen are proved.", by=office[1])
    own = BeautifulSoup(client_for(appeal.filed_by).get(page).text, "html.parser")
    assert "It becomes 18" in " ".join(own.select_one(".facts-list").get_text(" ", strip=True).split())
    assert own.select("#effect") == []


def act(link):
    return link["href"].rstrip("/").rpartition("/")[2]


def test_an_effect_that_another_run_has_overtaken_is_said_to_be(office, shown, user_with, client_for):
    first = examined(appeal_of(shown, "C", user_with), office[0])
    second = examined(appeal_of(shown, "A", user_with, value="29"), office[0])
    page = client_for(office[1])
    said = "Another run counts since its effect was computed"
    assert said not in page.get(second.get_absolute_url()).text

    actions.uphold(first, comment="Right.", by=office[1])

    assert said in page.get(second.get_absolute_url()).text


def test_whose_place_an_appeal_moves_is_told_once_and_not_whose_appeal_it_was(office, shown, user_with):
    people = {
        code: user_with(Role.DATA_OFFICER, institution=shown.participations.get(code=code).institution)
        for code in "ABD"
    }
    put(people["A"], language="fa")
    appeal = examined(appeal_of(shown, "C", user_with), office[0])  # A from 3 to 2, C from 2 to 3

    actions.uphold(appeal, comment="The list proves it.", by=office[1])
    actions.choose_run(appeal.run, by=office[1])

    letter = Email.objects.get(key__startswith="place-changed")
    result = appeal.run.results.get(code="A")
    whole = letter.subject + letter.text + letter.html
    assert (letter.to, letter.language, letter.person) == (people["A"].email, "fa", people["A"])
    assert result.get_absolute_url() in letter.text
    who = (str(appeal.participation.institution), str(appeal.filed_by))
    for secret in (appeal.number, str(appeal.uuid), "joint", *who):
        assert secret not in whole


def test_before_results_are_shown_nobody_is_told_that_another_run_counts(office, user_with):
    this = mini_round()
    for part in this.participations.all():
        user_with(Role.DATA_OFFICER, institution=part.institution)
    official(this, by=office[0])

    zero = computed(this, by=office[0], changes={"values": [["C", "joint", "20", "reported"]]})
    actions.choose_run(zero, by=office[0])

    assert told("place-changed") == []


def test_the_address_told_with_the_first_results_leads_to_those_that_count_now(office, shown, user_with, client_for):
    ours = client_for(user_with(Role.DATA_OFFICER, institution=shown.participations.get(code="A").institution))
    old = actions.official_of(shown).results.get(code="A").get_absolute_url()
    theirs = actions.official_of(shown).results.get(code="B").get_absolute_url()
    appeal = examined(appeal_of(shown, "C", user_with), office[0])
    actions.uphold(appeal, comment="Right.", by=office[1])

    answer = ours.get(old)

    assert (answer.status_code, answer.url) == (302, appeal.run.results.get(code="A").get_absolute_url())
    assert ours.get(theirs).status_code == 404


@pytest.mark.parametrize("decide", ["deny", None])
def test_what_is_not_upheld_leaves_the_value(office, shown, user_with, decide):
    appeal = examined(appeal_of(shown, "A", user_with), office[0])

    if decide:
        getattr(actions, decide)(appeal, comment="No.", by=office[1])

    assert (point_of(shown, "A").value, point_of(shown, "A").declared_kind) == (12, "")


def test_a_value_that_was_never_given_stands_as_the_appeal_has_declared_it(office, shown, user_with):
    put(point_of(shown, "C"), kind="", state="pending")
    appeal = examined(appeal_of(shown, "C", user_with), office[0])

    actions.uphold(appeal, comment="Right.", by=office[1])

    point = point_of(shown, "C")
    assert (point.value, point.state, point.origin, point.declared_kind) == (20, "accepted", "office", "")


def test_a_value_that_was_rejected_is_accepted(office, shown, user_with):
    put(point_of(shown, "A"), state="rejected")
    appeal = examined(appeal_of(shown, "A", user_with, value="12"), office[0])

    actions.uphold(appeal, comment="Right.", by=office[1])

    assert (point_of(shown, "A").value, point_of(shown, "A").state) == (12, "accepted")


def test_a_run_of_the_round_after_it_computes_with_the_corrected_value(office, shown, user_with):
    appeal = examined(appeal_of(shown, "C", user_with), office[0])
    actions.uphold(appeal, comment="Right.", by=office[1])

    again = actions.compute_run(actions.ask_run(shown, by=office[0]))

    assert ranks_of(again) == ranks_of(appeal.run)


def test_next_year_compares_with_the_corrected_value(office, shown, user_with):
    appeal = examined(appeal_of(shown, "A", user_with), office[0])
    actions.uphold(appeal, comment="Right.", by=office[1])
    published(shown, director=office[1], officer=office[0])
    institutions = {one.code: one.institution for one in shown.participations.select_related("institution")}
    later = mini_round(year=1405, exercise=shown.exercise, institutions=institutions)

    found = [one.value for one in values_of(later) if (one.unit, one.period, one.variable) == ("A", 1404, "joint")]

    assert found == [20]


def test_a_run_that_counts_in_place_of_another_needs_two_names_of_its_own(office, shown):
    with after_appeals(shown):
        actions.approve(shown, by=office[0])
        actions.choose_run(computed(shown, by=office[0]), by=office[0])

        actions.approve(shown, by=office[1])
        shown.refresh_from_db()
        assert shown.status == "review"
        actions.approve(shown, by=office[0])
        shown.refresh_from_db()
        assert shown.status == "approved"


@pytest.mark.parametrize(
    ("value", "kind", "said"),
    [
        ("", "reported", "Write the number"),
        ("5", "zero", "take one of the two away"),
        ("many", "reported", "is not a number"),
    ],
)
def test_an_appeal_asks_for_no_value_that_cannot_be_kept(shown, user_with, client_for, value, kind, said):
    part = shown.participations.get(code="C")
    joint = shown.framework.variables.get(code="joint")
    browser = client_for(user_with(Role.DATA_OFFICER, institution=part.institution))
    asked = {"about": "value", "variable": joint.pk, "value": value, "kind": kind, "grounds": "See the list."}

    page = browser.post(
        reverse("evaluation:file_appeal", args=[actions.official_of(shown).results.get(code="C").uuid]), asked
    )

    assert said in page.text
    assert not Appeal.objects.exists()
