"""The files of the demo, made once."""

from datetime import date
from pathlib import Path

import pytest

from demo.make_files import make_files

TODAY = date(2026, 6, 1)


@pytest.fixture(scope="package")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "sources"
    make_files(folder, today=TODAY)
    return folder
