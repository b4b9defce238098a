"""How everybody can check a paper of the office: a code that nobody guesses, and a square that a telephone reads."""

import secrets
from dataclasses import dataclass

import qrcode
from django.utils import translation

from records.text import fold

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # no sign that is read for another
LENGTH = 10


def new_code():
    return "".join(secrets.choice(ALPHABET) for _n in range(LENGTH))


def as_typed(request, code):
    """The code in the address, or typed into the form: in any digits and letters, with spaces; "" for none."""
    return "".join(fold((code or request.GET.get("code", ""))[:40]).split())[:20].upper()


def read_in(request):
    """The page in the language that its link asks for: whoever checks a paper has no language in the address."""
    language = request.GET.get("language")
    return translation.override(language if language in ("en", "fa") else translation.get_language())


def other_language():
    return "en" if translation.get_language() == "fa" else "fa"


@dataclass
class Square:
    """So many fields a side, and the dark ones as the path of an SVG."""

    side: int
    path: str


def square(address):
    """Of the address at which the paper can be checked."""
    code = qrcode.QRCode(border=0, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(address)
    rows = code.get_matrix()
    dark = (f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark)
    return Square(len(rows), "".join(dark))
