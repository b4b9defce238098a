import datetime as dt
import logging

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from directory.roles import Role
from records import documents
from records.history import acting
from records.models import Document, DocumentKind, Visibility
from records.refusals import Refusal
from tests.agreements.papers import scan
from tests.factories.agreements import AgreementFactory
from tests.factories.records import PDF, DocumentFactory, GoalFactory
from tests.pages import body, soup

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(user_with):
    return user_with(Role.OFFICER, name="Leila Daneshvar")


def test_a_paper_is_kept_with_what_it_is_and_who_filed_it(officer, today):
    agreement = AgreementFactory()

    paper = documents.attach(agreement, scan("My scan.png"), by=officer, kind=DocumentKind.SIGNED_COPY, language="en")

    assert list(Document.objects.about(agreement)) == [paper]
    assert (paper.name, paper.mime, paper.kind, paper.uploaded_by) == (
        "My scan.png",
        "image/png",
        "signed_copy",
        officer,
    )
    assert (paper.size, len(paper.sha256), paper.visibility) == (paper.file.size, 64, Visibility.OFFICE)
    assert "scan" not in paper.file.name
    event = Document.events.rel.related_model.objects.get(pgh_obj_id=paper.pk)
    assert (event.pgh_context["verb"], event.pgh_context["by_name"]) == ("attach", "Leila Daneshvar")


@pytest.mark.parametrize(
    ("kind", "file"),
    [
        (DocumentKind.SIGNED_COPY, SimpleUploadedFile("scan.pdf", b"<html></html>")),
        (DocumentKind.TEXT, SimpleUploadedFile("text.pdf", b"")),
        (DocumentKind.OTHER, SimpleUploadedFile("list.exe", b"MZ")),
    ],
)
def test_what_is_not_what_its_kind_accepts_is_refused_beside_the_field(officer, kind, file):
    with pytest.raises(Refusal) as refused:
        documents.attach(GoalFactory(), file, by=officer, kind=kind)

    assert refused.value.field == "file"
    assert not Document.objects.exists()


def test_a_file_is_filed_again_on_another_record_for_its_office_alone(officer):
    first = documents.attach(AgreementFactory(), scan(), by=officer, title="CV", visibility=Visibility.PUBLIC)
    other = AgreementFactory()

    again = documents.file_again(first, about=other, by=officer)

    assert (again.about, again.file.name, again.sha256, again.size) == (
        other,
        first.file.name,
        first.sha256,
        first.size,
    )
    assert (again.title, again.visibility, again.previous) == ("", Visibility.OFFICE, None)


def test_what_is_withdrawn_or_still_in_quarantine_is_not_filed_again(officer):
    waits = DocumentFactory(scan_status="waiting")

    with pytest.raises(Refusal, match="was withdrawn, or is not checked yet"):
        documents.file_again(waits, about=AgreementFactory(), by=officer)


def test_a_picture_is_no_text(officer):
    with pytest.raises(Refusal):
        documents.attach(GoalFactory(), scan(), by=officer, kind=DocumentKind.TEXT)


def test_the_very_same_file_is_not_filed_twice_unless_it_was_withdrawn(officer, today):
    goal = GoalFactory()
    first = documents.attach(goal, scan(), by=officer)
    with pytest.raises(Refusal) as refused:
        documents.attach(goal, scan("other name.png"), by=officer)

    assert str(refused.value) == "This very file is already there."

    documents.withdraw(first, reason="Illegible.", by=officer)
    documents.attach(goal, scan(), by=officer)

    assert Document.objects.about(goal).open().count() == 1


def test_a_paper_withdrawn_stays_in_the_files_with_its_reason(officer, today):
    paper = DocumentFactory()

    documents.withdraw(paper, reason="Illegible.", by=officer)

    paper.refresh_from_db()
    assert (paper.closed_on, paper.closed_reason) == (today, "Illegible.")
    assert paper.file.storage.exists(paper.file.name)


# --- the one door ----------------------------------------------------------------------------------------------------


def paper_of(visibility=Visibility.OFFICE, **agreement):
    return DocumentFactory(about=AgreementFactory(concluded=True, **agreement), visibility=visibility)


