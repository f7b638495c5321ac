"""What the tests of several portals share."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from PIL import Image

from sanfang.limits import counting

A_MOMENT = datetime(2026, 3, 5, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _one_window(monkeypatch: pytest.MonkeyPatch) -> None:
    """No window of counting ends while a test counts: at the full hour one more would be let through."""
    monkeypatch.setattr(counting, "_window", lambda seconds: A_MOMENT)


@pytest.fixture
def picture() -> bytes:
    """A small PNG, as a photo of a licence would be."""
    content = BytesIO()
    Image.new("RGB", (40, 30), "white").save(content, "PNG")
    return content.getvalue()
