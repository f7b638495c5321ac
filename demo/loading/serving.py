"""The demo's processes: the web server and the worker, started and stopped together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from types import FrameType, TracebackType
from typing import Self
from urllib.error import URLError
from urllib.request import urlopen

READY_WITHIN = 30.0
STOP_WITHIN = 10.0


class DidNotStart(Exception):
    """A process of the demo ended, or did not answer in time."""


class Servers:
    """Granian and the worker. Leaving the block stops both, however it is left."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        signal.signal(signal.SIGTERM, _interrupt)
        port = self.address.rsplit(":", 1)[1]
        web = ["granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", port]
        self._start(
            "-m",
            *web,
            "--workers",
            "2",
            "--backpressure",
            "64",
            "--log-level",
            "warning",
            "sanfang.wsgi:application",
        )
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

    def _start(self, *arguments: str) -> None:
        # A session of their own: Ctrl-C reaches us, and we stop them in order.
        environment = os.environ | {"SANFANG_SITE_URL": self.address}
        command = [sys.executable, *arguments]
        self.processes.append(subprocess.Popen(command, env=environment, start_new_session=True))  # noqa: S603 — our own modules

    def _check_alive(self) -> None:
        for process in self.processes:
            if process.poll() is not None:
                raise DidNotStart(f"{process.args!r} ended with {process.returncode}")


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
