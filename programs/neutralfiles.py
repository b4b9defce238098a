"""A copy of an uploaded file that does not say who made it, for reviewers who are not told who applies.

What stands on the pages stays: the office looks at that. What programs write beside it (author, title, producer, XMP,
names in comments, places of pictures) is left out.
"""

import io
import re
import zipfile

from PIL import Image, ImageOps
from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject

PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TELLING = ("/Metadata", "/PieceInfo", "/LastModified")
OFFICE = "http://schemas.openxmlformats.org"
EMPTY = {
    "docProps/core.xml": f'<coreProperties xmlns="{OFFICE}/package/2006/metadata/core-properties"/>',
    "docProps/app.xml": f'<Properties xmlns="{OFFICE}/officeDocument/2006/extended-properties"/>',
    "docProps/custom.xml": f'<Properties xmlns="{OFFICE}/officeDocument/2006/custom-properties"/>',
}


# In workbooks: who has commented, which begins the text too; who is mentioned; the folder on a disk.
AUTHOR = re.compile(rb"<author>(.+?)</author>")
MENTIONED = re.compile(rb'\b(displayName|userId)="[^"]*"')
FOLDER = re.compile(rb"<x15ac:absPath\b[^>]*/>|\buserName=\"[^\"]*\"")


class NotReadable(ValueError):
    """A file that cannot be copied without what it tells."""


def neutral_copy(content, mime):
    """The bytes without what tells who made them; tables as plain text are as they are."""
    makers = {PDF: _pdf, JPEG: _picture, PNG: _picture, XLSX: _table}
    try:
        return makers[mime](content) if mime in makers else content
    except (PyPdfError, OSError, zipfile.BadZipFile) as error:
        raise NotReadable(mime) from error


def _pdf(content):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    for one in writer._objects:
        if isinstance(one, DictionaryObject):
            _without_names(one)
    writer.metadata = None
    writer.compress_identical_objects(remove_duplicates=False, remove_unreferenced=True)
    return _written(writer.write)


def _without_names(found):
    for name in TELLING:
        found.pop(name, None)
    if "/Subtype" in found and "/Rect" in found and found["/Subtype"] != "/Widget":
        found.pop("/T", None)  # who has written a comment


def _picture(content):
    """Turned as its camera has noted, which is left out with the rest."""
    picture = Image.open(io.BytesIO(content))
    bare = ImageOps.exif_transpose(picture)
    bare.info = {}
    return _written(lambda target: bare.save(target, picture.format, quality=95))


def _table(content):
    """The workbook with nobody where programs note author and company, who comments and where it lay."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as read, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in read.namelist():
            kept.writestr(name, EMPTY.get(name) or _unsigned(name, read.read(name)))
    return target.getvalue()


def _unsigned(name, part):
    if name.startswith("xl/comments"):
        for author in set(AUTHOR.findall(part)):
            part = part.replace(b">" + author + b"<", b"><").replace(b">" + author + b":", b">:")
    if name.startswith("xl/persons/"):
        part = MENTIONED.sub(rb'\1=""', part)
    if name == "xl/workbook.xml":
        part = FOLDER.sub(b"", part)
    return part


def _written(write):
    target = io.BytesIO()
    write(target)
    return target.getvalue()
