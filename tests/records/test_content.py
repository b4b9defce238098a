import hashlib
import io
import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from openpyxl import Workbook
from PIL import Image, ImageFile
from pypdf import PdfWriter
from pypdf.actions import JavaScript
from pypdf.generic import DictionaryObject, NameObject, RectangleObject, TextStringObject

from records.content import KINDS, CheckedFile, UnacceptableFile, check, display_name

LIMIT = 1_000_000


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def pdf(pages=1, change=None):
    writer = PdfWriter()
    for _page in range(pages):
        writer.add_blank_page(595, 842)
    if change:
        change(writer)
    return written(writer.write)


def picture(form, size=(20, 10)):
    return written(lambda file: Image.new("RGB", size, "navy").save(file, form))


def workbook():
    book = Workbook()
    book.active.append(["a"])
    return written(book.save)


def written(save):
    file = io.BytesIO()
    save(file)
    return file.getvalue()


def refusal(name, data, kinds=tuple(KINDS)):
    with pytest.raises(UnacceptableFile) as caught:
        check(SimpleUploadedFile(name, data), kinds=kinds, max_bytes=LIMIT)
    return str(caught.value)


def huge_png(width, height):
    """A PNG of a few bytes that says it is enormous."""

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("name", "data", "mime", "extension", "pages"),
    [
        ("تفاهم‌نامه.PDF", pdf(3), "application/pdf", "pdf", 3),
        ("scan.jpeg", picture("JPEG"), "image/jpeg", "jpg", None),
        ("scan.jpg", picture("JPEG"), "image/jpeg", "jpg", None),
        ("stamp.png", picture("PNG"), "image/png", "png", None),
        ("list.csv", "کشور,سال\n".encode(), "text/csv", "csv", None),
        ("list.xlsx", workbook(), KINDS["xlsx"].mime, "xlsx", None),
    ],
)
def test_a_file_is_what_its_name_and_content_agree_on(name, data, mime, extension, pages):
    file = SimpleUploadedFile(name, data, content_type="text/html")

    found = check(file, kinds=KINDS, max_bytes=LIMIT)

    assert found == CheckedFile(mime, extension, hashlib.sha256(data).hexdigest(), len(data), pages)
    assert file.read() == data


@pytest.mark.parametrize(
    "name", ["cv.exe", "cv", "cv.pdf.exe", "cv.svg", "cv.docx", "invoice\u202efdp.exe", ".pdf", ""]
)
def test_only_the_kinds_asked_for_are_taken(name):
    file = SimpleUploadedFile("x", pdf())
    file._name = name

    with pytest.raises(UnacceptableFile) as caught:
        check(file, kinds={"png", "pdf"}, max_bytes=LIMIT)

    assert str(caught.value) == "Only PDF or PNG is taken here; the name must end in it."


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("cv.pdf", b"<html><script>alert(1)</script>", "PDF"),
        ("cv.pdf", b"MZ\x90\x00", "PDF"),
        ("cv.pdf", picture("PNG"), "PDF"),
        ("cv.pdf", b"\n" + pdf(), "PDF"),
        ("scan.jpg", picture("PNG"), "JPEG"),
        ("scan.png", picture("JPEG"), "PNG"),
        ("list.xlsx", b"a,b\n", "XLSX"),
        ("list.csv", b"\n <!DOCTYPE html><html>", "CSV"),
        ("list.csv", pdf(), "CSV"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(name, data, kind):
    assert refusal(name, data) == f"The name says {kind}, but the content is something else. Choose the original file."


@pytest.mark.parametrize("name", ["a.pdf", "a.jpg", "a.png", "a.csv", "a.xlsx"])
def test_an_empty_file_is_refused(name):
    assert refusal(name, b"") == "The file is empty."


def test_the_limit_is_the_last_size_that_is_taken():
    data = pdf()
    file = SimpleUploadedFile("a.pdf", data)

    assert check(file, kinds={"pdf"}, max_bytes=len(data)).size == len(data)
    with pytest.raises(UnacceptableFile):
        check(file, kinds={"pdf"}, max_bytes=len(data) - 1)
    assert refusal("a.csv", b"a" * 1_260_000) == "The file has 1.3 MB; at most 1 MB are taken."


def encrypt(writer):
    writer.encrypt("secret", algorithm="RC4-128")


def lock_against_printing(writer):
    writer.encrypt("", "owner", algorithm="RC4-128")


def launch(writer):
    action = {"/S": NameObject("/Launch"), "/F": TextStringObject("calc.exe")}
    writer._root_object[NameObject("/OpenAction")] = DictionaryObject(
        {NameObject(key): value for key, value in action.items()}
    )


def run_on_opening_a_page(writer):
    action = DictionaryObject({NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("1")})
    writer.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/O"): writer._add_object(action)})


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (encrypt, "The PDF has a password. Remove the password and choose it again."),
        (lock_against_printing, "The PDF has a password. Remove the password and choose it again."),
        (
            lambda writer: writer.add_open_action(JavaScript("app.alert(1)")),
            "The PDF contains a program, a form that sends data, or media. Print it into a new PDF.",
        ),
        (launch, "The PDF contains a program, a form that sends data, or media. Print it into a new PDF."),
        (
            run_on_opening_a_page,
            "The PDF contains a program, a form that sends data, or media. Print it into a new PDF.",
        ),
        (
            lambda writer: writer.add_attachment("x.exe", b"MZ"),
            "The PDF carries other files. Save it without attachments and choose it again.",
        ),
    ],
)
def test_a_pdf_that_is_locked_or_acts_by_itself_is_refused(change, sentence):
    assert refusal("a.pdf", pdf(change=change)) == sentence


