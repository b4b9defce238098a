"""What does a photograph tell beside what it shows? Where it was taken, when, by whose phone: that is not kept."""

import io

from PIL import Image, ImageOps

# The last is a second picture behind the first, with traces of its own.
_TELLING = {"exif", "xmp", "comment", "photoshop", "XML:com.adobe.xmp", "Raw profile type exif", "mp"}
_ORIENTATION = 0x0112
_QUALITY = 95  # of a JPEG that had to be written anew
# Parts of a JPEG: where its picture begins; applications' notes, of which the picture needs these; remarks.
_SCAN, _REMARK, _NOTES, _NEEDED = 0xDA, 0xFE, range(0xE0, 0xF0), {0xE0, 0xEE}
_COLOURS = b"ICC_PROFILE\0"


def without_traces(data):
    """A JPEG or PNG upright and without what it says about its making; the very same bytes where it says nothing.

    Colour profile and resolution stay, and so does every pixel unless a JPEG had to be turned. `data` has passed the
    check of content.
    """
    with Image.open(io.BytesIO(data)) as image:
        if not _tells(image):
            return data
        if image.format == "JPEG" and not _lies(image) and (left := _without_notes(data)):
            return left
        return _anew(image)


def _tells(image):
    return bool(image.getexif()) or bool(_TELLING & set(image.info)) or bool(getattr(image, "text", None))


def _lies(image):
    """Is it to be turned before one can read it?"""
    return image.getexif().get(_ORIENTATION, 1) != 1


def _anew(image):
    kept = {name: image.info[name] for name in ("dpi", "icc_profile") if image.info.get(name)}
    upright = ImageOps.exif_transpose(image) if _lies(image) else image
    upright.info = {name: value for name, value in upright.info.items() if name not in _TELLING}
    form = "PNG" if image.format == "PNG" else "JPEG"
    written = io.BytesIO()
    upright.save(written, form, exif=b"", **kept, **({"quality": _QUALITY} if form == "JPEG" else {}))
    return written.getvalue()


def _without_notes(data):
    """A JPEG without its notes and remarks, its picture untouched; None where more stands behind the picture."""
    if not data.endswith(b"\xff\xd9"):
        return None
    kept, at = [data[:2]], 2
    while data[at] == 0xFF and data[at + 1] != _SCAN:
        marker, end = data[at + 1], at + 2 + int.from_bytes(data[at + 2 : at + 4])
        is_note = marker == _REMARK or (marker in _NOTES and marker not in _NEEDED)
        if not is_note or data[at + 4 :].startswith(_COLOURS):
            kept.append(data[at:end])
        at = end
    return b"".join([*kept, data[at:]]) if data[at] == 0xFF else None
