"""How a release of the registry is read: one element of its JSON array at a time, and on past those that are broken."""

import gzip
import json
import re
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper

from django.utils.translation import gettext as _

from records.spreadsheets import UnreadableFile

CHUNK = 1024 * 1024  # characters
LONGEST = 8 * CHUNK  # an element of the array that goes on longer is a bracket never closed

_TOKEN = re.compile(r'"(?:[^"\\]|\\.?)*(?:"|$)|[\[\]{},]', re.DOTALL)
_NOT_SPACE = re.compile(r"\S")


@contextmanager
def opened(path, progress):
    """The text of a file, plain or gzipped; `progress` hears which share of its bytes has been read."""
    size = max(path.stat().st_size, 1)
    with path.open("rb") as raw:
        is_zipped = raw.read(2) == b"\x1f\x8b"
        raw.seek(0)
        binary = gzip.GzipFile(fileobj=raw) if is_zipped else raw
        with TextIOWrapper(binary, encoding="utf-8-sig", errors="replace") as text:
            yield _Told(text, lambda: progress(raw.tell() / size))


class _Told:
    def __init__(self, text, tell):
        self.text, self.tell = text, tell

    def read(self, size):
        try:
            chunk = self.text.read(size)
        except (EOFError, OSError, zlib.error) as error:
            raise UnreadableFile(_("The file is damaged: %(why)s.") % {"why": error}) from error
        self.tell()
        return chunk


@dataclass
class Broken:
    """An element of the array that is no JSON."""

    text: str
    why: str


class ArrayReader:
    """The elements of a JSON array one after the other, never more of the file in memory than a piece.

    One that is no JSON comes out as Broken, and the next is read, as long as its brackets and quotes are closed.
    Raises UnreadableFile where they are not, where the file ends too early, or is no array.
    """

    decoder = json.JSONDecoder()

    def __init__(self, stream):
        self.stream, self.text, self.at = stream, "", 0

    def __iter__(self):
        if self._next() != "[":
            raise UnreadableFile(_("The file is not a JSON array, as the releases of ROR are."))
        self.at += 1
        while (letter := self._next()) != "]":
            if letter == ",":
                self.at += 1
            else:
                yield self._element()
        self.at += 1
        while not _NOT_SPACE.search(self.text, self.at):
            self.at = len(self.text)
            if not self._more():
                return
        raise UnreadableFile(_("The list in the file ends too early: something follows it."))

    def _more(self):
        chunk = self.stream.read(CHUNK)
        self.text, self.at = self.text[self.at :] + chunk, 0
        return bool(chunk)

    def _next(self):
        """The next character that is not a space."""
        while True:
            found = _NOT_SPACE.search(self.text, self.at)
            if found:
                self.at = found.start()
                return found[0]
            self.at = len(self.text)
            if not self._more():
                raise UnreadableFile(_("The file ends in the middle."))

    def _element(self):
        while True:
            try:
                value, self.at = self.decoder.raw_decode(self.text, self.at)
            except (ValueError, RecursionError) as error:
                end = self._end()
                if end is not None:
                    broken, self.at = Broken(self.text[self.at : end], str(error)), end
                    return broken
                if len(self.text) - self.at > LONGEST:
                    raise UnreadableFile(_("A bracket or quotation mark is never closed.")) from error
                if not self._more():
                    raise UnreadableFile(_("The file ends in the middle.")) from error
            else:
                return value

    def _end(self):
        """Where the element ends by its brackets, or None if that has not been read yet."""
        depth = 0
        for token in _TOKEN.finditer(self.text, self.at):
            mark = token[0]
            if mark in {"{", "["}:
                depth += 1
            elif not depth and mark in {",", "]"}:
                return token.start()
            elif mark in {"}", "]"}:
                depth = max(depth - 1, 0)
                follows = _NOT_SPACE.search(self.text, token.end())
                if not depth and not (follows and follows[0] == "}"):
                    return token.end() if follows else None
        return None