def status(client, paper):
    response = client.get(paper.url)
    body(response)
    return response.status_code


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        (None, {"public paper"}),
        (Role.SCHOLAR, {"public paper"}),
        (Role.ADMINISTRATOR, {"public paper"}),
        (Role.AUDITOR, {"public paper", "office paper", "secret's public paper"}),
        (Role.OFFICER, {"public paper", "office paper", "secret's public paper"}),
    ],
)
def test_a_file_is_for_those_who_see_its_record_and_papers(client, as_user, role, seen):
    papers = {
        "public paper": paper_of(Visibility.PUBLIC, public=True),
        "office paper": paper_of(public=True),
        "secret's public paper": paper_of(Visibility.PUBLIC, restricted=True),
    }
    if role:
        as_user(role)

    statuses = {name: status(client, paper) for name, paper in papers.items()}

    assert statuses == {name: 200 if name in seen else 404 for name in papers}


def test_a_paper_withdrawn_is_gone_for_the_public_and_there_for_the_office(client, as_user):
    paper = paper_of(Visibility.PUBLIC, public=True)
    Document.objects.filter(pk=paper.pk).update(closed_on=dt.date(2026, 1, 1), closed_reason="Wrong.")

    assert status(client, paper) == 404

    as_user(Role.OFFICER)

    assert status(client, paper) == 200


def test_a_browser_neither_opens_nor_guesses_nor_keeps_a_file(client):
    response = client.get(paper_of(Visibility.PUBLIC, public=True).url)

    assert body(response) == PDF
    assert {name: response[name] for name in HEADERS} == HEADERS
    assert response["Content-Disposition"].startswith("attachment; filename=")


HEADERS = {
    "Content-Type": "application/pdf",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store, private",
}


def test_in_production_the_web_server_sends_the_bytes(client, monkeypatch):
    monkeypatch.setattr(settings, "ACCEL_PREFIX", "/private/")
    paper = paper_of(Visibility.PUBLIC, public=True)

    response = client.get(paper.url)

    assert (response.content, response["X-Accel-Redirect"]) == (b"", f"/private/{paper.file.name}")
    assert response["Content-Disposition"] == f'attachment; filename="{paper.name}"'
    assert {name: response[name] for name in HEADERS} == HEADERS


def test_a_download_is_written_down(client, as_user, caplog):
    reader = as_user(Role.AUDITOR)
    paper = paper_of()
    logging.getLogger("audit").addHandler(caplog.handler)
    try:
        body(client.get(paper.url))
    finally:
        logging.getLogger("audit").removeHandler(caplog.handler)

    assert [(r.message, r.by, r.document) for r in caplog.records if r.name == "audit"] == [
        ("download", reader.pk, str(paper.uuid))
    ]


# --- versions --------------------------------------------------------------------------------------------------------


@pytest.fixture
def text_of(officer):
    """A text with so many versions, the oldest first."""

    def make(agreement, versions, **values):
        papers = [documents.attach(agreement, scan("v0.png", "#000000"), by=officer, **values)]
        for n in range(1, versions):
            papers.append(documents.replace(papers[-1], scan(f"v{n}.png", f"#0000{n:02}"), by=officer))
        return papers

    return make


def test_a_newer_version_follows_the_one_before_which_stays(text_of):
    agreement = AgreementFactory()
    first, second = text_of(agreement, 2, title="The text", language="fa", visibility=Visibility.PUBLIC)

    assert list(Document.objects.about(agreement).current()) == [second]
    assert (second.previous, second.title, second.language, second.visibility) == (first, "The text", "fa", "public")
    first.refresh_from_db()
    assert (first.is_closed, first.file.storage.exists(first.file.name)) == (False, True)


def test_what_was_replaced_when_by_whom_and_why_is_in_the_history(officer):
    paper = DocumentFactory(about=AgreementFactory())

    newer = documents.replace(paper, scan(), comment="Article 4 added.", by=officer)

    event = Document.events.rel.related_model.objects.get(pgh_obj_id=newer.pk)
    assert [event.pgh_context[name] for name in ("verb", "by_name", "comment")] == [
        "replace",
        "Leila Daneshvar",
        "Article 4 added.",
    ]


def test_only_the_newest_version_is_replaced(officer, text_of):
    first, _second = text_of(AgreementFactory(), 2)

    with pytest.raises(Refusal, match="There is a newer version of this paper already"):
        documents.replace(first, scan("again.png", "red"), by=officer)


def test_two_newer_versions_of_one_paper_cannot_be(text_of):
    first, _second = text_of(AgreementFactory(), 2)

    with pytest.raises(Refusal, match="Somebody else has filed a newer version"), acting(by="A", verb="replace"):
        DocumentFactory(about=first.about, previous=first, kind=first.kind)


