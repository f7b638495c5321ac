"""What the tests of several portals share."""

from io import BytesIO

import pytest
from PIL import Image


@pytest.fixture
def picture() -> bytes:
    """A small PNG, as a photo of a licence would be."""
    content = BytesIO()
    Image.new("RGB", (40, 30), "white").save(content, "PNG")
    return content.getvalue()
