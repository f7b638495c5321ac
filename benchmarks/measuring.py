"""What the benchmarks share: a database that goes afterwards, ways that take turns, and a table to read.

Whatever is compared takes turns within one run, so that a busy machine slows all alike.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from django.db import connection
from django.test import Client
from django.test.utils import setup_databases, teardown_databases

Way = Callable[[], object]
Times = dict[str, list[float]]
Pairs = dict[str, tuple[list[float], list[float]]]
Measured = TypeVar("Measured")


def timed(work: Way) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def on_a_database(measure: Callable[[], Measured], *, on_disk: bool = False) -> Measured:
    """What is measured on an empty database, which is removed whatever becomes of it.

    SQLite's lies in memory unless it is to be `on_disk`, where it is slower and not counted as the process's memory.
    """
    with TemporaryDirectory() as folder:
        if on_disk and connection.vendor == "sqlite":
            connection.settings_dict["TEST"]["NAME"] = str(Path(folder) / "benchmark.sqlite3")
        databases = setup_databases(verbosity=0, interactive=False)
        try:
            return measure()
        finally:
            teardown_databases(databases, verbosity=0)
            connection.settings_dict["TEST"]["NAME"] = None


def in_turns(ways: Mapping[str, Way], turns: int) -> Times:
    """Milliseconds of every way, taken in turns."""
    times: Times = {name: [] for name in ways}
    for _ in range(turns):
        for name, way in ways.items():
            times[name].append(timed(way))
    return times


def beside_floors(pairs: Mapping[str, tuple[Way, Way]], turns: int) -> Pairs:
    """Milliseconds of each way and of its floor, taken in turns."""
    times: Pairs = {name: ([], []) for name in pairs}
    for _ in range(turns):
        for name, both in pairs.items():
            for taken, way in zip(times[name], both, strict=True):
                taken.append(timed(way))
    return times


def read(client: Client, path: str) -> bytes:
    """The page; anything but a page would be fast for a bad reason."""
    answer = client.get(path)
    assert answer.status_code == 200, answer.status_code
    return answer.content


def p90(taken: list[float]) -> float:
    return statistics.quantiles(taken, n=10)[-1] if len(taken) > 1 else taken[0]


def show_beside_floors(times: Pairs) -> None:
    print(f"{'':<24}{'ours':>9}{'p90':>9}{'floor':>9}{'× floor':>9}")
    for name, (ours, floor) in times.items():
        middle, least = statistics.median(ours), statistics.median(floor)
        print(f"{name:<24}{middle:>9.1f}{p90(ours):>9.1f}{least:>9.2f}{middle / least:>9.1f}")


def where() -> str:
    return connection.vendor


def peak() -> int:
    """Megabytes that this program took at most. Not what `getrusage` says: a program that was started by another one
    begins there with what that had taken."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024
