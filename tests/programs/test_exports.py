"""Answers leave as one table, attached files as one packet that is written while it is read."""

import io
import zipfile

import pytest

from programs.exports import answers_table, files_of, packed_files
from programs.models import Application
from tests.factories.programs import (
    ApplicationFactory,
    AttachmentFactory,
    CallFactory,
    FormSectionFactory,
    QuestionFactory,
)
from tests.factories.records import DocumentFactory

pytestmark = pytest.mark.django_db


def test_each_question_of_the_call_is_a_column():
    application = ApplicationFactory(title="A joint observatory", filled=True)

    header, rows = answers_table(Application.objects.all())
    [row] = rows

    said = dict(zip(header, row, strict=True))
    assert said["Title"] == "A joint observatory"
    assert said["Questions: Aims"] == "To measure the sun."
    assert said["Leader, home side"] == "Dr. Sara Rahimi; Parsan University"
    assert said["Reference"] == application.number


def test_of_several_calls_each_column_names_its_own():
    for code in ("JDS-1406", "PDV-1"):
        ApplicationFactory(call=CallFactory(open=True, with_form=True, code=code), filled=True)

    header, rows = answers_table(Application.objects.order_by("pk"))
    first, second = (row[-2:] for row in rows)

    assert header[-2:] == ["JDS-1406, Questions: Aims", "PDV-1, Questions: Aims"]
    assert (first, second) == (["To measure the sun.", ""], ["", "To measure the sun."])


@pytest.mark.parametrize("count", [1, 3])
def test_the_table_costs_the_same_for_one_and_three(count, django_assert_num_queries):
    call = CallFactory(open=True, with_form=True)
    for _n in range(count):
        ApplicationFactory(call=call, filled=True)

    with django_assert_num_queries(6):
        _header, rows = answers_table(Application.objects.all())
        assert len(list(rows)) == count


def test_the_packet_has_a_folder_for_each_application_and_no_file_that_is_withheld():
    application = ApplicationFactory()
    paper = DocumentFactory(about=application, data=b"%PDF-1.4 one", name="cv.pdf")
    shown = AttachmentFactory(application=application, document=paper)
    withheld = DocumentFactory(about=application, scan_status="waiting")
    AttachmentFactory(application=application, document=withheld)

    packet = zipfile.ZipFile(io.BytesIO(b"".join(packed_files(files_of(Application.objects.all())))))

    [name] = packet.namelist()
    assert name == f"{shown.application.number}/{shown.question.section.key}-{shown.question.key}-cv.pdf"
    assert packet.read(name) == b"%PDF-1.4 one"


def test_files_of_the_same_name_for_both_sides_lie_in_the_folder_of_their_application():
    application = ApplicationFactory()
    for side in ("home", "partner"):
        section = FormSectionFactory(call=application.call, key=f"{side}-side", audience=side)
        AttachmentFactory(
            application=application,
            question=QuestionFactory(section=section, key="cv", kind="file"),
            document=DocumentFactory(about=application, data=b"%PDF-1.4 one", name="cv.pdf"),
        )

    packet = zipfile.ZipFile(io.BytesIO(b"".join(packed_files(files_of(Application.objects.all())))))

    assert packet.namelist() == [
        f"{application.number}/home-side-cv-cv.pdf",
        f"{application.number}/partner-side-cv-cv.pdf",
    ]


def test_a_packet_of_nothing_is_a_packet():
    assert zipfile.ZipFile(io.BytesIO(b"".join(packed_files(files_of(Application.objects.all()))))).namelist() == []
