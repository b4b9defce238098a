"""An institution sees its own provisional results and nobody else's; everybody sees what is opened, and no more."""

import json
import re
import zipfile
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone, translation
from pypdf import PdfReader

from directory.roles import Role
from evaluation import actions
from evaluation import jobs as evaluation_jobs
from evaluation.models import Appeal, IssuedReport, Result, Run, RunApproval, RunTable, Snapshot
from records import clock, jobs
from records.models import Job
from records.reports import reports
from tests.evaluation import mini
from tests.evaluation.minirounds import computed, mini_round, official, published
from tests.factories.directory import InstitutionFactory
from tests.factories.evaluation import (
    AppealFactory,
    IssuedReportFactory,
    ParticipationFactory,
    ResultFactory,
    RoundFactory,
    RunFactory,
    opened,
    put,
)

pytestmark = pytest.mark.django_db

RESULT_LIST, RUN_LIST, ONE_RUN = 4, 13, 31
EXPLAINED = {"rank": 1, "of": 1}


def result_of(this, code):
    return Result.objects.get(run=actions.official_of(this), code=code)


def signed_in_for(this, code, as_user):
    return as_user(Role.DATA_OFFICER, institution=this.participations.get(code=code).institution)


def test_an_institution_reads_its_score_and_why(shown, as_user, client):
    signed_in_for(shown, "A", as_user)

    page = client.get(result_of(shown, "A").get_absolute_url())

    assert page.status_code == 200
    assert "36.06" in page.text
    assert "3 of 4" in page.text


