import io
import socket
import time

import pytest
from django.conf import settings

from records import scanner
from tests.records.scanners import EICAR, listening


@pytest.fixture
def clamd(tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "CLAMAV", str(tmp_path / "scanner"))
    with listening(tmp_path) as server:
        yield server


def test_a_clean_file_is_read_whole_and_let_through(clamd):
    data = b"a" * (3 * scanner.CHUNK + 1)

    assert scanner.scan(io.BytesIO(data)) == ""
    assert clamd.seen == [data]


def test_a_virus_is_named(clamd):
    assert scanner.scan(io.BytesIO(b"%PDF-" + EICAR)) == "Eicar-Test-Signature"


@pytest.mark.parametrize("said", [b"INSTREAM size limit exceeded. ERROR", b"UNKNOWN COMMAND", b"", b"stream: "])
def test_an_answer_that_is_none_lets_nothing_through(clamd, said):
    clamd.says = said or b"\0"

    with pytest.raises(scanner.ScannerAway):
        scanner.scan(io.BytesIO(b"a"))


def test_a_scanner_that_hangs_is_waited_for_so_long_and_no_longer(clamd, monkeypatch):
    monkeypatch.setattr(scanner, "ANSWER_SECONDS", 0.2)
    clamd.hangs = True
    begun = time.monotonic()

    with pytest.raises(scanner.ScannerSilent):
        scanner.scan(io.BytesIO(b"a"))

    assert time.monotonic() - begun < 2


@pytest.mark.parametrize("address", ["/nowhere/clamd.ctl", "127.0.0.1:1", "[::1]:1", "no port", "host:port"])
def test_where_nobody_answers_the_scanner_is_away(monkeypatch, address):
    monkeypatch.setattr(settings, "CLAMAV", address)

    with pytest.raises(scanner.ScannerAway):
        scanner.scan(io.BytesIO(b"a"))


def test_it_is_asked_over_the_network_too(monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as server:
        monkeypatch.setattr(settings, "CLAMAV", f"127.0.0.1:{server.getsockname()[1]}")
        with scanner._connected() as line:
            there, _address = server.accept()
            with there:
                line.sendall(b"z")

                assert there.recv(1) == b"z"
