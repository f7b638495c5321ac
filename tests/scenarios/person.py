"""What everybody can do: read a page, press a button, sign in, keep a picture of what there is to see."""

import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser import assert_good_page, screenshot
from tests.cast import PASSWORD


@dataclass
class Person:
    """Somebody with a browser; `address` is where the product runs."""

    page: Page
    address: str

    def opens(self, path: str) -> None:
        """Type an address of the product, or follow a whole one from elsewhere."""
        self.page.goto(path if path.startswith("http") else self.address + path)

    def follows(self, words: str) -> None:
        self.page.get_by_role("link", name=words).first.click()

    def presses(self, words: str, *, exactly: bool = False) -> None:
        self.page.get_by_role("button", name=words, exact=exactly).first.click()

    def fills_in(self, **facts: str) -> None:
        """Fill fields by the words in front of them; of a list, choose."""
        for label, value in facts.items():
            field = self.field(label)
            if field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(label=value)
            else:
                field.fill(value)

    def field(self, label: str) -> Locator:
        # A label may be followed by the mark of what must be filled, and one label begin like another.
        return self.page.get_by_label(re.compile(f"^{re.escape(label)}")).first

    def sees(self, *words: str) -> None:
        """Fail unless all of these stand on the page, visible."""
        for each in words:
            expect(self.page.locator("body")).to_contain_text(each, use_inner_text=True)

    def sees_not(self, *words: str) -> None:
        for each in words:
            expect(self.page.locator("body")).not_to_contain_text(each, use_inner_text=True)

    def finds_nothing_to_press(self, words: str) -> None:
        """Neither a button nor a link of these words, or that begins with them."""
        for role in ("button", "link"):
            expect(self.page.get_by_role(role, name=re.compile(f"^{re.escape(words)}"))).to_have_count(0)

    def keeps_a_picture(self, name: str) -> Path:
        """A screenshot for people to look at; the page must hold for everybody."""
        assert_good_page(self.page)
        return screenshot(self.page, f"scenarios/{name}")


@dataclass
class AtADesk(Person):
    """Somebody with an account and a menu."""

    def signs_in(self, username: str, password: str = PASSWORD) -> None:
        self.opens("/sign-in/")
        self.fills_in(用户名=username, 密码=password)
        self.presses("登录", exactly=True)
        expect(self.page.locator(".sf-viewer")).to_be_visible()

    def goes_to(self, entry: str) -> None:
        """Choose from the menu, in the manual's words; a count may follow them, and 「签约通知」 is no 「通知」."""
        menu = self.page.get_by_role("navigation", name="主菜单")
        menu.get_by_role("link", name=re.compile(f"^{re.escape(entry)}")).first.click()
