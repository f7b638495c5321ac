"""Take the pictures of the README from the running demo: `python scripts/take_pictures.py`.

It needs what the browser tests need (`make setup`, Chromium). The demo on $PORT (8000) is used when it runs;
otherwise it is started for the pictures and stopped afterwards. Three of its simulated phones are bound.
"""

import io
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pypdfium2
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
ACCOUNTS = Path(os.environ.get("SANFANG_VAR_DIR", ROOT / "var" / "demo")) / "accounts.json"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell") or "/usr/bin/chromium"
ADDRESS = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
# The first start loads the demo's data.
READY_WITHIN = 180.0

DESK = {"viewport": {"width": 1360, "height": 850}, "device_scale_factor": 1.5}
PHONE = {
    "viewport": {"width": 375, "height": 812},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
# Who is pictured, by the phone that the demo gives them.
WAITS_FOR_THE_SCHOOL, HAS_AN_AGREEMENT, HAS_OFFERS = "phone-4", "phone-5", "phone-7"
LARGEST = 250 * 1024
COLOURS = 128


class TooLarge(Exception):
    """A picture is too large for a page that people open on a phone."""


class NoDemo(Exception):
    """The demo could not be started."""


@contextmanager
def the_demo() -> Iterator[None]:
    """The demo that runs, or one of our own."""
    if answers():
        yield
        return
    environment = os.environ | {"SANFANG_ENV": "demo"}
    demo = subprocess.Popen([sys.executable, "manage.py", "demo"], cwd=ROOT, env=environment)
    try:
        wait_for(demo)
        yield
    finally:
        demo.terminate()
        demo.wait()


def answers() -> bool:
    try:
        with urlopen(f"{ADDRESS}/readyz", timeout=2) as answer:  # noqa: S310 — our own address
            return bool(answer.status == 200)
    except (URLError, TimeoutError, ConnectionError):
        return False


def wait_for(demo: "subprocess.Popen[bytes]") -> None:
    give_up = time.monotonic() + READY_WITHIN
    while not answers():
        if demo.poll() is not None or time.monotonic() > give_up:
            raise NoDemo("The demo did not start; try `make demo` first.")
        time.sleep(0.5)


def keep(page: Page, name: str) -> None:
    """Write what is on the screen as docs/pictures/NAME.png."""
    page.wait_for_load_state("networkidle")
    path = PICTURES / f"{name}.png"
    path.write_bytes(light(page.screenshot(animations="disabled")))
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} KiB")


def light(screenshot: bytes) -> bytes:
    """The same picture in few colours, or TooLarge."""
    picture = io.BytesIO()
    screen = Image.open(io.BytesIO(screenshot)).convert("RGB")
    screen.quantize(COLOURS, dither=Image.Dither.NONE).save(picture, "PNG", optimize=True)
    if picture.tell() > LARGEST:
        raise TooLarge(f"A picture has {picture.tell() // 1024} KiB; at most {LARGEST // 1024} are allowed.")
    return picture.getvalue()


class Camera:
    """Opens the demo as somebody in a browser of his or her own."""

    def __init__(self, browser: Browser, accounts: dict[str, Any]) -> None:
        self.browser = browser
        at_desks = [*accounts["staff"], *accounts["employers"]]
        self.passwords = {one["username"]: one["password"] for one in at_desks}
        self.graduates = {one["phone"]: one for one in accounts["graduates"]}

    def open(self, device: dict[str, Any]) -> Page:
        return self.browser.new_page(**device, base_url=ADDRESS, locale="zh-CN", timezone_id="Asia/Shanghai")

    def desk(self, username: str) -> Page:
        """A desk, signed in."""
        page = self.open(DESK)
        page.goto("/sign-in/")
        page.get_by_label("用户名").fill(username)
        page.get_by_label("密码").fill(self.passwords[username])
        page.get_by_role("button", name="登录", exact=True).click()
        page.locator(".sf-viewer").wait_for()
        return page

    def phone(self, name: str) -> Page:
        """One of the simulated phones, bound to its graduate."""
        page = self.open(PHONE)
        page.goto("/wechat/simulator/")
        page.get_by_role("button", name=f"使用手机 {name.removeprefix('phone-')}").click()
        if page.url.endswith("/m/bind/"):
            self.bind(page, self.graduates[name])
            page.goto("/m/")
        return page

    def bind(self, page: Page, graduate: dict[str, str]) -> None:
        page.get_by_label("院校").select_option(label=graduate["school"])
        page.get_by_label("姓名").fill(graduate["name"])
        page.get_by_label("学号").fill(graduate["student_number"])
        page.get_by_label("身份证号").fill(graduate["id_number"])
        page.get_by_role("button", name="绑定", exact=True).click()


def school_reviews(camera: Camera) -> None:
    page = camera.desk("teacher")
    page.goto("/school/agreements/")
    keep(page, "school-reviews")


def province_share(camera: Camera) -> None:
    page = camera.desk("province")
    page.goto("/province/share/")
    keep(page, "province-share")


def graduate_home(camera: Camera) -> None:
    keep(camera.phone(WAITS_FOR_THE_SCHOOL), "graduate-home")


def graduate_agreement(camera: Camera) -> None:
    page = camera.phone(WAITS_FOR_THE_SCHOOL)
    open_agreement(page)
    keep(page, "graduate-agreement")


def graduate_offer(camera: Camera) -> None:
    """The letter, as the graduate finds it."""
    page = camera.phone(HAS_OFFERS)
    page.goto("/m/notices/")
    page.locator(".sf-notice").first.click()
    keep(page, "graduate-offer")


def employer_applications(camera: Camera) -> None:
    page = camera.desk("employer")
    page.goto("/employer/applications/")
    keep(page, "employer-applications")


def verification(camera: Camera) -> None:
    """What a stranger reads who scans the graduate's paper."""
    page = camera.phone(HAS_AN_AGREEMENT)
    open_agreement(page)
    address = page.get_by_role("link", name="协议书 PDF").get_attribute("href") or ""
    code = code_on(page.request.get(address).body())
    stranger = camera.open(PHONE)
    stranger.goto(code)
    keep(stranger, "verification")


def open_agreement(page: Page) -> None:
    page.goto("/m/agreements/")
    page.locator("a.sf-cell").first.click()


def code_on(pdf: bytes) -> str:
    """What the QR code of a printed agreement says."""
    with pypdfium2.PdfDocument(pdf) as document:
        return zxingcpp.read_barcodes(document[0].render(scale=2).to_pil())[0].text


PICTURED: tuple[Callable[[Camera], None], ...] = (
    school_reviews,
    graduate_home,
    graduate_agreement,
    graduate_offer,
    employer_applications,
    verification,
    province_share,
)


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with the_demo(), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--headless", "--no-sandbox"])
        camera = Camera(browser, json.loads(ACCOUNTS.read_text(encoding="utf-8")))
        for take in PICTURED:
            take(camera)
        browser.close()


if __name__ == "__main__":
    main()
