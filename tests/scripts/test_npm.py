"""npm runs in the folder that was named, and installs without running anybody's scripts."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def machine(tmp_path: Path) -> dict[str, str]:
    """The environment of a machine whose npm only says where it stands and what it was asked."""
    for name, script in {"node": "exit 0", "npm": 'echo "$(basename "$PWD"): $*"'}.items():
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
    return {"PATH": f"{tmp_path}:/usr/bin:/bin"}


def run(machine: dict[str, str], *words: str) -> str:
    done = subprocess.run(
        [ROOT / "scripts" / "npm.sh", *words], env=machine, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_a_command_runs_in_its_folder(machine: dict[str, str]):
    assert run(machine, "miniprogram", "test") == "miniprogram: test\n"


def test_installing_runs_no_script_of_a_package(machine: dict[str, str]):
    said = run(machine, "miniprogram", "ci")

    assert said == "miniprogram: ci --ignore-scripts --no-audit --no-fund --loglevel=error\n"
