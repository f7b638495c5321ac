"""What `make assets` serves is what assets.json allows, and nothing else."""

from pathlib import Path

import pytest

from scripts.copy_assets import CannotCopy, copy, icon_files


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    folder = tmp_path / "node_modules"
    (folder / "lib").mkdir(parents=True)
    (folder / "lib" / "lib.css").write_text("a{color:red}\n/*# sourceMappingURL=lib.css.map */\n")
    (folder / "lib" / "lib.js").write_text("var a='//# kept';\n//# sourceMappingURL=lib.js.map")
    (folder / "lib" / "big.js").write_text("not on the list")
    return folder


def files_in(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_only_what_is_on_the_list_is_copied(tmp_path: Path, packages: Path) -> None:
    copy({"vendor/lib.css": "lib/lib.css"}, tmp_path / "assets", packages=packages)

    assert files_in(tmp_path / "assets") == ["vendor/lib.css"]


def test_what_left_the_list_disappears(tmp_path: Path, packages: Path) -> None:
    copy({"old.css": "lib/lib.css"}, tmp_path / "assets", packages=packages)

    copy({"new.css": "lib/lib.css"}, tmp_path / "assets", packages=packages)

    assert files_in(tmp_path / "assets") == ["new.css"]


def test_the_comment_that_names_a_source_map_is_left_out(tmp_path: Path, packages: Path) -> None:
    copy({"lib.css": "lib/lib.css", "lib.js": "lib/lib.js"}, tmp_path / "assets", packages=packages)

    assert (tmp_path / "assets" / "lib.css").read_text() == "a{color:red}\n"
    assert (tmp_path / "assets" / "lib.js").read_text() == "var a='//# kept';\n"


@pytest.mark.parametrize(
    ("target", "source"), [("../outside.css", "lib/lib.css"), ("a.css", "../../etc/passwd")]
)
def test_a_path_that_climbs_out_is_refused(tmp_path: Path, packages: Path, target: str, source: str) -> None:
    with pytest.raises(CannotCopy, match="lies outside"):
        copy({target: source}, tmp_path / "assets", packages=packages)


def test_a_missing_file_leaves_the_old_folder_alone(tmp_path: Path, packages: Path) -> None:
    copy({"lib.css": "lib/lib.css"}, tmp_path / "assets", packages=packages)

    with pytest.raises(CannotCopy, match="does not exist"):
        copy({"lib.css": "lib/lib.css", "gone.css": "lib/gone.css"}, tmp_path / "assets", packages=packages)

    assert files_in(tmp_path / "assets") == ["lib.css"]


def test_an_icon_may_ask_for_its_filled_form() -> None:
    assert icon_files(["star", "star-filled"]) == {
        "icons/star.svg": "@tabler/icons/icons/outline/star.svg",
        "icons/star-filled.svg": "@tabler/icons/icons/filled/star.svg",
    }
