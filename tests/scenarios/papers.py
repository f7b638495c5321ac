"""The papers of the scenarios: what people photograph and upload, and what comes out of the printer."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pypdfium2
import zxingcpp
from django.conf import settings
from django.utils import timezone
from PIL import Image
from playwright.sync_api import APIResponse, Page, Route

from demo.letters import Letter, letter_about
from demo.pictures import draw_letter, find_font

# Enough for a code of two centimetres to be read from the paper.
DOTS_PER_INCH = 150


def a_letter(folder: Path, name: str, student_number: str, school: str, employer: str) -> Path:
    """The photo of an employer's letter: it agrees that the agreement ends."""
    letter = letter_about(name, student_number, school, employer, timezone.localtime())
    return _photographed(folder / "解约函.jpg", letter)


def a_licence(folder: Path, employer: str, uscc: str) -> Path:
    """The photo of a business licence that is none."""
    now: datetime = timezone.localtime()
    words = f"统一社会信用代码：{uscc}\n名称：{employer}\n类型：有限责任公司"
    return _photographed(
        folder / "营业执照.jpg", Letter("营业执照（样张）", words, "并非真实登记", f"{now.year}年")
    )


def _photographed(path: Path, letter: Letter) -> Path:
    draw_letter(path, letter, find_font(Path(settings.FONT_DIR)))
    return path


def printed(page: Page, press: Callable[[], None]) -> bytes:
    """The PDF that a button brings. It is caught on its way: Chromium would open its viewer, which takes long."""
    caught: list[APIResponse] = []

    def catch(route: Route) -> None:
        if route.request.resource_type != "document":
            route.continue_()
            return
        caught.append(route.fetch())
        route.fulfill(status=204)

    page.context.route("**/*", catch)
    with page.context.expect_event("requestfailed"):  # The page stays, as it does when a download begins.
        press()
    page.context.unroute("**/*", catch)
    (answer,) = caught
    assert answer.headers["content-type"] == "application/pdf"
    return answer.body()


def pages_of(pdf: bytes) -> list[Image.Image]:
    """The sheets as a printer would lay them down."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [sheet.render(scale=DOTS_PER_INCH / 72).to_pil() for sheet in document]


def read_code(picture: Image.Image | bytes) -> str:
    """The one QR code in a picture."""
    image = Image.open(BytesIO(picture)) if isinstance(picture, bytes) else picture
    codes = zxingcpp.read_barcodes(image)
    assert [code.format for code in codes] == [zxingcpp.BarcodeFormat.QRCode]
    return codes[0].text
