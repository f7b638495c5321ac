"""The demo's processes: the web server, the worker, and a stand-in for WeChat, started and stopped together."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType, TracebackType
from typing import Self
from urllib.error import URLError
from urllib.request import urlopen

from sanfang.wechat.standin.names import APP_ID, SECRET, TEMPLATES

PUSH_TOKEN = secrets.token_urlsafe(16)
READY_WITHIN = 30.0
STOP_WITHIN = 10.0


class DidNotStart(Exception):
    """A process of the demo ended, or did not answer in time."""


class Servers:
    """Granian, the worker, and the stand-in for WeChat. Leaving the block stops all, however it is left."""

    def __init__(self, address: str, folder: Path) -> None:
        self.address = address
        self.standin = f"http://127.0.0.1:{_free_port()}"
        self.phones = folder / "phones.json"
        self.processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        signal.signal(signal.SIGTERM, _interrupt)
        self._start("-m", "sanfang.wechat.standin", *self._of_the_standin())
        self._start("-m", "granian", *self._of_the_web())
        self._start("manage.py", "worker")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            _wait_or_kill(process)
        return kind is KeyboardInterrupt

    def wait_until_ready(self) -> None:
        """Return when the web server answers for its database, or raise DidNotStart."""
        give_up = time.monotonic() + READY_WITHIN
        while not _answers(f"{self.address}/readyz"):
            self._check_alive()
            if time.monotonic() > give_up:
                raise DidNotStart(f"{self.address} did not answer within {READY_WITHIN:.0f} s")
            time.sleep(0.1)

    def wait(self) -> None:
        """Until somebody stops the demo, or one of its processes ends by itself."""
        while True:
            self._check_alive()
            time.sleep(0.5)

    def _of_the_web(self) -> list[str]:
        port = self.address.rsplit(":", 1)[1]
        where = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", port]
        how = ["--workers", "2", "--backpressure", "64", "--log-level", "warning"]
        return [*where, *how, "sanfang.wsgi:application"]

    def _of_the_standin(self) -> list[str]:
        port = self.standin.rsplit(":", 1)[1]
        push = ["--push", f"{self.address}/wechat/push/", "--push-token", PUSH_TOKEN]
        return ["--port", port, "--state", str(self.phones), *push]

    def _start(self, *arguments: str) -> None:
        # A session of their own: Ctrl-C reaches us, and we stop them in order.
        command = [sys.executable, *arguments]
        environment = os.environ | self._environment()
        self.processes.append(subprocess.Popen(command, env=environment, start_new_session=True))  # noqa: S603 — our own modules

    def _environment(self) -> dict[str, str]:
        """What an operator would set, with the stand-in in WeChat's place."""
        return {
            "SANFANG_SITE_URL": self.address,
            "SANFANG_WECHAT_STANDIN": self.standin,
            "SANFANG_WECHAT_API": self.standin,
            "SANFANG_WECHAT_APP_ID": APP_ID,
            "SANFANG_WECHAT_SECRET": SECRET,
            "SANFANG_WECHAT_TEMPLATES": ",".join(TEMPLATES),
            "SANFANG_WECHAT_PUSH_TOKEN": PUSH_TOKEN,
        }

    def _check_alive(self) -> None:
        for process in self.processes:
            if process.poll() is not None:
                raise DidNotStart(f"{process.args!r} ended with {process.returncode}")


def _free_port() -> int:
    """A port nobody listens on now; what the demo keeps does not hang on it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(url: str) -> bool:
    try:
        with urlopen(url, timeout=2) as answer:  # noqa: S310 — our own address
            return bool(answer.status == 200)
    except (URLError, TimeoutError, ConnectionError):
        return False


def _wait_or_kill(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(STOP_WITHIN)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
