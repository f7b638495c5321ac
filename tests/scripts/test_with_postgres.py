"""The tests' PostgreSQL lives as long as the command, no longer, whatever becomes of it."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.with_postgres import NoPostgres, main, server_programs

ROOT = Path(__file__).resolve().parent.parent.parent
RUN = [sys.executable, str(ROOT / "scripts" / "with_postgres.py")]
ASK = """
import environ, psycopg
at = environ.Env().db("DATABASE_URL")
with psycopg.connect(host=at["HOST"], user=at["USER"], dbname=at["NAME"]) as connection:
    connection.execute("CREATE TABLE fresh ()")
print(at["HOST"])
"""


def has_postgres() -> bool:
    try:
        server_programs()
    except NoPostgres:
        return False
    return True


needs_postgres = pytest.mark.skipif(not has_postgres(), reason="no PostgreSQL server on this machine")


@needs_postgres
def test_the_command_finds_a_fresh_server_which_is_gone_afterwards() -> None:
    told = subprocess.run([*RUN, sys.executable, "-c", ASK], capture_output=True, text=True, check=True)

    assert not Path(told.stdout.strip()).exists()


@needs_postgres
def test_the_commands_exit_code_is_passed_on() -> None:
    assert subprocess.run([*RUN, "sh", "-c", "exit 3"], check=False).returncode == 3


@needs_postgres
def test_a_terminated_run_stops_and_removes_its_server() -> None:
    script = 'echo "$DATABASE_URL"; exec sleep 60'
    with subprocess.Popen([*RUN, "sh", "-c", script], stdout=subprocess.PIPE, text=True) as run:
        folder = Path(run.stdout.readline().strip().removesuffix("/postgres").partition("@/")[2])
        was_there = (folder / "cluster" / "postmaster.pid").exists()

        run.send_signal(signal.SIGTERM)

        assert (run.wait(timeout=30), was_there, folder.exists()) == (143, True, False)


def test_without_a_command_it_says_how_it_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "DATABASE_URL" in capsys.readouterr().err
