"""QR codes read back, and their SVG may stand in a page under our CSP."""

import io
import re

import pytest
import zxingcpp
from PIL import Image

from sanfang.documents import qr

URL = "https://wangqian.example.edu.cn/v/8Jm3kQx7vT2hYb5wNcRz4pLs6dFg9AeUrT1oZ0iXyBk/"


@pytest.mark.parametrize("scale", [3, 8])
def test_the_png_reads_back(scale):
    picture = Image.open(io.BytesIO(qr.png(URL, scale)))

    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [URL]


def test_the_svg_is_an_element_without_style_or_size_of_its_own():
    element = qr.svg(URL)

    assert element.startswith("<svg ")
    assert re.findall(r"\b(?:style|on\w+|width|height)=|<style|<script|<\?xml", element) == []


def test_the_address_cannot_break_out_of_the_svg():
    assert "<script>" not in qr.svg('https://x/"><script>alert(1)</script>')
