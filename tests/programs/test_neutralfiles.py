"""A reviewer who is not told who applies gets a copy of each file in whose bytes nobody is named but on its pages."""

import io
import zipfile

import openpyxl
import pytest
from openpyxl.comments import Comment
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, RectangleObject, StreamObject, TextStringObject

from programs.neutralfiles import JPEG, PDF, PNG, XLSX, NotReadable, neutral_copy

NAME = "Sara Rahimi"


def written(write):
    target = io.BytesIO()
    write(target)
    return target.getvalue()


def pdf():
    """Named in the properties, in XMP of the file and of a page, and as who commented; "On the page" is its text."""
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    writer.add_metadata({"/Author": NAME, "/Title": f"CV of {NAME}", "/Producer": f"Office of {NAME}"})
    for holder in (writer.root_object, page):
        xmp = StreamObject()
        xmp.set_data(f"<x:xmpmeta><dc:creator>{NAME}</dc:creator></x:xmpmeta>".encode())
        holder[NameObject("/Metadata")] = writer._add_object(xmp)
    comment = {"/Type": "/Annot", "/Subtype": "/Text"}
    note = DictionaryObject({NameObject(name): NameObject(value) for name, value in comment.items()})
    note[NameObject("/Rect")] = RectangleObject((0, 0, 10, 10))
    note[NameObject("/T")] = TextStringObject(NAME)
    note[NameObject("/Contents")] = TextStringObject("On the page")
    writer.add_annotation(0, note)
    return written(writer.write)


def jpeg():
    exif = Image.Exif()
    exif[0x013B], exif[0x0112] = NAME, 6  # artist; turned on its side
    return written(lambda target: Image.new("RGB", (4, 2)).save(target, "JPEG", exif=exif, comment=NAME.encode()))


def png():
    told = PngInfo()
    told.add_text("Author", NAME)
    return written(lambda target: Image.new("RGB", (4, 2)).save(target, "PNG", pnginfo=told))


def xlsx():
    book = openpyxl.Workbook()
    book.properties.creator = book.properties.lastModifiedBy = NAME
    book.active["A1"] = "On the page"
    book.active["A1"].comment = Comment(f"{NAME}:\nOn the page", NAME)
    saved = io.BytesIO(written(book.save))
    with zipfile.ZipFile(saved, "a") as parts:
        parts.writestr("xl/persons/person.xml", f'<person displayName="{NAME}" userId="S::{NAME}" id="{{1}}"/>')
    return saved.getvalue()


def plainly(content):
    """All that can be grepped: the bytes, and what is packed in them."""
    found = [content]
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            found += [book.read(name) for name in book.namelist()]
    if content.startswith(b"%PDF-"):
        reader = PdfReader(io.BytesIO(content))
        for number in range(1, len(reader.xref[0]) + 1):
            one = reader.get_object(number)
            found.append(one.get_data() if isinstance(one, StreamObject) else str(one).encode())
    return b"\n".join(found)


@pytest.mark.parametrize(("make", "mime"), [(pdf, PDF), (jpeg, JPEG), (png, PNG), (xlsx, XLSX)])
def test_the_bytes_name_nobody(make, mime):
    content = make()
    assert NAME.encode() in plainly(content)

    copy = neutral_copy(content, mime)

    assert NAME.encode() not in plainly(copy)
    assert b"Rahimi".hex().encode() not in plainly(copy)


def test_what_stands_on_the_pages_stays():
    reader = PdfReader(io.BytesIO(neutral_copy(pdf(), PDF)))
    assert len(reader.pages) == 1
    assert reader.pages[0]["/Annots"][0].get_object()["/Contents"] == "On the page"
    assert openpyxl.load_workbook(io.BytesIO(neutral_copy(xlsx(), XLSX))).active["A1"].value == "On the page"


def test_of_a_comment_in_a_workbook_the_text_stays():
    copy = openpyxl.load_workbook(io.BytesIO(neutral_copy(xlsx(), XLSX)))

    assert copy.active["A1"].comment.text == ":\nOn the page"


def test_of_a_workbook_the_folder_in_which_it_lay_is_left_out():
    part = b'<workbook><x15ac:absPath url="C:\\Users\\rahimi\\" xmlns:x15ac="x"/><sheets/></workbook>'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as parts:
        parts.writestr("xl/workbook.xml", part)

    assert b"rahimi" not in plainly(neutral_copy(packed.getvalue(), XLSX))


def test_a_picture_stands_as_its_camera_has_noted():
    assert Image.open(io.BytesIO(neutral_copy(jpeg(), JPEG))).size == (2, 4)


def test_plain_tables_stay_as_they_are():
    assert neutral_copy(b"a,b\n", "text/csv") == b"a,b\n"


@pytest.mark.parametrize("mime", [PDF, JPEG, XLSX])
def test_what_cannot_be_read_is_not_handed_out_as_it_is(mime):
    with pytest.raises(NotReadable):
        neutral_copy(b"%PDF-1.4\n%%EOF\n", mime)
