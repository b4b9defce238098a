"""What is really in an uploaded file? Name, first bytes and a full reading must agree, or it is refused.

The browser's word for the kind of a file is never asked. Every refusal is a sentence that says what to do.
"""

import hashlib
import io
import unicodedata
from dataclasses import dataclass
from pathlib import PurePath

from django.utils.translation import gettext as _
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject

from records import languages, spreadsheets
from records.text import clean_line, number

MAX_PIXELS = 25_000_000
MAX_PDF_PARTS = 200_000
MAX_NAME = 120


class UnacceptableFile(ValueError):
    """A file that is not taken; its text is a sentence for the person who chose it."""


@dataclass(frozen=True)
class Kind:
    label: str
    mime: str
    extensions: tuple[str, ...]
    signatures: tuple[bytes, ...]  # a file of this kind begins with one of them; none for texts


KINDS = {
    "pdf": Kind("PDF", "application/pdf", ("pdf",), (b"%PDF-",)),
    "jpeg": Kind("JPEG", "image/jpeg", ("jpg", "jpeg"), (b"\xff\xd8\xff",)),
    "png": Kind("PNG", "image/png", ("png",), (b"\x89PNG\r\n\x1a\n",)),
    "csv": Kind("CSV", "text/csv", ("csv",), ()),
    "xlsx": Kind(
        "XLSX",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ("xlsx",),
        (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"),  # the second is a locked workbook, which the reader names
    ),
}

# What begins like this is no table, whatever its name says.
_FOREIGN_TO_TABLES = (b"%pdf", b"<!doctype", b"<html", b"<?xml", b"<svg", b"{\\rtf")

_ACTIONS = {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition", "/Movie", "/Sound", "/GoToE"}
_MOVING = {"/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"}


@dataclass(frozen=True)
class CheckedFile:
    """What a check found: the kind told by the content, the checksum, the size in bytes, the pages of a PDF."""

    mime: str
    extension: str
    sha256: str
    size: int
    pages: int | None


def check(file, *, kinds, max_bytes):
    """What an uploaded file is; UnacceptableFile if it is not one of `kinds`, too large, broken or dangerous."""
    extension = PurePath(display_name(file.name or "")).suffix.lower().removeprefix(".")
    wanted = [name for name in KINDS if name in kinds]
    name = next((name for name in wanted if extension in KINDS[name].extensions), None)
    if name is None:
        labels = _(" or ").join(KINDS[name].label for name in wanted)
        raise UnacceptableFile(_("Only %(kinds)s is taken here; the name must end in it.") % {"kinds": labels})
    if file.size > max_bytes:
        raise UnacceptableFile(
            _("The file has %(size)s MB; at most %(limit)s MB are taken.")
            % {"size": _megabytes(file.size), "limit": _megabytes(max_bytes)}
        )
    file.seek(0)
    data = file.read()
    file.seek(0)
    if not data:
        raise UnacceptableFile(_("The file is empty."))
    kind = KINDS[name]
    if kind.signatures and not data.startswith(kind.signatures):
        raise _not_as_named(kind)
    pages = _CHECKS[name](data)
    return CheckedFile(kind.mime, kind.extensions[0], hashlib.sha256(data).hexdigest(), len(data), pages)


def display_name(name):
    """A file's name as data: no folders, no signs that turn or hide letters, at most 120 of them, its ending kept."""
    name = clean_line(unicodedata.normalize("NFC", name.replace("\\", "/")), keep_arabic=True)
    name = name.rsplit("/", 1)[-1].strip(" .")
    path = PurePath(name)
    ending = path.suffix if len(path.suffix) <= 10 else ""
    stem = name.removesuffix(ending)[: MAX_NAME - len(ending)].rstrip(" .")
    return f"{stem}{ending}" if stem else "file"


def _not_as_named(kind):
    return UnacceptableFile(
        _("The name says %(kind)s, but the content is something else. Choose the original file.") % {"kind": kind.label}
    )


def _check_pdf(data):
    """The number of pages. Refuses what is locked, cut off, acts by itself or carries other files."""
    broken = _("The PDF is damaged or cut off. Save or scan it again.")
    if not data.rstrip(b"\0\t\n\r\x1a ").endswith(b"%%EOF"):
        raise UnacceptableFile(broken)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            raise UnacceptableFile(_("The PDF has a password. Remove the password and choose it again."))
        pages = len(reader.pages)
        if pages:
            _check_parts(reader)
            return pages
    except UnacceptableFile:
        raise
    except Exception as error:
        raise UnacceptableFile(broken) from error
    raise UnacceptableFile(broken)


def _check_parts(reader):
    """Look at every object of a PDF for what runs, plays, sends or holds a file."""
    waiting, seen = [reader.trailer], set()
    parts = 0
    while waiting:
        part = waiting.pop()
        if isinstance(part, IndirectObject):
            if (part.idnum, part.generation) in seen:
                continue
            seen.add((part.idnum, part.generation))
            part = part.get_object()
        parts += 1
        if parts > MAX_PDF_PARTS:
            raise UnacceptableFile(_("The PDF has too many parts to be checked. Print it into a new PDF."))
        if isinstance(part, DictionaryObject):
            _check_dictionary(part)
            waiting.extend(value for value in part.values() if not isinstance(value, NameObject))
        elif isinstance(part, ArrayObject):
            waiting.extend(part)


def _check_dictionary(part):
    action, subtype = part.get("/S"), part.get("/Subtype")
    if "/JS" in part or "/XFA" in part or action in _ACTIONS or subtype in _MOVING:
        raise UnacceptableFile(
            _("The PDF contains a program, a form that sends data, or media. Print it into a new PDF.")
        )
    if part.get("/EmbeddedFiles") or "/EF" in part or part.get("/Type") == "/EmbeddedFile":
        raise UnacceptableFile(_("The PDF carries other files. Save it without attachments and choose it again."))


def _check_image(data, form):
    broken = _("The picture is damaged or cut off. Save or scan it again.")
    too_large = _("The picture has more than %(pixels)s million pixels. Scan it with a lower resolution.") % {
        "pixels": number(MAX_PIXELS // 1_000_000, languages.reader())
    }
    if not _ENDED[form](data):  # Pillow itself is lenient once WeasyPrint is loaded
        raise UnacceptableFile(broken)
    try:
        with Image.open(io.BytesIO(data), formats=[form]) as image:
            if image.width * image.height > MAX_PIXELS:
                raise UnacceptableFile(too_large)
            image.load()
    except UnacceptableFile:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise UnacceptableFile(too_large) from error
    except Exception as error:
        raise UnacceptableFile(broken) from error


def _check_csv(data):
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:9].lower().startswith(_FOREIGN_TO_TABLES):
        raise _not_as_named(KINDS["csv"])
    _read(spreadsheets.read_csv, data)


def _check_xlsx(data):
    _read(spreadsheets.read_xlsx, data)


def _read(reader, data):
    try:
        reader(data)
    except spreadsheets.UnreadableFile as error:
        raise UnacceptableFile(str(error)) from error


def _megabytes(size):
    return number(round(size / 1_000_000, 1), languages.reader())


_ENDED = {
    "JPEG": lambda data: (
        data.rfind(b"\xff\xd9") > data.rfind(b"\xff\xda")
    ),  # the end of the picture after its last scan
    "PNG": lambda data: b"IEND\xae\x42\x60\x82" in data[-64:],
}
_CHECKS = {
    "pdf": _check_pdf,
    "jpeg": lambda data: _check_image(data, "JPEG"),
    "png": lambda data: _check_image(data, "PNG"),
    "csv": _check_csv,
    "xlsx": _check_xlsx,
}
