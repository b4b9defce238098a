"""HTML made into PDF by WeasyPrint, tagged for screen readers (PDF/UA); only the worker calls `render`.

Nothing is fetched but files of this project: `asset:css/…` and `asset:img/…` are read from static/, `asset:fonts/…`
from the Vazirmatn package, `data:` is what the document holds itself. Any other address stops the document.
"""

import atexit
import io
import re
import threading
from pathlib import PurePosixPath

from django.conf import settings
from pypdf import PdfReader

STATIC = settings.BASE_DIR / "static"
FONTS = settings.BASE_DIR / "node_modules" / "vazirmatn" / "fonts" / "ttf"
WEIGHTS = {400: "Vazirmatn-Regular.ttf", 600: "Vazirmatn-SemiBold.ttf", 700: "Vazirmatn-Bold.ttf"}
BASE_STYLESHEET = "css/print-report.css"

# Every drawing is a figure to WeasyPrint, and PDF/UA wants an alternative text of each: a blank for what is decoration.
_SILENT_DRAWING = re.compile(r'(<svg\b[^>]*\saria-hidden="true"[^>]*>)')

_tools = threading.local()  # WeasyPrint corrupts memory where threads share a FontConfiguration


class BlockedURL(ValueError):
    """The document asked for something that is not a file of this project."""


def render(html, *, stylesheets=()):
    """The document as PDF/UA. `stylesheets` are names below static/, used after the base sheet of all reports.

    Raises BlockedURL if the document refers to anything outside the project.
    """
    tools = _loaded()
    tools.blocked.clear()
    try:
        sheets = [tools.stylesheet(name) for name in (BASE_STYLESHEET, *stylesheets)]
        data = tools.document(_SILENT_DRAWING.sub(r"\1<title> </title>", html)).write_pdf(
            stylesheets=[tools.faces, *sheets],
            font_config=tools.fonts,
            pdf_variant="pdf/ua-1",
            optimize_images=True,
        )
    except tools.fatal as error:  # a BaseException, which nobody above would expect
        raise BlockedURL(str(error)) from error
    if tools.blocked:  # inside an SVG the refusal is swallowed, and the picture left out
        raise BlockedURL(tools.blocked[0])
    return data


def page_count(data):
    return len(PdfReader(io.BytesIO(data)).pages)


def asset(name):
    """The file behind an address `asset:name`; BlockedURL if it is not one of ours."""
    path = PurePosixPath(name.split("?")[0].split("#")[0].lstrip("/"))
    if path.parent == PurePosixPath("fonts") and path.name in WEIGHTS.values():
        return FONTS / path.name
    file = (STATIC / path).resolve()
    if not file.is_relative_to(STATIC.resolve()) or not file.is_file():
        raise BlockedURL(f"not a file of this project: {name}")
    return file


def _loaded():
    """WeasyPrint with its fonts, once per thread: importing takes a second and 25 MB, which the web process spares."""
    if not hasattr(_tools, "it"):
        _tools.it = _Tools()
        atexit.register(_tools.__dict__.clear)  # else WeasyPrint complains when the process ends
    return _tools.it


class _Tools:
    def __init__(self):
        # In a function, against the house rule: see _loaded. After the worker's fork, too, as WeasyPrint needs it.
        from weasyprint import CSS, HTML, URLFetcher  # noqa: PLC0415
        from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415
        from weasyprint.urls import FatalURLFetchingError, URLFetcherResponse  # noqa: PLC0415

        self.blocked = blocked = []

        class OwnFilesOnly(URLFetcher):
            def fetch(self, url, headers=None):
                scheme, _colon, rest = url.partition(":")
                if scheme.lower() == "data":
                    return super().fetch(url, headers)
                try:
                    if scheme.lower() != "asset":
                        raise BlockedURL(f"not a file of this project: {url}")
                    return URLFetcherResponse(url, asset(rest).read_bytes())
                except BlockedURL as error:
                    blocked.append(str(error))
                    raise FatalURLFetchingError(str(error)) from error

        self.fatal = FatalURLFetchingError
        self.fetcher = OwnFilesOnly(allowed_protocols={"data"}, allow_redirects=False)
        self.fonts = FontConfiguration()
        self._html, self._css = HTML, CSS
        self.faces = self._css(string=_font_faces(), font_config=self.fonts, url_fetcher=self.fetcher)

    def document(self, html):
        return self._html(string=html, base_url="asset:/", url_fetcher=self.fetcher)

    def stylesheet(self, name):
        return self._css(url=f"asset:{name}", font_config=self.fonts, url_fetcher=self.fetcher)


def _font_faces():
    return "".join(
        f"@font-face {{ font-family: Vazirmatn; font-weight: {weight}; src: url(asset:fonts/{file}) }}\n"
        for weight, file in WEIGHTS.items()
    )
