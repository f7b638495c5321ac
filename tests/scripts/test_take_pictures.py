"""The README's pictures are light enough for a phone, and show what was on the screen."""

import io
import random

import pytest
from PIL import Image

from scripts.take_pictures import LARGEST, TooLarge, light


def a_screen(width: int, height: int, *, noisy: bool) -> bytes:
    image = Image.new("RGB", (width, height), "#0b7a5b")
    if noisy:
        chance = random.Random(7)
        image.putdata([tuple(chance.randbytes(3)) for _ in range(width * height)])
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def test_a_picture_keeps_its_size_and_its_colour():
    picture = Image.open(io.BytesIO(light(a_screen(750, 1624, noisy=False)))).convert("RGB")

    assert picture.size == (750, 1624)
    assert picture.getpixel((300, 300)) == (11, 122, 91)


def test_a_picture_that_stays_too_large_is_refused():
    with pytest.raises(TooLarge, match=f"at most {LARGEST // 1024}"):
        light(a_screen(700, 700, noisy=True))
