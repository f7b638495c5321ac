"""The house holds: arrows point down, one place writes state, nothing is open by accident."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
HOUSE = ROOT / "sanfang"

# Floor by floor, from the ground up. A room may import from floors below its own and from itself.
FLOORS = (
    ("refusal", "actors", "calendar", "settings"),
    ("reasons", "steps", "turns"),
    ("drawing",),
    ("codes", "privacy", "limits", "sealing"),
    ("uploads", "audit"),
    ("institutions",),
    ("people",),
    ("wechat", "sms", "notices", "exports"),
    ("graduates", "employers"),
    ("destinations",),
    ("agreements",),
    ("recruiting",),
    ("documents", "statistics", "checks"),
    ("ui",),
    ("portals",),
    ("urls", "wsgi"),
)
# Two rooms of one floor may not import each other, except where this names the one arrow that is meant.
BESIDE = {("notices", "wechat"), ("notices", "sms"), ("uploads", "codes"), ("checks", "documents")}
FLOOR_OF = {room: level for level, rooms in enumerate(FLOORS) for room in rooms}


def modules() -> list[Path]:
    return [path for path in sorted(HOUSE.rglob("*.py")) if "migrations" not in path.parts]


def room_of(path: Path) -> str:
    return path.relative_to(HOUSE).parts[0].removesuffix(".py")


def imports_of(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


def rooms_imported(path: Path) -> set[str]:
    parts = (name.split(".") for name in imports_of(path) if name.startswith("sanfang."))
    return {names[1] for names in parts} - {room_of(path)}


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(HOUSE)))
def test_arrows_point_down(path):
    room = room_of(path)
    if room == "__init__":
        return
    upward = {
        other
        for other in rooms_imported(path)
        if FLOOR_OF[other] >= FLOOR_OF[room] and (room, other) not in BESIDE
    }
    assert upward == set()


@pytest.mark.parametrize(
    "path", [p for p in modules() if room_of(p) == "portals"], ids=lambda p: str(p.relative_to(HOUSE))
)
def test_portals_never_import_one_another(path):
    own = path.relative_to(HOUSE / "portals").parts[0]
    if own in {"apps.py", "management", "__init__.py"}:
        return
    imported = {name.split(".")[2] for name in imports_of(path) if name.startswith("sanfang.portals.")}
    assert imported - {own, "gate"} == set()


@pytest.mark.parametrize(
    "path",
    [p for p in modules() if FLOOR_OF.get(room_of(p), 99) < FLOOR_OF["ui"]],
    ids=lambda p: str(p.relative_to(HOUSE)),
)
def test_the_domain_knows_no_http(path):
    if path.name == "settings.py":
        return
    forbidden = ("django.http", "django.shortcuts", "django.urls", "django.views", "django.contrib.messages")
    assert {name for name in imports_of(path) if name.startswith(forbidden)} == set()


def writes_state(tree: ast.AST) -> bool:
    """Whether code assigns `.state`/`.standing` or passes it to `update`, `create` or `filter(...).update`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            targets = [target for target in node.targets if isinstance(target, ast.Attribute)]
            if any(target.attr in {"state", "standing"} for target in targets):
                return True
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            names = {keyword.arg for keyword in node.keywords}
            if node.func.attr in {"update", "bulk_update"} and names & {"state", "standing"}:
                return True
            if node.func.attr == "take" and "deadline" in names:
                return True
    return False


def test_only_actions_write_state():
    writers = {
        str(path.relative_to(HOUSE)) for path in modules() if writes_state(ast.parse(path.read_text()))
    }
    # A step knows how to be taken; only actions take one.
    means = {"notices/delivery.py", "steps.py"}
    strangers = {name for name in writers if "actions" not in name} - means
    assert strangers == set()


def test_the_guard_of_state_sees_a_writer():
    assert writes_state(ast.parse("agreement.state = 'in_force'"))
    assert writes_state(ast.parse("Agreement.objects.filter(pk=1).update(state='in_force')"))
    assert writes_state(ast.parse("step.take(rows, now=now, deadline='confirm_by')"))
    assert not writes_state(ast.parse("Agreement.objects.filter(state='in_force')"))


def test_no_file_is_longer_than_four_hundred_lines():
    assert [path.name for path in modules() if len(path.read_text().splitlines()) > 400] == []
