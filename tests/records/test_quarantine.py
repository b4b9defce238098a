import datetime as dt

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connections

from directory.roles import Role
from notices.models import Email
from records import clock, documents, quarantine, scanner
from records.history import acting
from records.models import Document, DocumentKind, ScanStatus, Visibility
from records.refusals import Refusal
from tests.agreements.papers import scan
from tests.factories.agreements import AgreementFactory
from tests.factories.records import PDF, DocumentFactory
from tests.pages import body, text
from tests.records.scanners import EICAR, listening

pytestmark = pytest.mark.django_db


@pytest.fixture
def clamd(tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "CLAMAV", str(tmp_path / "scanner"))
    with listening(tmp_path) as server:
        yield server


@pytest.fixture
def officer(user_with):
    return user_with(Role.OFFICER, name="Leila Daneshvar")


@pytest.fixture
def agreement():
    return AgreementFactory(concluded=True, public=True)


def waiting(data=PDF, **values):
    return DocumentFactory(data=data, scan_status=ScanStatus.WAITING, **values)


def status(paper):
    paper.refresh_from_db()
    return paper.scan_status


# --- in and out of quarantine ----------------------------------------------------------------------------------------


def test_without_a_scanner_a_paper_says_that_it_was_not_checked(officer, agreement):
    assert documents.attach(agreement, scan(), by=officer).scan_status == ScanStatus.NOT_SCANNED


def test_a_clean_paper_is_let_out_as_soon_as_the_worker_hears(clamd, officer, agreement, worker, today):
    with worker():
        paper = documents.attach(agreement, scan(), by=officer)
        assert paper.scan_status == ScanStatus.WAITING

    paper.refresh_from_db()
    assert (paper.scan_status, paper.scanned_at) == (ScanStatus.CLEAN, clock.now())
    assert clamd.seen == [scan().read()]


def test_an_infected_paper_is_refused_its_file_removed_and_its_uploader_told(clamd, officer, agreement, worker):
    with worker():
        paper = waiting(data=b"%PDF-1.4\n" + EICAR, about=agreement, uploaded_by=officer, name="scan.pdf")
        name = paper.file.name
        quarantine.sweep()

    paper.refresh_from_db()
    assert (paper.scan_status, paper.signature, paper.file.name) == ("refused", "Eicar-Test-Signature", "")
    assert not default_storage.exists(name)
    letter = Email.objects.get()
    assert (letter.to, letter.subject) == (officer.email, "Refused: scan.pdf")
    assert "the virus scanner found Eicar-Test-Signature in it" in letter.text
    assert agreement.get_absolute_url() in letter.text


def test_a_file_that_two_papers_name_is_removed_with_the_last_of_them(clamd, officer, agreement, worker):
    with worker():
        first = DocumentFactory(data=b"%PDF-1.4\n" + EICAR, about=agreement, uploaded_by=officer)
        second, name = documents.file_again(first, about=AgreementFactory(), by=officer), first.file.name
        quarantine.decide(first, "Eicar-Test-Signature")
    kept = (status(first), status(second), default_storage.exists(name))
    with worker():
        quarantine.sweep()

    assert kept == (ScanStatus.REFUSED, ScanStatus.NOT_SCANNED, True)
    assert (status(second), default_storage.exists(name)) == (ScanStatus.REFUSED, False)


def test_what_a_program_filed_is_refused_without_a_letter(clamd, agreement):
    paper = waiting(data=EICAR, about=agreement)

    quarantine.sweep()

    assert status(paper) == ScanStatus.REFUSED
    assert not Email.objects.exists()


def test_who_refused_and_why_is_in_the_history(clamd, agreement):
    paper = waiting(data=EICAR, about=agreement)

    quarantine.sweep()

    event = Document.events.rel.related_model.objects.filter(pgh_obj_id=paper.pk).latest("pgh_id")
    assert [event.pgh_context[name] for name in ("by_name", "verb", "comment")] == [
        "ClamAV",
        "scan",
        "Eicar-Test-Signature",
    ]


# --- the scanner is away ---------------------------------------------------------------------------------------------


def test_while_the_scanner_is_away_a_paper_waits_and_is_let_out_afterwards(tmp_path, monkeypatch, officer, agreement):
    monkeypatch.setattr(settings, "CLAMAV", str(tmp_path / "scanner"))
    paper = documents.attach(agreement, scan(), by=officer)
    quarantine.sweep()
    assert status(paper) == ScanStatus.WAITING

    with listening(tmp_path):
        quarantine.sweep()

    assert status(paper) == ScanStatus.CLEAN


def test_a_scanner_that_is_away_is_asked_once_a_sweep(monkeypatch, agreement):
    monkeypatch.setattr(settings, "CLAMAV", "/nowhere/clamd.ctl")
    for n in range(3):
        waiting(about=agreement, data=b"%d" % n)
    asked = []
    connected = scanner._connected
    monkeypatch.setattr(scanner, "_connected", lambda: asked.append(1) or connected())

    quarantine.sweep()

    assert len(asked) == 1


def test_a_paper_on_which_the_scanner_hangs_holds_up_no_more_than_one_sweep_s_patience(clamd, monkeypatch, agreement):
    monkeypatch.setattr(scanner, "ANSWER_SECONDS", 0.1)
    papers = [waiting(about=agreement, data=b"%d" % n) for n in range(5)]
    clamd.hangs = True

    quarantine.sweep()

    assert len(clamd.seen) == quarantine.MOST_SILENCES
    assert {status(paper) for paper in papers} == {ScanStatus.WAITING}


