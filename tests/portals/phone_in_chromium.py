"""How the phone's pages are looked at: in Chromium, at two widths, with axe beside."""

from urllib.parse import urlsplit

from django.conf import settings
from django.test import Client
from playwright.sync_api import Page

from sanfang.people.models import User
from tests.browser import SMALL_PHONE, assert_good_page, screenshot, wait_until_it_fits
from tests.portals.reading_size import faults_at_every_size

READ_ON_PHONES = ("/m/", "/card/", "/v/", "/open-in-wechat/")


def carry_session(page: Page, origin: str, client: Client) -> None:
    """Let the browser go on where a test client stands: the same session, the same person."""
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": origin}])


def sign_in(page: Page, origin: str, user: User) -> Client:
    """Sign somebody in on a page; the client acts for the same session."""
    client = Client()
    client.force_login(user)
    carry_session(page, origin, client)
    return client


def look_at(page: Page, address: str, name: str) -> None:
    """Open an address and look: good at its own width and on the smallest phone; the picture is kept."""
    page.goto(address)
    look_here(page, name)


def look_here(page: Page, name: str) -> None:
    """The same for the page that is open already, such as a refused form."""
    assert_good_page(page)
    screenshot(page, name)
    before = page.viewport_size
    page.set_viewport_size({"width": SMALL_PHONE.width, "height": SMALL_PHONE.height})
    # The same elements stand there, only narrower: axe has seen them, and the gallery shows each at every width.
    wait_until_it_fits(page)
    if _is_for_phones(page):
        assert faults_at_every_size(page) == []
    page.set_viewport_size(before)


def _is_for_phones(page: Page) -> bool:
    return urlsplit(page.url).path.startswith(READ_ON_PHONES)
