"""A virus scanner for the tests: speaks clamd's INSTREAM as the real one does, and can hang or be away."""

import socketserver
import struct
import threading
from contextlib import contextmanager

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class Clamd(socketserver.ThreadingUnixStreamServer):
    """Finds EICAR anywhere; `says` answers instead, `hangs` never answers. `seen` is what it was given."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, address):
        self.seen, self.says, self.hangs = [], None, False
        super().__init__(address, _Conversation)


class _Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        assert self.rfile.read(10) == b"zINSTREAM\0"
        data = b""
        while length := struct.unpack("!I", self.rfile.read(4))[0]:
            data += self.rfile.read(length)
        self.server.seen.append(data)
        if self.server.hangs:
            self.rfile.read(1)  # until the other side has had enough
            return
        answer = b"stream: Eicar-Test-Signature FOUND" if EICAR in data else b"stream: OK"
        self.wfile.write((self.server.says or answer) + b"\0")


@contextmanager
def listening(folder):
    """A scanner at the socket `scanner` in a folder."""
    server = Clamd(str(folder / "scanner"))
    threading.Thread(target=server.serve_forever, args=[0.02], daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
