"""docs/settings.md is the one table of the environment, so it must be whole and true."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
READ = re.compile(r'\benv\.\w+\(\s*"([A-Z_]+)"')
ROW = re.compile(r"^\| `([A-Z_]+)` \|", re.MULTILINE)
SET = re.compile(r"^#?([A-Z_]+)=", re.MULTILINE)


def settings_read() -> set[str]:
    return set(READ.findall((ROOT / "sanfang" / "settings.py").read_text(encoding="utf-8")))


def test_every_setting_has_its_row_and_every_row_its_setting() -> None:
    of_settings, _, _of_commands = (
        (ROOT / "docs" / "settings.md").read_text(encoding="utf-8").partition("Read by commands")
    )

    assert sorted(ROW.findall(of_settings)) == sorted(settings_read())


def test_the_example_sets_only_what_is_read() -> None:
    example = set(SET.findall((ROOT / ".env.example").read_text(encoding="utf-8")))

    assert sorted(example - settings_read()) == []


def test_no_other_module_reads_the_environment() -> None:
    readers = [
        str(path.relative_to(ROOT))
        for path in sorted((ROOT / "sanfang").rglob("*.py"))
        # The server has to name the settings module before there are settings; that reads nothing.
        if re.search(r"os\.environ(?!\.setdefault)|getenv|\benviron\.Env", path.read_text(encoding="utf-8"))
    ]

    assert readers == ["sanfang/settings.py"]
