"""A delivery worker that dies where it is told. Run as a program: one order a line, one answer a line.

Orders are names of DEATHS, or `live`. Each is one round of the worker in a process of its own, forked from
this one; the answer is the signal that ended it, or 0.
"""

import os
import signal
import sys
from collections.abc import Callable
from functools import partial
from typing import Any

import django

# The models cannot be imported before.
django.setup()

from django.db import connections  # noqa: E402

from sanfang.notices import by_wechat, delivery  # noqa: E402
from sanfang.notices.channels import Fate, Outcome  # noqa: E402
from sanfang.notices.ways import open_ways  # noqa: E402
from sanfang.wechat.api import WeChat  # noqa: E402

MID_FLIGHT = 0.25


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_before(room: Any, name: str) -> None:
    setattr(room, name, lambda *args, **kwargs: die())


def die_after(room: Any, name: str) -> None:
    work: Callable[..., Any] = getattr(room, name)

    def and_die(*args: Any, **kwargs: Any) -> None:
        work(*args, **kwargs)
        die()

    setattr(room, name, and_die)


def die_mid_flight() -> None:
    """WeChat has the message and its answer is on the way."""
    signal.signal(signal.SIGALRM, lambda *_: die())
    signal.setitimer(signal.ITIMER_REAL, MID_FLIGHT)


def send_again_blindly() -> None:
    """What a worker would do that asks nobody what became of a message."""
    by_wechat.ByWeChat.settle = lambda *_: Outcome(Fate.LATER)


DEATHS = {
    "before the claim": partial(die_before, delivery, "_claim"),
    "after the claim": partial(die_after, delivery, "_claim"),
    "before the consent is spent": partial(die_before, by_wechat.ByWeChat, "send"),
    "before the message leaves": partial(die_before, by_wechat, "_hand_over"),
    "while the answer is on the way": die_mid_flight,
    "after the answer": partial(die_after, WeChat, "send"),
    "before it is noted": partial(die_before, delivery, "_note"),
    "after it is noted": partial(die_after, delivery, "_note"),
}
LIVES = {"live": lambda: None, "live blindly": send_again_blindly}


def live(order: str) -> int:
    """One round in a child of ours. Returns how it ended."""
    child = os.fork()
    if child == 0:
        (DEATHS | LIVES)[order]()
        delivery.deliver_due(open_ways())
        connections.close_all()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    print("ready", flush=True)  # noqa: T201 — the answer to whoever started us
    for line in sys.stdin:
        print(live(line.strip()), flush=True)  # noqa: T201
