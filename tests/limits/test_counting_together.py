"""Several visitors at the same instant: threads on PostgreSQL, processes on an SQLite file."""

import os
import subprocess
import sys
import threading

import pytest
from django.db import connection

from sanfang.limits import counting
from sanfang.limits.models import Counter

LIMIT, VISITORS, HITS = 10, 4, 6
LONG = 10**9  # One window for all of them, whenever the test runs.

VISITOR = f"""
import django
django.setup()
from sanfang.limits.counting import allow
print(sum(allow("bind", "10.0.0.1", limit={LIMIT}, seconds={LONG}) for _ in range({HITS})))
"""


@pytest.mark.slow
def test_b12_processes_on_one_sqlite_file_are_counted_exactly(tmp_path):
    environment = os.environ | {
        "DATABASE_URL": f"sqlite:///{tmp_path / 'shared.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "tests.settings",
    }
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "limits", "--skip-checks", "--verbosity=0"],
        env=environment,
        check=True,
    )

    visitors = [
        subprocess.Popen([sys.executable, "-c", VISITOR], env=environment, stdout=subprocess.PIPE)
        for _ in range(VISITORS)
    ]
    allowed = [int(visitor.communicate(timeout=60)[0]) for visitor in visitors]

    assert sum(allowed) == LIMIT


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="an SQLite in memory belongs to one thread")
def test_b12_threads_on_postgresql_are_counted_exactly():
    allowed: list[bool] = []
    start = threading.Barrier(VISITORS)

    def visit():
        start.wait()
        allowed.extend(counting.allow("bind", "10.0.0.1", limit=LIMIT, seconds=LONG) for _ in range(HITS))
        connection.close()

    threads = [threading.Thread(target=visit) for _ in range(VISITORS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sum(allowed) == LIMIT
    # Beyond the limit a hit is only read; those who tried at the same instant were counted, each once.
    assert LIMIT < Counter.objects.get().hits <= LIMIT + VISITORS
