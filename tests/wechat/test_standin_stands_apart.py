"""The stand-in is a program of its own: the product knows its address, and its phones where pages show them."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STANDIN = ROOT / "sanfang" / "wechat" / "standin"
OPEN_TO_THE_PAGES = {"sanfang.wechat.standin.names", "sanfang.wechat.standin.phones"}
PRODUCT = [path for path in sorted((ROOT / "sanfang").rglob("*.py")) if STANDIN not in path.parents]


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module in {"sanfang.wechat", "sanfang.wechat.standin"}:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return {name for name in found if name.startswith("sanfang.wechat.standin")}


@pytest.mark.parametrize("path", PRODUCT, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_product_imports_nothing_of_the_stand_in_but_its_phones(path):
    simulator = ROOT / "sanfang" / "portals" / "simulator"
    allowed = OPEN_TO_THE_PAGES if simulator in path.parents else set()

    assert imported(path) - allowed == set()


def test_the_stand_in_knows_no_django():
    users = [
        path.name
        for path in sorted(STANDIN.glob("*.py"))
        if "django" in path.read_text(encoding="utf-8").lower()
    ]

    assert users == []


def test_the_phones_need_nothing_of_the_server():
    assert imported(STANDIN / "phones.py") | imported(STANDIN / "names.py") == set()
