"""QR codes read back."""

import io

import pytest
import zxingcpp
from PIL import Image

from sanfang.documents import qr

URL = "https://wangqian.example.edu.cn/v/8Jm3kQx7vT2hYb5wNcRz4pLs6dFg9AeUrT1oZ0iXyBk/"


@pytest.mark.parametrize("scale", [3, 8])
def test_the_png_reads_back(scale):
    picture = Image.open(io.BytesIO(qr.png(URL, scale)))

    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [URL]


def test_capitals_and_digits_take_less_room():
    capitals = qr.drawing(f"https://wangqian.example.edu.cn/v/{'A1' * 100}")
    letters = qr.drawing(f"https://wangqian.example.edu.cn/v/{'a1' * 100}")

    assert len(capitals) < len(letters)