@pytest.mark.parametrize("other", [{"kind": "text"}, {"about": "another record"}])
def test_a_version_is_of_the_same_record_and_kind(other):
    first = DocumentFactory(about=AgreementFactory())
    values = {"about": first.about} | other
    if values["about"] == "another record":
        values["about"] = AgreementFactory()

    with pytest.raises(Refusal, match="filed on the same record and is of the same kind"), acting(by="A", verb="x"):
        DocumentFactory(previous=first, **values)


def test_a_paper_is_no_version_of_itself():
    paper = DocumentFactory()

    with pytest.raises(Refusal, match="cannot be a newer version of itself"), acting(by="A", verb="x"):
        Document.objects.filter(pk=paper.pk).update(previous=paper)


def test_withdrawing_the_newest_makes_the_one_before_it_current_again(officer, text_of, today):
    agreement = AgreementFactory()
    first, second = text_of(agreement, 2)

    documents.withdraw(second, reason="The wrong file.", by=officer)
    third = documents.replace(first, scan("right.png", "red"), by=officer)

    assert list(Document.objects.about(agreement).current()) == [third]


def test_withdrawing_one_in_the_middle_keeps_the_chain(officer, text_of, today):
    agreement = AgreementFactory()
    first, second, third = text_of(agreement, 3)

    documents.withdraw(second, reason="Illegible.", by=officer)

    (shown,) = documents.chains(list(Document.objects.about(agreement)))
    assert (shown, shown.earlier) == (third, [second, first])
    assert list(Document.objects.about(agreement).current()) == [third]


def test_a_paper_withdrawn_is_not_replaced(officer, today):
    paper = DocumentFactory(about=AgreementFactory())
    documents.withdraw(paper, reason="Wrong.", by=officer)

    with pytest.raises(Refusal, match="This paper was withdrawn or refused"):
        documents.replace(paper, scan(), by=officer)


@pytest.mark.parametrize(("role", "read"), [(None, [404, 404, 200]), (Role.AUDITOR, [200, 200, 200])])
def test_the_office_reads_old_versions_and_the_public_only_the_newest(client, as_user, text_of, role, read):
    papers = text_of(AgreementFactory(concluded=True, public=True), 3, visibility=Visibility.PUBLIC)
    if role:
        as_user(role)

    assert [status(client, paper) for paper in papers] == read


@pytest.mark.parametrize(("role", "listed"), [(None, 1), (Role.AUDITOR, 3)])
def test_the_page_shows_the_newest_and_to_the_office_the_versions_before(client, as_user, text_of, role, listed):
    agreement = AgreementFactory(concluded=True, public=True)
    papers = text_of(agreement, 3, visibility=Visibility.PUBLIC)
    if role:
        as_user(role)

    page = soup(client.get(agreement.get_absolute_url()))

    assert [link["href"] for link in page.select(".files a")] == [paper.url for paper in reversed(papers)][:listed]
    assert ("2 earlier versions" in page.get_text(" ")) is bool(role)


# --- how much --------------------------------------------------------------------------------------------------------


def test_a_record_holds_so_many_files_and_no_more(officer, monkeypatch):
    agreement = AgreementFactory()
    monkeypatch.setattr(documents, "MOST_FILES", 2)
    first = documents.attach(agreement, scan("1.png", "#000001"), by=officer)
    documents.attach(agreement, scan("2.png", "#000002"), by=officer)

    with pytest.raises(Refusal, match="A record holds at most 2 files and 60 MB"):
        documents.attach(agreement, scan("3.png", "#000003"), by=officer)
    documents.replace(first, scan("4.png", "#000004"), by=officer)

    assert Document.objects.about(agreement).current().count() == 2
    assert documents.attach(AgreementFactory(), scan("3.png"), by=officer)


def test_a_record_holds_so_many_megabytes_and_no_more(officer):
    agreement = AgreementFactory()
    DocumentFactory(about=agreement, size=documents.MOST_BYTES - 50)

    with pytest.raises(Refusal, match="A record holds at most 20 files and 60 MB") as refused:
        documents.attach(agreement, scan(), by=officer)

    assert refused.value.field == "file"


def test_a_file_that_is_lost_is_not_found_and_told(client, caplog):
    paper = paper_of(Visibility.PUBLIC, public=True)
    paper.file.storage.delete(paper.file.name)
    logging.getLogger("audit").addHandler(caplog.handler)
    try:
        assert client.get(paper.url).status_code == 404
    finally:
        logging.getLogger("audit").removeHandler(caplog.handler)

    assert [r.message for r in caplog.records if r.name == "audit"] == ["file not there"]
