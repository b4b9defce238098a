"""What somebody might type hoping that a report or a letter runs it, and how one sees that none of it was run."""

import os
import re
import socket
import subprocess
import sys
import sysconfig
import tempfile
import threading
import time
import unicodedata
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from records.pdf import FONTS, STATIC

SECRET = "what-stands-in-a-file-of-the-machine"
MOST_SECONDS = 90
STEERING = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")

# {file} is a file of the machine, {port} one of this machine's where somebody listens.
PAYLOADS = {
    "img file": "<img src=file://{file}>",
    "img etc": '"><img src="file:///etc/passwd">',
    "img http": '<img src="http://127.0.0.1:{port}/a.png">',
    "img relative": '<img src="../../pyproject.toml">',
    "img asset": '<img src="asset:../pyproject.toml">',
    "link attachment": '<link rel=attachment href="file://{file}">',
    "a attachment": '<a rel="attachment" href="file://{file}">x</a>',
    "link stylesheet": '<link rel=stylesheet href="http://127.0.0.1:{port}/a.css">',
    "object": '<object data="file://{file}"></object>',
    "embed": '<embed src="http://127.0.0.1:{port}/a.svg">',
    "iframe": '<iframe src="http://127.0.0.1:{port}/a"></iframe>',
    "script": "<script>fetch('http://127.0.0.1:{port}')</script>",
    "style import": '</style><style>@import "http://127.0.0.1:{port}/b.css";</style>',
    "style url": '<p style="background:url(file://{file})">y</p>',
    "style page": "<style>@page{{size:1cm;background:url(http://127.0.0.1:{port}/c)}}</style>",
    "style hides": "<style>*{{display:none!important}}</style>",
    "font face": "<style>@font-face{{font-family:x;src:url(http://127.0.0.1:{port}/f)}}*{{font-family:x}}</style>",
    "content attr": '<style>p::before{{content:url("file://{file}")}}</style>',
    "svg image": '<svg><image href="file://{file}" width="9" height="9"/></svg>',
    "svg use": '<svg><use xlink:href="http://127.0.0.1:{port}/d.svg#e"/></svg>',
    "data svg": "<img src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><image href='file://{file}'/>\">",
    "base": '<base href="http://127.0.0.1:{port}/"><img src="f.png">',
    "meta refresh": '<meta http-equiv="refresh" content="0;url=http://127.0.0.1:{port}/g">',
    "template": "{{{{ settings.SECRET_KEY }}}}{{% include 'base.html' %}}{{# x #}}",
    "comment": "<!-- --><![CDATA[ ]]><?xml version='1.0'?>",
    "closing": "</td></tr></table></section></body></html>",
    "entity": "&lt;img src=x&gt; &#60;b&#62; &amp;nbsp;",
    "colspan": '<table><tr><td colspan="1000000" rowspan="1000000">w</td></tr></table>',
    "nested": "<table><tr><td>" * 12,
    "breaks": "<br>" * 60,
    "quotes": '\' onload=x " style="display:none" `${{1}}`',
    "long word": "W" * 250,
    "nul": "be\x00fore",
    "marks": "e" + "\u0301\u0316" * 20,
}
# Signs that turn a line around: a line of text is stored without them.
TURNED = "abc\u202edef\u2066ghi\u200ejk"
# What a long text may hold as well: (text, a letter of it, how many of them are to be read on the paper).
HEAVY = {
    "word of ten thousand letters": ("W" * 10_000, "W", 10_000),
    "two thousand breaks": ("<br>" * 2_000, "<br>", 2_000),
    "ten thousand marks": ("e" + "\u0301" * 10_000, "\u0301", 50),  # pdftotext tells fifty of them
    "five hundred tables": ("<table><tr><td>" * 500, "<td>", 500),
    "ten thousand words": ("word " * 10_000, "word", 10_000),
}


def typed(name, aims):
    """The text of a payload, pointed at a file and a port."""
    return PAYLOADS[name].format(**aims)


def without_spaces(text):
    """Lines break where the paper ends; a NUL and signs that steer a line are no letters; marks have an order."""
    return unicodedata.normalize("NFD", re.sub(r"[\s\0]+", "", STEERING.sub("", text)))


def words_of(data):
    """The text of a PDF as pdftotext reads it, in the order in which it was written."""
    found = subprocess.run(["pdftotext", "-raw", "-", "-"], input=data, capture_output=True, check=True, timeout=60)
    return found.stdout.decode()


# --- watching ----------------------------------------------------------------------------------------------------

_seen = threading.local()


def _note(event, arguments):
    events = getattr(_seen, "events", None)
    if events is not None and event in {"open", "socket.connect", "socket.getaddrinfo", "subprocess.Popen"}:
        events.append((event, arguments[1] if event == "socket.connect" else arguments[0]))


sys.addaudithook(_note)  # none can be taken away again; outside `watched` it notes nothing


@contextmanager
def watched():
    """Yields a list that at the end says what was read outside the project's own files, and whom one spoke to."""
    faults, began = [], time.monotonic()
    _seen.events = []
    try:
        yield faults
    finally:
        events, _seen.events = _seen.events, None
    faults += [f"{event}: {what}" for event, what in events if event != "open" or not is_ours(what)]
    if time.monotonic() - began > MOST_SECONDS:
        faults.append(f"took more than {MOST_SECONDS} s")


def is_ours(path):
    """A file of the portal that is printed or its program, or a page that WeasyPrint keeps on the way."""
    if not isinstance(path, str | bytes | os.PathLike):
        return True  # an open file
    path = Path(os.fsdecode(path)).absolute()
    packages = [Path(sysconfig.get_path(name)).resolve() for name in ("stdlib", "purelib", "platlib")]
    ours = [STATIC, FONTS, settings.BASE_DIR / "templates", settings.BASE_DIR / "locale"]
    is_program = path.suffix in {".py", ".pyc"} or ".dist-info" in str(path)
    kept = path.is_relative_to(tempfile.gettempdir()) and "weasyprint" in str(path)
    places = [*ours, *packages]
    return is_program or kept or any(spot.is_relative_to(place) for spot in (path, path.resolve()) for place in places)


@contextmanager
def listening():
    """Somebody who listens on a port of this machine: (port, the first words of whoever came)."""
    came = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)
        stop = threading.Event()

        def wait():
            while not stop.is_set():
                try:
                    line, _address = server.accept()
                except TimeoutError:
                    continue
                with line:
                    line.settimeout(1)
                    came.append(line.recv(200))

        thread = threading.Thread(target=wait)
        thread.start()
        try:
            yield server.getsockname()[1], came
        finally:
            stop.set()
            thread.join()
