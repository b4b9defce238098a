"""The square on a paper that a telephone reads: the address at which everybody can check it."""

from dataclasses import dataclass

import qrcode


@dataclass
class Square:
    """So many fields a side, and the dark ones as the path of an SVG."""

    side: int
    path: str


def square(address):
    code = qrcode.QRCode(border=0, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(address)
    rows = code.get_matrix()
    dark = (f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark)
    return Square(len(rows), "".join(dark))
