"""Whatever file is handed in anywhere: refused with a reason beside what was typed, or kept under a harmless name."""

import io
import re
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from directory.roles import Role
from records.models import Document, ImportRun
from records.spreadsheets import MAX_ROWS
from tests.agreements.papers import text
from tests.factories.agreements import AgreementFactory
from tests.factories.programs import ApplicationFactory, CallFactory, FormSectionFactory, QuestionFactory
from tests.house.forms_there_are import forms_found, forms_of, view_of
from tests.house.test_bad_forms import counted, faults, undone
from tests.house.test_pages import NAMES as ADDRESSES
from tests.house.test_pages import shelf  # noqa: F401  a fixture
from tests.records.test_content import encrypt, huge_png, launch, pdf, picture, run_on_opening_a_page, workbook

pytestmark = pytest.mark.django_db


def packed(**parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return file.getvalue()


BOMB = packed(xl__workbook_xml="0" * 20_000_000)
# No field of the portal takes any of these.
REFUSED = {
    "empty": ("a.pdf", b""),
    "page": ("cv.pdf", b"<!doctype html><script>alert(1)</script>"),
    "program": ("cv.pdf", b"MZ\x90\x00" + bytes(500)),
    "packet": ("cv.pdf", packed(a="b")),
    "picture that says PDF": ("cv.pdf", picture("PNG")),
    "cut off": ("cv.pdf", pdf()[:-40]),
    "two files in one": ("cv.pdf", pdf() + packed(a="b")),
    "locked": ("cv.pdf", pdf(change=encrypt)),
    "starts a program": ("cv.pdf", pdf(change=launch)),
    "runs a script": ("cv.pdf", pdf(change=run_on_opening_a_page)),
    "carries a file": ("cv.pdf", pdf(change=lambda writer: writer.add_attachment("x.exe", b"MZ"))),
    "two endings": ("cv.pdf.exe", pdf()),
    "no ending": ("cv", pdf()),
    "turned name": ("cv\u202efdp.exe", pdf()),
    "drawing": ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
    "drawing that says PNG": ("a.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
    "letter of Word": ("a.docx", packed(word__document_xml="<x/>")),
    "picture cut off": ("a.png", picture("PNG", (400, 400))[:300]),
    "picture without an end": ("a.png", huge_png(50_000, 50_000)),
    "JPEG that says PNG": ("a.png", picture("JPEG")),
    "workbook that unpacks": ("a.xlsx", BOMB),
    "workbook cut off": ("a.xlsx", workbook()[:-100]),
    "workbook with a password": ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)),
    "workbook of old": ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)),
    "table with a NUL": ("a.csv", b"a,b\n1,\x00\n"),
    "page that says CSV": ("a.csv", b"<html><body>"),
    "table that never closes": ("a.csv", b'a,b\n1,"2\n'),
}
FILE = 'type="file"'
SAMPLE = ["page", "runs a script", "workbook that unpacks"]
# What an import cannot read, beside those.
NO_LISTS = {
    "no rows, no heading": b"",
    "spaces": b" , \n , \n",
    "other columns": b"Name,Telephone\nX,1\n",
    "the same column twice": b"Partner,Partner\nX,Y\n",
    "too many columns": ",".join(f"c{n}" for n in range(201)).encode(),
    "too many rows": b"Partner\n" + b"x\n" * (MAX_ROWS + 1),
    "letters that can only be guessed": "Partner\nUniwersytet Wrocławski, Łódź\n".encode("cp1250"),
    "UTF-16 without its mark": "Partner\nX\n".encode("utf-16-le"),
    "a value without a heading": b"Partner\nX,Y\n",
    "a quotation mark that is missing": b'Partner\n"X\n',
    "controls": b"Partner\nX\x1b[2J\n",
}
NAMES = {
    "تفاهم\u200cنامه ۱۳۹۷.png": "تفاهمنامه ۱۳۹۷.png",  # Django's reader of forms takes the half-space away
    "../../etc/passwd.png": "passwd.png",
    "C:\\Users\\x\\scan.png": "scan.png",
    "a\u202egnp.png": "agnp.png",
    "<script>.png": "<script>.png",
    "n" * 300 + ".png": "n" * 116 + ".png",
}


@pytest.fixture
def doors(shelf, as_user, client):  # noqa: F811
    """The forms by which a file comes in."""
    as_user(Role.OFFICER, Role.ADMINISTRATOR, Role.DIRECTOR)
    return [(client, form) for form in forms_found(client, holding=FILE) if form.files]


