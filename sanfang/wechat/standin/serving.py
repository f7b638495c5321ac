"""The stand-in in a thread, for as long as a test or a demo needs it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from sanfang.wechat.standin.checks import patterns
from sanfang.wechat.standin.names import APP_ID, SECRET, TEMPLATES
from sanfang.wechat.standin.pushing import Pusher
from sanfang.wechat.standin.server import Server
from sanfang.wechat.standin.world import World


@dataclass(frozen=True)
class Serving:
    """A running stand-in: where it answers, what it knows, and what pushes for it."""

    url: str
    world: World
    pusher: Pusher


def built(
    app_id: str = APP_ID, secret: str = SECRET, templates: tuple[str, ...] = TEMPLATES
) -> tuple[World, Pusher]:
    """A world whose events a pusher tells."""
    world, pusher = World(app_id, secret, patterns(list(templates))), Pusher(app_id)
    world.push = pusher.push
    return world, pusher


@contextmanager
def serving(world: World, pusher: Pusher, *, port: int = 0, file: Path | None = None) -> Iterator[Serving]:
    """Serve on this machine only; port 0 takes one that is free."""
    server = Server(("127.0.0.1", port), world, file)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, name="standin", daemon=True)
    thread.start()
    try:
        yield Serving(server.url, world, pusher)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
