"""Scans as the tests hand them in."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image


def scan(name="scan.png", colour="navy"):
    """A picture that passes the check of content; another colour is another file."""
    file = io.BytesIO()
    Image.new("RGB", (8, 8), colour).save(file, "PNG")
    return SimpleUploadedFile(name, file.getvalue())