def test_anothers_results_are_not_there(shown, as_user, client):
    signed_in_for(shown, "B", as_user)
    other = result_of(shown, "A")
    form = {"variable": shown.framework.variables.get(code="joint").pk, "value": "1"}

    answers = [
        client.get(other.get_absolute_url()),
        client.get(other.get_absolute_url(), form),
        client.get(reverse("evaluation:file_appeal", args=[other.uuid])),
        client.post(reverse("evaluation:result_report", args=[other.uuid])),
        client.get(other.run.get_absolute_url()),
        client.get(reverse("evaluation:run_table", args=[other.run.uuid, "units"])),
        client.get(reverse("evaluation:published", args=[shown.exercise.code, shown.year])),
        client.get(reverse("evaluation:open_data", args=[shown.exercise.code, shown.year, "csv"])),
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert not Job.objects.filter(kind="evaluation-report").exists()


def test_a_file_made_for_another_is_not_there_and_its_check_tells_no_figure(shown, as_user, client, user_with):
    theirs = user_with(Role.DATA_OFFICER, institution=shown.participations.get(code="A").institution)
    job = made("institution-profile", result_of(shown, "A").uuid, theirs, "en")
    signed_in_for(shown, "B", as_user)
    issued = IssuedReport.objects.get()

    assert client.get(reverse("records:job", args=[job.uuid])).status_code == 404
    assert client.get(reverse("records:job_file", args=[job.uuid])).status_code == 404
    assert "36.06" not in client.get(issued.check_url).text


def test_whoever_enters_for_another_institution_now_does_not_get_the_old_report(shown, user_with, client_for, worker):
    theirs = user_with(Role.DATA_OFFICER, institution=shown.participations.get(code="A").institution)
    with worker():
        client_for(theirs).post(reverse("evaluation:result_report", args=[result_of(shown, "A").uuid]))
    job = Job.objects.get(kind="evaluation-report")
    file = reverse("records:job_file", args=[job.uuid])
    assert b"".join(client_for(theirs).get(file).streaming_content).startswith(b"%PDF")

    put(theirs.appointments.get(), institution=shown.participations.get(code="B").institution)

    assert client_for(theirs).get(file).status_code == 404


def test_all_profiles_are_taken_along_as_one_file(shown, office, client_for, worker):
    director = client_for(office[1])
    with worker():
        director.post(reverse("evaluation:run_act", args=[actions.official_of(shown).uuid, "profiles"]))
    job = Job.objects.get(kind="evaluation-profiles")

    answer = director.get(reverse("records:job_file", args=[job.uuid]))

    assert (answer.status_code, answer["Content-Type"]) == (200, "application/zip")
    assert b"".join(answer.streaming_content).startswith(b"PK")


def test_a_report_that_could_not_be_made_is_asked_for_once_more_with_its_number(shown, office, client_for, worker):
    director, run = client_for(office[1]), actions.official_of(shown)
    job = actions.ask_report(reports["method-report"], run, by=office[1])
    put(job, status="failed")

    with worker():
        director.post(reverse("records:job_again", args=[job.uuid]))

    assert IssuedReport.objects.get().run == run


def test_lists_counts_and_searches_of_results_are_an_institution_s_own(shown, office, user_with, client_for):
    own, other = shown.participations.get(code="A"), shown.participations.get(code="B")
    user, theirs = (user_with(Role.DATA_OFFICER, institution=one.institution) for one in (own, other))
    for part, filer in ((own, user), (other, theirs)):
        actions.file_appeal(Appeal(participation=part, about="rule", grounds="Unfair."), by=filer)
        result = result_of(shown, part.code)
        IssuedReportFactory(run=result.run, result=result, issued_by=filer, sha256="0" * 64)
    IssuedReportFactory(run=actions.official_of(shown), issued_by=office[0])

    assert [one.code for one in Result.objects.visible_to(user)] == ["A"]
    assert [one.participation for one in Appeal.objects.visible_to(user)] == [own]
    assert [one.result.code for one in IssuedReport.objects.visible_to(user)] == ["A"]
    assert [model.objects.visible_to(user).count() for model in (Run, RunTable, Snapshot, RunApproval)] == [0, 0, 0, 0]
    browser, name = client_for(user), other.institution.name
    pages = [
        reverse("evaluation:results"),
        f"{reverse('evaluation:published', args=[shown.exercise.code, shown.year])}?q={name}",
        f"{result_of(shown, 'A').get_absolute_url()}?variable={shown.framework.variables.first().pk}&value=1",
        *(
            f"{reverse('records:report', args=[slug])}?key={key}"
            for slug, key in (
                ("institution-profile", result_of(shown, "B").uuid),
                ("sector-report", actions.official_of(shown).uuid),
                ("evaluation-summary", actions.official_of(shown).uuid),
            )
        ),
        f"{reverse('records:report', args=['sector-report'])}?key={actions.official_of(shown).uuid}&format=csv",
    ]
    for page in pages:
        answer = browser.get(page)
        text = b"".join(answer.streaming_content).decode() if answer.streaming else answer.text
        assert "87.14" not in text, page
        assert BeautifulSoup(text, "html.parser").find(string=re.compile(re.escape(name))) is None, page


@pytest.mark.parametrize("n", [1, 3])
def test_the_list_of_own_results_asks_the_database_equally_often(n, as_user, client, django_assert_num_queries):
    institution = InstitutionFactory()
    as_user(Role.DATA_OFFICER, institution=institution)
    for year in range(n):
        part = ParticipationFactory(round=RoundFactory(year=1400 + year), institution=institution)
        result = ResultFactory(run=RunFactory(snapshot__round=part.round), participation=part, explanation=EXPLAINED)
        counts(result.run)
        opened(part.round, "review", appeals_until=clock.today())

    with django_assert_num_queries(RESULT_LIST):
        page = client.get(reverse("evaluation:results"))

    assert len(BeautifulSoup(page.text, "html.parser").select("tbody tr")) == n


@pytest.mark.parametrize("n", [1, 3])
def test_runs_and_appeals_of_a_round_ask_the_database_equally_often(n, office, client_for, django_assert_num_queries):
    this = opened(RoundFactory(), "review", appeals_until=clock.today())
    for _each in range(n):
        RunFactory(snapshot__round=this, asked_by=office[0])
        AppealFactory(participation=ParticipationFactory(round=this))
    browser = client_for(office[0])

    with django_assert_num_queries(RUN_LIST):
        page = browser.get(reverse("evaluation:runs", args=[this.uuid]))

    assert len(BeautifulSoup(page.text, "html.parser").select("tbody tr")) == n
    assert page.text.count("APP-1405-") == n


@pytest.mark.parametrize("n", [1, 3])
def test_a_run_asks_the_database_equally_often_however_many_it_ranks(n, office, client_for, django_assert_num_queries):
    this = mini_round(given={code: mini.GIVEN[code] for code in ("A", "B", "D")[:n]})
    run = computed(this, by=office[0])
    browser = client_for(office[0])

    with django_assert_num_queries(ONE_RUN):
        page = browser.get(run.get_absolute_url())

    assert run.results.count() == n
    assert page.status_code == 200


def counts(run):
    put(run, status="done", finished_at=clock.now(), result_sha256="0" * 64, is_official=True)


def test_the_own_page_names_no_other_and_holds_no_other_score(shown, as_user, client):
    signed_in_for(shown, "A", as_user)
    page = client.get(result_of(shown, "A").get_absolute_url()).text + client.get(reverse("evaluation:results")).text
    others = shown.participations.exclude(code="A").select_related("institution")

    assert not [one.institution.name for one in others if one.institution.name in page]
    assert not [score for score in ("87.14", "40.00", "25.50") if score in page]


def test_nobody_sees_results_before_they_are_released(office, as_user, client):
    this = mini_round()
    run = official(this, by=office[0])
    signed_in_for(this, "A", as_user)

    assert client.get(run.results.get(code="A").get_absolute_url()).status_code == 404


def test_anothers_appeal_is_not_there_and_its_effect_is_the_offices(shown, as_user, client, user_with, client_for):
    filer = signed_in_for(shown, "C", as_user)
    appeal = actions.file_appeal(
        Appeal(participation=shown.participations.get(code="C"), about="rule", grounds="Unfair."), by=filer
    )
    own = client.get(appeal.get_absolute_url())
    other = client_for(user_with(Role.DATA_OFFICER, institution=shown.participations.get(code="A").institution))

    assert own.status_code == 200
    assert "What upholding it does to everybody" not in own.text
    assert other.get(appeal.get_absolute_url()).status_code == 404
    assert other.post(reverse("evaluation:examine", args=[appeal.uuid])).status_code == 404


@pytest.mark.parametrize("typed", ["20", "۲۰"])
def test_one_tries_out_an_own_value(shown, as_user, client, typed):
    signed_in_for(shown, "C", as_user)
    joint = shown.framework.variables.get(code="joint")

    page = client.get(result_of(shown, "C").get_absolute_url(), {"variable": joint.pk, "value": typed})

    assert "the score would be 30.91 instead of 40.00, and the rank 3, not 2" in page.text


def test_an_appeal_is_filed_from_its_page(shown, as_user, client):
    signed_in_for(shown, "C", as_user)
    joint = shown.framework.variables.get(code="joint")
    given = {"about": "value", "variable": joint.pk, "value": "۱٬۰۲۰", "kind": "reported", "grounds": "See the list."}

    answer = client.post(reverse("evaluation:file_appeal", args=[result_of(shown, "C").uuid]), given)

    assert answer.status_code == 302
    assert Appeal.objects.get().value == 1020


def content_of(job):
    with job.file.open() as file:
        return file.read()


def made(report, key, user, language):
    job = jobs.ask(
        "evaluation-report", title="R", by=user, language=language, report=report, key=str(key), on="2026-11-20"
    )
    jobs.work(job.pk)
    job.refresh_from_db()
    assert job.status == "done", job.error
    return job


@pytest.mark.parametrize("report", ["institution-profile", "sector-report", "method-report", "evaluation-summary"])
def test_both_languages_of_a_report_agree_on_every_number(shown, office, report):
    key = result_of(shown, "A") if report == "institution-profile" else actions.official_of(shown)
    told = []
    for language in ("en", "fa"):
        with translation.override(language):
            html = reports[report].html(user=office[0], on=timezone.now().date(), filters={"key": key}, is_pdf=True)
        told.append(numbers_in(html))

    assert told[0] == told[1]
    assert len(told[0]) > 20


def numbers_in(html):
    """Every number of a report, in its sentences, tables and drawings; dates stand in the head, in two calendars."""
    body = BeautifulSoup(html, "html.parser").find("section", class_="part").parent
    for none in body.find_all(["title", "desc"]):
        none.decompose()
    text = " ".join(body.stripped_strings).translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹٫٬", "0123456789.,"))
    return sorted(re.findall(r"\d[\d.,]*\d|\d", text))


def test_the_profile_of_the_design_s_example(shown, office):
    """Score 36.06, rank 3 of 4 between 2 and 3, most from R2 and least from I2, run and fingerprint; a moved weight."""
    told = {}
    for code in ("A", "C"):
        html = reports["institution-profile"].html(
            user=office[0], on=timezone.now().date(), filters={"key": result_of(shown, code)}, is_pdf=True
        )
        told[code] = BeautifulSoup(html, "html.parser")
    page, run = told["A"], actions.official_of(shown)
    best, worst = page.select("#domains table")

    assert [tile.text for tile in page.select("#place .kpi-value")[:3]] == ["36.06", "3 of 4", "2 to 3"]
    assert best.select_one("tbody th").text == "R2"
    assert worst.select_one("tbody th").text == "I2"
    assert {run.number, run.result_sha256, run.snapshot.sha256} <= set(page.select_one("#genuine").stripped_strings)
    assert "has 1 of 2 values, and the weight (20%) went to I1" in told["C"].select_one("#annex").text


def test_a_profile_has_its_number_is_tagged_and_can_be_checked(shown, office, client):
    job = made("institution-profile", result_of(shown, "A").uuid, office[0], "fa")
    issued = IssuedReport.objects.get()
    pdf = PdfReader(BytesIO(content_of(job)))

    page = client.get(issued.check_url)

    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert pdf.trailer["/Root"]["/Lang"] == "fa"
    assert issued.number in page.text
    assert issued.sha256 in page.text
    assert "36.06" not in page.text  # not published
    assert client.get(reverse("check_report", args=["NOBODYHAS1"])).status_code == 404


@pytest.mark.parametrize("report", ["sector-report", "method-report", "evaluation-summary"])
def test_the_office_has_reports_of_a_run(shown, office, report):
    job = made(report, actions.official_of(shown).uuid, office[1], "en")

    assert job.pages == 1 or report != "evaluation-summary"
    assert IssuedReport.objects.get().result is None


def test_the_method_tells_what_each_indicator_counts_of_the_whole(shown, office):
    job = made("method-report", actions.official_of(shown).uuid, office[1], "en")

    words = PdfReader(BytesIO(content_of(job))).pages[0].extract_text()

    assert re.findall(r"(\d+)\s?%", words) == ["100", "60", "40", "20", "40", "20", "20"]


def test_an_institution_makes_no_report_of_another_nor_of_the_sector(shown, user_with):
    user = user_with(Role.DATA_OFFICER, institution=shown.participations.get(code="B").institution)
    run = actions.official_of(shown)
    for report, key in (("institution-profile", result_of(shown, "A").uuid), ("sector-report", run.uuid)):
        job = jobs.ask(
            "evaluation-report", title="R", by=user, language="en", report=report, key=str(key), on="2026-11-20"
        )
        with pytest.raises(Exception):  # noqa: B017, PT011
            jobs.work(job.pk)

    assert not IssuedReport.objects.exists()


def test_all_profiles_come_in_one_file_and_what_failed_is_listed(shown, office, monkeypatch):
    def broken(slug, key, job):
        if key == str(result_of(shown, "B").uuid):
            raise ValueError
        return "p.pdf", b"%PDF", 1

    monkeypatch.setattr(evaluation_jobs, "printed", broken)
    job = actions.ask_profiles(actions.official_of(shown), by=office[1])
    jobs.work(job.pk)
    job.refresh_from_db()
    names = zipfile.ZipFile(BytesIO(content_of(job))).namelist()

    assert names == ["A-p.pdf", "C-p.pdf", "D-p.pdf", "failed.txt"]
    assert (job.parameters["failed"], job.done) == (["B"], 4)


def test_where_ranks_are_not_opened_neither_figure_nor_order_tells_them(office, client):
    this = mini_round()
    published(this, director=office[1], officer=office[0], opened=("scores",))

    page = BeautifulSoup(
        client.get(reverse("evaluation:published", args=[this.exercise.code, this.year])).text, "html.parser"
    )
    rows = [[cell.text for cell in row.find_all(["th", "td"])] for row in page.select("table.ranked tbody tr")]
    data = client.get(reverse("evaluation:open_data", args=[this.exercise.code, this.year, "json"])).json()

    assert [row[0] for row in rows] == ["–"] * 4
    assert [row[1] for row in rows] == sorted(row[1] for row in rows)
    assert {len(row) for row in rows} == {3}
    assert page.select("figure") == []
    assert [row["code"] for row in data] == ["A", "B", "C", "D"]


def test_everybody_sees_what_is_opened_and_no_more(office, client):
    this = mini_round()
    published(this, director=office[1], officer=office[0], opened=("ranks",))
    page = client.get(reverse("evaluation:published", args=[this.exercise.code, this.year]))
    data = client.get(reverse("evaluation:open_data", args=[this.exercise.code, this.year, "json"]))
    rows = json.loads(data.content)

    assert page.status_code == 200
    assert "87.14" not in page.text
    assert [set(row) for row in rows] == [{"code", "name_en", "name_fa", "rank", "rank_low", "rank_high"}] * 4


def test_the_data_package_describes_its_files(office, client):
    this = mini_round()
    published(
        this, director=office[1], officer=office[0], opened=("ranks", "scores", "domains", "indicators", "values")
    )
    packet = client.get(reverse("evaluation:open_data", args=[this.exercise.code, this.year, "zip"]))
    files = zipfile.ZipFile(BytesIO(packet.content))

    assert set(files.namelist()) == {"ranking.csv", "ranking.json", "indicators.csv", "datapackage.json"}
    assert b"36.06" in files.read("ranking.csv")
    assert json.loads(files.read("datapackage.json"))["result_sha256"] == actions.official_of(this).result_sha256


def test_the_office_computes_from_the_page_and_compares(office, client_for):
    this = mini_round()
    run = official(this, by=office[0])
    browser = client_for(office[0])
    international = this.framework.nodes.get(code="international")
    answer = browser.post(
        reverse("evaluation:runs", args=[this.uuid]),
        {"what_if": "1", "missing": "zero", f"weight_{international.pk}": "", "reason": "Gaps"},
    )
    made = this.runs.latest("pk")
    actions.compute_run(made)
    page = browser.get(made.get_absolute_url())

    assert answer.status_code == 302
    assert made.base == run
    assert "2 → 4" in page.text


def test_the_directors_view_is_not_for_institutions(shown, as_user, client):
    signed_in_for(shown, "A", as_user)

    assert client.get(reverse("evaluation:dashboard")).status_code == 403
