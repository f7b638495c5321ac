"""Run a command against a PostgreSQL of its own, which lives no longer than the command.

    python scripts/with_postgres.py pytest -m "not browser"

The command finds the server in DATABASE_URL. Its cluster lies in a new temporary folder, listens on a
socket in that folder only, and is stopped and removed whatever becomes of the command.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TypedDict

SUPERUSER = "sanfang"
# The cluster is thrown away afterwards, so it need not survive a power cut.
OPTIONS = (
    "listen_addresses=",
    "max_connections=200",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
)


class Credentials(TypedDict, total=False):
    user: str
    group: int
    extra_groups: Sequence[int]


class NoPostgres(Exception):
    """The machine has no PostgreSQL server programs."""


def server_programs() -> Path:
    """The folder of initdb and pg_ctl; Debian keeps them off PATH, one folder per version."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not found:
        raise NoPostgres("PostgreSQL is missing. On Debian:  apt-get install postgresql")
    return found[-1].parent


def credentials() -> Credentials:
    """Whom the server runs as: PostgreSQL refuses root, so root lends it another account."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name for entry in pwd.getpwall()}
    account = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    return {"user": account.pw_name, "group": account.pw_gid, "extra_groups": ()}


def run_quietly(command: Sequence[str | Path], folder: Path) -> None:
    """Run a server program; its output is shown only when it fails."""
    # A file and not a pipe: the server inherits the output, and a pipe would never end.
    with tempfile.TemporaryFile() as output:
        code = subprocess.run(
            command, cwd=folder, stdout=output, stderr=subprocess.STDOUT, check=False, **credentials()
        ).returncode
        if code:
            output.seek(0)
            sys.stderr.buffer.write(output.read())
            raise subprocess.CalledProcessError(code, [str(part) for part in command])


def create(programs: Path, folder: Path) -> Path:
    cluster = folder / "cluster"
    run_quietly(
        [
            programs / "initdb",
            "--no-sync",
            f"--pgdata={cluster}",
            f"--username={SUPERUSER}",
            "--auth=trust",  # Only who may enter the folder, which is the server's own, finds the socket.
            "--encoding=UTF8",
            "--locale=C.UTF-8",
        ],
        folder,
    )
    return cluster


def start(programs: Path, cluster: Path, folder: Path) -> None:
    settings = " ".join(f"-c {option}" for option in (*OPTIONS, f"unix_socket_directories={folder}"))
    log = folder / "server.log"
    run_quietly([programs / "pg_ctl", "start", "-w", "-D", cluster, "-l", log, "-o", settings], folder)


def stop(programs: Path, cluster: Path, folder: Path) -> None:
    if (cluster / "postmaster.pid").exists():
        run_quietly([programs / "pg_ctl", "stop", "-w", "-D", cluster, "-m", "immediate"], folder)


@contextmanager
def private_postgres() -> Iterator[str]:
    """The address of a fresh server, as DATABASE_URL wants it."""
    programs = server_programs()
    with tempfile.TemporaryDirectory(prefix="sanfang-pg-") as name:
        folder = Path(name)
        if owner := credentials():
            os.chown(folder, pwd.getpwnam(owner["user"]).pw_uid, owner["group"])
        try:
            start(programs, create(programs, folder), folder)
            yield f"postgres://{SUPERUSER}@/{folder}/postgres"
        finally:
            stop(programs, folder / "cluster", folder)


def leave(signum: int, _frame: FrameType | None) -> None:
    """A signal ends the command as an exception would, so that the server is stopped."""
    raise SystemExit(128 + signum)


def main(command: Sequence[str]) -> int:
    if not command:
        print(__doc__, file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, leave)
    signal.signal(signal.SIGHUP, leave)
    try:
        with private_postgres() as url:
            return subprocess.run(command, env=os.environ | {"DATABASE_URL": url}, check=False).returncode
    except NoPostgres as reason:
        print(reason, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
