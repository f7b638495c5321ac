"""Whoever holds a paper and wants to know whether it is real."""

from dataclasses import dataclass

from tests.scenarios.person import Person


@dataclass
class Anybody(Person):
    def scans(self, url: str) -> str:
        """Open what the QR code of a paper says, as every scan does anew; returns the verdict in one word."""
        self.page.goto("about:blank")
        self.opens(url)
        return self.page.locator(".sf-verdict__word").inner_text()