def test_a_sweep_ends_before_the_task_that_makes_it(clamd, monkeypatch, agreement):
    monkeypatch.setattr(quarantine, "MOST_SECONDS", -1)
    paper = waiting(about=agreement)

    quarantine.sweep()

    assert status(paper) == ScanStatus.WAITING


def test_a_paper_whose_file_is_lost_does_not_stop_the_sweep(clamd, agreement):
    lost, other = waiting(about=agreement), waiting(about=agreement, data=b"other")
    default_storage.delete(lost.file.name)

    quarantine.sweep()

    assert (status(lost), status(other)) == (ScanStatus.WAITING, ScanStatus.CLEAN)


@pytest.mark.django_db(transaction=True)
def test_two_sweeps_do_not_scan_at_the_same_time(clamd):
    waiting(about=AgreementFactory())
    other = connections["default"].copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext('peyvand quarantine'))")
    try:
        quarantine.sweep()
        assert clamd.seen == []
    finally:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock_all()")
        other.close()

    quarantine.sweep()

    assert len(clamd.seen) == 1


def test_papers_filed_before_there_was_a_scanner_are_scanned_later_and_stay_readable(clamd, agreement):
    old, bad = DocumentFactory(about=agreement), DocumentFactory(about=agreement, data=EICAR)

    quarantine.sweep()

    assert (status(old), status(bad)) == (ScanStatus.CLEAN, ScanStatus.REFUSED)


def test_a_second_answer_changes_nothing(clamd, agreement):
    paper = waiting(about=agreement)
    quarantine.sweep()

    quarantine.decide(paper, "Eicar-Test-Signature")

    assert status(paper) == ScanStatus.CLEAN


def test_without_a_scanner_nothing_is_asked(agreement, django_assert_num_queries):
    waiting(about=agreement)
    with django_assert_num_queries(0):
        quarantine.sweep()


# --- who gets what ---------------------------------------------------------------------------------------------------


def answer(client, paper):
    response = client.get(paper.url)
    body(response)
    return response.status_code


@pytest.mark.parametrize(
    ("scan_status", "to_public", "to_office"),
    [
        (ScanStatus.NOT_SCANNED, 200, 200),
        (ScanStatus.WAITING, 404, 409),
        (ScanStatus.CLEAN, 200, 200),
        (ScanStatus.REFUSED, 404, 410),
    ],
)
def test_nothing_goes_out_that_is_in_quarantine(client, as_user, agreement, scan_status, to_public, to_office):
    is_decided = scan_status in {ScanStatus.CLEAN, ScanStatus.REFUSED}
    paper = DocumentFactory(
        about=agreement,
        visibility=Visibility.PUBLIC,
        scan_status=scan_status,
        scanned_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC) if is_decided else None,
        **({"signature": "Eicar", "file": ""} if scan_status == ScanStatus.REFUSED else {}),
    )

    assert answer(client, paper) == to_public

    as_user(Role.AUDITOR)
    assert answer(client, paper) == to_office


@pytest.mark.parametrize("role", [None, Role.AUDITOR])
def test_a_page_lists_a_waiting_paper_to_the_office_without_a_link(client, as_user, agreement, role):
    paper = waiting(about=agreement, title="The text", visibility=Visibility.PUBLIC)
    if role:
        as_user(role)
    words = text(client.get(agreement.get_absolute_url()))

    assert ("The text being checked for viruses" in words) is bool(role)
    assert paper.url not in client.get(agreement.get_absolute_url()).text


def test_whoever_files_a_paper_is_told_that_it_is_being_checked(clamd, client, as_user):
    as_user(Role.OFFICER)
    agreement = AgreementFactory(concluded=True)
    address = f"/en/admin/agreements/agreement/{agreement.pk}/attach/"

    response = client.post(address, {"file": scan(), "kind": "signed_copy", "visibility": "office"}, follow=True)

    assert "It is being checked for viruses and can be read in a moment." in text(response)
    assert "being checked for viruses" in text(response)


def test_while_a_newer_version_is_being_checked_the_public_reads_the_one_before(clamd, client, officer, agreement):
    first = DocumentFactory(about=agreement, visibility=Visibility.PUBLIC)
    clamd.hangs = True
    second = documents.replace(first, scan("newer.png"), by=officer)
    assert (answer(client, first), answer(client, second)) == (200, 404)

    quarantine.decide(second, "")

    assert (answer(client, first), answer(client, second)) == (404, 200)


def test_where_the_newer_version_is_refused_the_one_before_is_the_current_one_again(clamd, officer, agreement):
    first = DocumentFactory(about=agreement, kind=DocumentKind.OTHER)
    second = documents.replace(first, scan("newer.png"), by=officer)

    quarantine.decide(second, "Eicar")
    third = documents.replace(first, scan("clean.png", "red"), by=officer)

    assert list(Document.objects.about(agreement).current()) == [third]
    assert third.previous == first


def test_the_database_keeps_refused_papers_without_a_file(agreement):
    paper = waiting(about=agreement)
    with pytest.raises(Refusal, match="has the virus's name and no file"), acting(by="A", verb="scan"):
        Document.objects.filter(pk=paper.pk).update(scan_status="refused", scanned_at=clock.now(), signature="Eicar")
