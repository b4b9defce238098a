"""Every fault of a file has its own sentence beside the field, and nothing else of the application is lost."""

import io
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from directory import scholars
from directory.roles import Role
from programs.actions import drafts
from records.models import Document
from tests.agreements.papers import text as paper
from tests.factories.directory import PersonFactory
from tests.factories.programs import ApplicationFactory, QuestionFactory
from tests.house.test_bad_uploads import BOMB
from tests.pages import body, soup
from tests.records.test_content import encrypt, huge_png, launch, pdf, picture, run_on_opening_a_page, workbook

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
GPS, MODEL, ORIENTATION = 0x8825, 0x0110, 0x0112
# File, and the sentence that this fault alone has.
FAULTS = {
    "another ending": (
        ("cv.exe", b"MZ\x90\x00"),
        "Only PDF or JPEG or PNG or CSV or XLSX is taken here; the name must end in it.",
    ),
    "other content": (
        ("cv.pdf", picture("PNG")),
        "The name says PDF, but the content is something else. Choose the original file.",
    ),
    "a page that says JPEG": (
        ("cv.jpg", b"<!doctype html><script>alert(1)</script>"),
        "The name says JPEG, but the content is something else. Choose the original file.",
    ),
    "password": (
        ("cv.pdf", pdf(change=encrypt)),
        "The PDF has a password. Remove the password and choose it again.",
    ),
    "damaged": (("cv.pdf", pdf()[:-40]), "The PDF is damaged or cut off. Save or scan it again."),
    "script": (
        ("cv.pdf", pdf(change=run_on_opening_a_page)),
        "The PDF contains a program, a form that sends data, or media. Print it into a new PDF.",
    ),
    "launch": (
        ("cv.pdf", pdf(change=launch)),
        "The PDF contains a program, a form that sends data, or media. Print it into a new PDF.",
    ),
    "carries a file": (
        ("cv.pdf", pdf(change=lambda writer: writer.add_attachment("x.exe", b"MZ"))),
        "The PDF carries other files. Save it without attachments and choose it again.",
    ),
    "bomb": (
        ("table.xlsx", BOMB),
        "The workbook is far larger inside than it looks. Copy its table into a new workbook.",
    ),
    "workbook with a password": (
        ("table.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)),
        "The workbook has a password or is of an old kind. Save it as .xlsx without a password.",
    ),
    "damaged workbook": (
        ("table.xlsx", workbook()[:-100]),
        "The file cannot be read as an Excel workbook. Save it again as .xlsx.",
    ),
    "too many pixels": (
        ("photo.png", huge_png(50_000, 50_000)),
        "The picture has more than 25 million pixels. Scan it with a lower resolution.",
    ),
    "damaged picture": (
        ("photo.png", picture("PNG", (400, 400))[:300]),
        "The picture is damaged or cut off. Save or scan it again.",
    ),
    "empty": (("cv.pdf", b""), "The file is empty."),
    "too big": (("cv.pdf", b"%PDF-" + bytes(11_000_000)), "The file has 11 MB; at most 10.5 MB are taken."),
    "none": (None, "Choose a file."),
}
NAMES = {
    "line breaks": ("cv\r\nX-Header: yes.pdf", "cvX-Header: yes.pdf"),
    "direction marks": ("cv\u202egpj.\u2066pdf", "cvgpj.pdf"),
    "folders": ("../../etc/cv.pdf", "cv.pdf"),
}


@pytest.fixture
def scholar(as_user):
    return as_user(Role.SCHOLAR, name="Maryam Ahmadi")


@pytest.fixture
def application(scholar):
    """Some of it is written already, and one file is there."""
    application = ApplicationFactory(user=scholar, title="Glass")
    section = application.call.sections.get(key="questions")
    drafts.save_answers(application, section, values={"aims": "To measure"}, version=0, by=scholar)
    letter = QuestionFactory(section=section, kind="file", key="letter")
    drafts.attach_file(application, letter, paper("Letter", "letter.pdf"), by=scholar)
    return application


def question(application, **values):
    section = application.call.sections.get(key="questions")
    return QuestionFactory(section=section, kind="file", key="cv", label_en="CV", **values)


def door(application, question):
    return reverse("applications:upload", args=[application.uuid, "questions", question.pk])


def upload(client, application, question, file):
    return client.post(door(application, question), {"file": SimpleUploadedFile(*file)} if file else {})


def said_beside_the_field(response):
    return soup(response).find(id="id_file_error").get_text(" ", strip=True).removeprefix("Error: ")


def there(application):
    """All that is kept of it."""
    return (
        list(application.answers.values_list("values", "version")),
        list(application.attachments.values_list("question__key", "document__name")),
        Document.objects.count(),
    )


@pytest.mark.parametrize(("file", "sentence"), FAULTS.values(), ids=FAULTS)
def test_a_file_with_a_fault_is_refused_in_a_sentence_and_all_else_stays(client, application, file, sentence):
    cv = question(application)
    before = there(application)

    response = upload(client, application, cv, file)

    assert response.status_code == 200
    assert said_beside_the_field(response) == sentence
    assert there(application) == before


def test_a_refused_file_leaves_the_one_before_it(client, application):
    cv = question(application)
    upload(client, application, cv, ("cv.pdf", pdf()))

    upload(client, application, cv, ("new.pdf", pdf(change=encrypt)))

    assert application.attachments.get(question=cv).document.name == "cv.pdf"


def photograph():
    """Taken lying on its side, by a camera that says where."""
    file, traces = io.BytesIO(), Image.Exif()
    traces[ORIENTATION], traces[MODEL] = 6, "Camera 7"
    traces.get_ifd(GPS)[2] = (29.0, 36.0, 0.0)
    Image.new("RGB", (40, 20), "navy").save(file, "JPEG", exif=traces)
    return file.getvalue()


def test_a_photograph_is_kept_upright_and_does_not_say_where_it_was_taken(client, application):
    assert Image.open(io.BytesIO(photograph())).getexif().get_ifd(GPS)
    cv = question(application)

    upload(client, application, cv, ("photo.jpg", photograph()))

    attachment = application.attachments.get(question=cv)
    data = body(client.get(reverse("applications:file", args=[application.uuid, attachment.pk])))
    kept = Image.open(io.BytesIO(data))
    assert (kept.size, dict(kept.getexif()), b"Camera 7" in data) == ((20, 40), {}, False)


@pytest.mark.parametrize(("name", "shown"), NAMES.values(), ids=NAMES)
def test_a_file_is_kept_under_a_harmless_name(client, application, name, shown):
    cv = question(application)
    head = f"Content-Disposition: form-data; name=\"file\"; filename*=UTF-8''{quote(name, safe='')}"

    sent = b"\r\n".join([b"--part", head.encode(), b"", pdf(), b"--part--", b""])
    client.post(door(application, cv), sent, content_type="multipart/form-data; boundary=part")

    attachment = application.attachments.get(question=cv)
    response = client.get(reverse("applications:file", args=[application.uuid, attachment.pk]))
    body(response)  # which closes the file
    assert attachment.document.name == shown
    assert "X-Header" not in response.headers


def test_a_question_takes_what_it_says_and_no_more(client, application):
    cv = question(application, accepts=["pdf", "pictures"], most_megabytes=1)
    said = " ".join(soup(client.get(door(application, cv))).find(id="id_file_helptext").get_text().split())

    refused = [
        said_beside_the_field(upload(client, application, cv, file))
        for file in (("table.csv", b"a,b\n1,2\n"), ("cv.pdf", b"%PDF-" + bytes(1_200_000)))
    ]
    taken = upload(client, application, cv, ("cv.png", picture("PNG")))

    assert said == "PDF, JPEG, PNG; at most 1 MB. A PDF without a password."
    assert refused == [
        "Only PDF or JPEG or PNG is taken here; the name must end in it.",
        "The file has 1.2 MB; at most 1 MB are taken.",
    ]
    assert taken.status_code == 302


def test_what_a_question_takes_holds_for_a_newer_version_too(client, application):
    cv = question(application, accepts=["pdf"])
    upload(client, application, cv, ("cv.pdf", pdf()))

    response = upload(client, application, cv, ("cv.png", picture("PNG")))

    assert "Only PDF is taken here" in said_beside_the_field(response)
    assert application.attachments.get(question=cv).document.name == "cv.pdf"


def test_the_pages_of_a_pdf_are_told(client, application):
    cv = question(application)

    upload(client, application, cv, ("cv.pdf", pdf()))

    page = client.get(reverse("applications:section", args=[application.uuid, "questions"]))
    hints = [" ".join(one.get_text().split()) for one in soup(page).select(".tasks .hint")]
    assert [hint.split(" · ")[:2] for hint in hints] == [["letter.pdf", "1 page"], ["cv.pdf", "1 page"]]


def test_the_cv_of_the_profile_answers_a_question_that_takes_it_and_follows_the_file_that_was_there(client, as_user):
    scholar = as_user(Role.SCHOLAR)
    application = ApplicationFactory(user=scholar)
    section = application.call.sections.get(key="questions")
    question = QuestionFactory(section=section, key="cv", kind="file", accepts=["pdf"])
    drafts.attach_file(application, question, paper(words="Old"), by=scholar)
    before = application.attachments.get().document
    cv = scholars.file_cv(PersonFactory(user=scholar), paper(words="New"), by=scholar)
    page = reverse("applications:upload", args=[application.uuid, section.key, question.pk])

    offered = soup(client.get(page)).select_one("button[name=cv]").text
    client.post(page, {"cv": "1"})

    document = application.attachments.get().document
    assert offered == "Use this CV"
    assert (document.sha256, document.file.name, document.previous) == (cv.sha256, cv.file.name, before)
    assert (document.about, document.visibility) == (application, "office")


@pytest.mark.parametrize(
    ("values", "has_cv"), [({"accepts": ["tables"]}, True), ({"accepts": ["pdf"]}, False)], ids=["tables", "no CV"]
)
def test_no_cv_is_offered_or_taken_where_there_is_none_that_fits(client, as_user, values, has_cv):
    scholar = as_user(Role.SCHOLAR)
    application = ApplicationFactory(user=scholar)
    section = application.call.sections.get(key="questions")
    question = QuestionFactory(section=section, key="cv", kind="file", **values)
    if has_cv:
        scholars.file_cv(PersonFactory(user=scholar), paper(), by=scholar)
    page = reverse("applications:upload", args=[application.uuid, section.key, question.pk])

    assert soup(client.get(page)).select("button[name=cv]") == []
    assert "Your profile has no CV that this question takes." in soup(client.post(page, {"cv": "1"})).text
    assert application.attachments.count() == 0
