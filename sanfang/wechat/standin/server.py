"""The stand-in's HTTP server: one thread for each connection, one lock around the world."""

from __future__ import annotations

import contextlib
import socket
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event
from urllib.parse import parse_qsl, urlsplit

from sanfang.wechat.standin import held, snapshot, weixin
from sanfang.wechat.standin.answers import Answer, No, NotHere, as_errcode, as_json
from sanfang.wechat.standin.faults import Fault
from sanfang.wechat.standin.world import World


class Server(ThreadingHTTPServer):
    """Serves one world. With a `file`, what the phones hold outlives it."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], world: World, file: Path | None = None) -> None:
        super().__init__(address, Handler)
        self.world = world
        self.file = file
        self.stopping = Event()

    @property
    def url(self) -> str:
        return f"http://{self.server_address[0]!s}:{self.server_address[1]}"

    def shutdown(self) -> None:
        self.stopping.set()
        super().shutdown()

    def answer(self, method: str, target: str, body: bytes) -> Answer:
        """What WeChat would answer, without any fault."""
        parts = urlsplit(target)
        with self.world.lock:
            try:
                answered = self._answer(method, parts.path, dict(parse_qsl(parts.query)), body)
            except No as no:
                return as_errcode(no.errcode, no.errmsg)
            except (NotHere, KeyError, AttributeError, ValueError):
                return as_json({"error": "not here"}, status=404)
            if self.file and method == "POST":
                snapshot.write(self.world, self.file)
        return answered

    def _answer(self, method: str, path: str, query: dict[str, str], body: bytes) -> Answer:
        if path not in weixin.PATHS:
            return held.answer(self.world, method, path, body)
        expected, act = weixin.PATHS[path]
        if method != expected:
            raise No(43001 if expected == "GET" else 43002, f"require {expected} method")
        return act(self.world, query, body)


class Handler(BaseHTTPRequestHandler):
    """One connection, kept open between requests as WeChat's are."""

    server: Server
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has above
        """Say nothing: addresses carry secrets, even those of a stand-in."""

    def _serve(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        with self.server.world.lock:
            fault = self.server.world.faults.next_for(urlsplit(self.path).path)
        if fault is None:
            self._write(self.server.answer(self.command, self.path, body))
            return
        if fault.late:
            self.server.answer(self.command, self.path, body)
        self._fail(fault)

    def _fail(self, fault: Fault) -> None:
        if fault.errcode:
            self._write(as_errcode(fault.errcode, "as wished"))
        elif fault.status or fault.body:
            self._write(Answer(fault.body.encode(), fault.status or 200, "text/html"))
        else:
            self.server.stopping.wait(fault.hang)
            self.close_connection = True
            with contextlib.suppress(OSError):  # Who waited may have gone.
                self.connection.shutdown(socket.SHUT_RDWR)

    def _write(self, answer: Answer) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)