@pytest.fixture
def some_doors(as_user, client):
    """Those of an agreement on the staff pages, which need no search through the whole portal."""
    as_user(Role.OFFICER)
    agreement = AgreementFactory()
    pages = [
        reverse("admin:agreements_agreement_attach", args=[agreement.pk]),
        reverse("admin:agreements_agreement_file_letter", args=[agreement.pk]),
        *(reverse(f"admin:agreements_agreement_{name}") for name in ("register", "scans", "import")),
    ]
    return [(client, door_at(client, page)) for page in pages]


@pytest.fixture
def own_doors(user_with, client_for):
    """Those that only a leader of an application may open: every address of it, with one question for a file."""
    scholar = user_with(Role.SCHOLAR)
    question = QuestionFactory(section=FormSectionFactory(call=CallFactory(open=True, with_form=True)), kind="file")
    application = ApplicationFactory(user=scholar, call=question.section.call)
    values = {"uuid": application.uuid, "key": question.section.key, "pk": question.pk}
    leader = client_for(scholar)
    pages = [
        reverse(name, kwargs={parameter: values[parameter] for parameter in parameters})
        for name, parameters in ADDRESSES
        if name.startswith("applications:") and "uuid" in parameters <= set(values)
    ]
    return [(leader, form) for page in pages for form in forms_of(page, leader.get(page)) if form.files]


def handed_in(form, name, data):
    """The form with this file, and with a word or a day in every other field."""
    words = {
        field: "2026-11-02" if field.endswith("_on") else "A 1"
        for field in form.typed
        if not form.sent.get(field, [""])[0]
    }
    return form.sent | words | {field: SimpleUploadedFile(name, data) for field in form.files}


def papers():
    return Document._base_manager.count() + ImportRun.objects.count()


def wrong_at(doors, files):
    """{door and file: what is wrong}: an accident, a row, no reason, or something typed that is lost."""
    wrong = {}
    for client, door in doors:
        for what, (name, data) in files.items():
            before = counted()
            found = faults(client, door, handed_in(door, name, data))
            with undone():
                response = client.post(door.action, handed_in(door, name, data))
                if response.status_code != 200 or counted() != before:
                    found.append(f"taken: {response.status_code}")
            if found:
                wrong[f"{what} at {door}"] = found
    return wrong


def test_no_door_takes_a_file_that_is_not_what_it_says(some_doors, own_doors):
    assert {view_of(form.page).split()[0] for _client, form in own_doors} == {"applications:upload"}
    assert wrong_at([*some_doors, *own_doors], {what: REFUSED[what] for what in SAMPLE}) == {}


@pytest.mark.slow
def test_no_door_takes_any_file_of_the_table(doors, own_doors):
    assert len(doors) >= 8
    assert wrong_at([*doors, *own_doors], REFUSED) == {}


@pytest.mark.slow
def test_every_door_takes_a_good_file(doors, own_doors):
    """The negative control: what was refused above was refused for its content.

    Some ask for more than a file (a whole agreement, a known reference, a language, a number): their own tests hand
    those in.
    """
    refused = set()
    for client, door in [*doors, *own_doors]:
        taken = 0
        good = (("scan.png", picture("PNG")), ("list.csv", b"Partner,Year\nX,2019\n"), ("text.pdf", text().read()))
        for name, data in good:
            with undone():
                before = papers()
                client.post(door.action, handed_in(door, name, data))
                taken += papers() - before
        if not taken:
            refused.add(view_of(door.page))

    assert refused == {
        "admin:agreements_activity_add",
        "admin:agreements_agreement_register",
        "admin:agreements_agreement_scans",
        "admin:agreements_commitmentoccurrence_transition keep",
        "admin:agreements_instrument_transition take_signed",
        "admin:agreements_modeltext_add",
        "agreements:first_text",
        "commitments:transition keep",
    }


def door_at(client, page):
    """The form of a page by which a file comes in."""
    return next(form for form in forms_of(page, client.get(page)) if form.files)


@pytest.mark.parametrize(("name", "shown"), NAMES.items(), ids=range(len(NAMES)))
def test_a_file_is_kept_under_a_harmless_name(name, shown, as_user, client):
    as_user(Role.OFFICER)
    page = reverse("admin:agreements_agreement_attach", args=[AgreementFactory().pk])
    file = SimpleUploadedFile("x.png", picture("PNG", (9, 9)))
    file._name = name  # Django itself keeps what comes after the last slash

    client.post(page, handed_in(door_at(client, page), "x.png", b"x") | {"file": file})

    kept = Document.objects.get()
    assert kept.name == shown
    assert re.fullmatch(r"document/[0-9a-f]{2}/[0-9a-f]{32}", kept.file.name)


def test_a_list_that_is_none_is_refused_and_nothing_of_it_is_kept(as_user, client):
    as_user(Role.OFFICER)
    door = door_at(client, reverse("admin:agreements_agreement_import"))

    assert wrong_at([(client, door)], {what: ("list.csv", data) for what, data in NO_LISTS.items()}) == {}