@pytest.mark.parametrize(
    "data",
    [
        pdf()[: len(pdf()) // 2],
        pdf() + b"PK\x03\x04 a second file behind the end",
        b"%PDF-1.7\n%%EOF",
        b"%PDF-1.7\n" + b"[" * 50_000 + b"\n%%EOF",
        pdf(pages=0),
    ],
    ids=["half", "polyglot", "nothing", "nested", "no page"],
)
def test_a_damaged_pdf_is_refused(data):
    assert refusal("a.pdf", data) == "The PDF is damaged or cut off. Save or scan it again."


def test_a_pdf_with_links_and_an_outline_is_taken():
    def change(writer):
        writer.add_outline_item(title="Part", page_number=0)
        writer.add_uri(0, "https://example.org/", RectangleObject((0, 0, 50, 50)))

    assert check(SimpleUploadedFile("a.pdf", pdf(2, change)), kinds={"pdf"}, max_bytes=LIMIT).pages == 2


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.png", picture("PNG")[:40], "The picture is damaged or cut off. Save or scan it again."),
        ("a.jpg", picture("JPEG", (400, 400))[:900], "The picture is damaged or cut off. Save or scan it again."),
        (
            "a.png",
            huge_png(50_000, 50_000),
            "The picture has more than 25 million pixels. Scan it with a lower resolution.",
        ),
        (
            "a.png",
            huge_png(10_000, 10_000),
            "The picture has more than 25 million pixels. Scan it with a lower resolution.",
        ),
        (
            "a.png",
            huge_png(5_000, 5_001),
            "The picture has more than 25 million pixels. Scan it with a lower resolution.",
        ),
    ],
)
def test_a_picture_that_is_broken_or_too_large_is_refused(name, data, sentence):
    assert refusal(name, data) == sentence


def test_a_cut_off_picture_is_refused_also_where_the_pdf_maker_has_made_pillow_lenient(monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)

    for name, data in (("a.jpg", picture("JPEG", (400, 400))), ("a.png", picture("PNG", (400, 400)))):
        assert refusal(name, data[: len(data) // 2]) == "The picture is damaged or cut off. Save or scan it again."


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.csv", b"a\n1\x00", "The file is not a text file. Save it as “CSV UTF-8”, or send it as .xlsx."),
        ("a.xlsx", workbook()[:-100], "The file cannot be read as an Excel workbook. Save it again as .xlsx."),
        (
            "a.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
            "The workbook has a password or is of an old kind. Save it as .xlsx without a password.",
        ),
    ],
)
def test_a_table_that_cannot_be_read_is_refused_with_its_readers_reason(name, data, sentence):
    assert refusal(name, data) == sentence


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("agreement.pdf", "agreement.pdf"),
        ("C:\\Users\\x\\تفاهم‌نامه ۱۳۹۷.pdf", "تفاهم‌نامه ۱۳۹۷.pdf"),
        ("../../etc/passwd", "passwd"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("a\x00b\r\nc\x1f.pdf", "ab c.pdf"),
        ("  .hidden. ", "hidden"),
        ("..", "file"),
        ("", "file"),
        ("😀.pdf", "😀.pdf"),
        ("n" * 300 + ".pdf", "n" * 116 + ".pdf"),
        ("x." + "y" * 300, "x." + "y" * 118),
    ],
)
def test_a_files_name_is_shown_without_what_could_deceive(name, shown):
    assert display_name(name) == shown


def test_a_pdf_that_unpacks_to_hundreds_of_megabytes_is_refused():
    """The objects of a page can hide in a packed stream; this one is of 200 MB of spaces in 200 kB."""
    packed = zlib.compressobj(9)
    stream = b"".join([*(packed.compress(b" " * 1_000_000) for _ in range(200)), packed.flush()])
    head = b"%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length "
    objects = head + b"%d >>\nstream\n" % len(stream) + stream + b"\nendstream\nendobj\n"
    table = struct.pack(">BHB", 0, 0, 255) + struct.pack(">BHB", 1, 9, 0) + struct.pack(">BHB", 2, 1, 0)
    body = b"3 0 obj\n<< /Type /XRef /Size 3 /W [1 2 1] /Root 2 0 R /Length %d >>\nstream\n" % len(table)
    data = objects + body + table + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % len(objects)

    with pytest.raises(UnacceptableFile):
        check(SimpleUploadedFile("a.pdf", data), kinds={"pdf"}, max_bytes=10 * LIMIT)


def test_a_pdf_of_a_thousand_pages_is_taken():
    assert check(SimpleUploadedFile("a.pdf", pdf(1_000)), kinds={"pdf"}, max_bytes=10 * LIMIT).pages == 1_000
