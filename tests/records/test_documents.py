import datetime as dt
import logging

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from directory.roles import Role
from records import documents
from records.models import Document, DocumentKind, Visibility
from records.refusals import Refusal
from tests.agreements.papers import scan
from tests.factories.agreements import AgreementFactory
from tests.factories.records import PDF, DocumentFactory, GoalFactory
from tests.pages import body

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
