"""Is there a virus in it? Asked of ClamAV's daemon over its socket; nothing is guessed where it does not answer."""

import socket
import struct
import time

from django.conf import settings

CHUNK = 64 * 1024
CONNECT_SECONDS, ANSWER_SECONDS = 3, 20
LONGEST_ANSWER = 4096


class ScannerAway(Exception):
    """Nobody answers at the scanner's address, or what answers makes no sense."""


class ScannerSilent(ScannerAway):
    """It took the file, and did not say in time what it thinks of it."""


def scan(file):
    """The name of the virus in an open file, "" where there is none. Raises ScannerAway."""
    until = time.monotonic() + ANSWER_SECONDS
    try:
        with _connected() as line:
            _send(line, file, until)
            answer = _answer(line, until)
    except TimeoutError as error:
        raise ScannerSilent(f"no answer in {ANSWER_SECONDS} s") from error
    except OSError as error:
        raise ScannerAway(str(error)) from error
    return _read(answer)


def _connected():
    """`PEYVAND_CLAMAV` is the path of a socket, or host:port."""
    try:
        if settings.CLAMAV.startswith("/"):
            return _connected_here(settings.CLAMAV)
        host, _colon, port = settings.CLAMAV.rpartition(":")
        return socket.create_connection((host.strip("[]"), int(port)), timeout=CONNECT_SECONDS)
    except (OSError, ValueError) as error:
        raise ScannerAway(f"{settings.CLAMAV}: {error}") from error


def _connected_here(path):
    line = socket.socket(socket.AF_UNIX)
    try:
        line.settimeout(CONNECT_SECONDS)
        line.connect(path)
    except OSError:
        line.close()
        raise
    return line


def _send(line, file, until):
    """INSTREAM: pieces with their length before each, an empty one at the end."""
    _patient(line, until).sendall(b"zINSTREAM\0")
    while piece := file.read(CHUNK):
        _patient(line, until).sendall(struct.pack("!I", len(piece)) + piece)
    _patient(line, until).sendall(struct.pack("!I", 0))


def _answer(line, until):
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < LONGEST_ANSWER:
        piece = _patient(line, until).recv(LONGEST_ANSWER)
        if not piece:
            break
        answer += piece
    return answer.rstrip(b"\0\n").decode("utf-8", "replace")


def _patient(line, until):
    """The line, which now waits for the rest of the time and no longer."""
    line.settimeout(max(until - time.monotonic(), 0.01))
    return line


def _read(answer):
    """“stream: OK”, “stream: Eicar-Test-Signature FOUND”; an error or anything else is no answer."""
    verdict = answer.removeprefix("stream: ")
    if verdict == "OK":
        return ""
    if verdict.endswith(" FOUND"):
        return verdict.removesuffix(" FOUND")
    raise ScannerAway(answer or "it closed the line")
