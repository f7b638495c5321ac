"""What every page owes its reader, read from the page itself."""

from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlsplit

from django.http import HttpResponse

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}
POLICY = {"script-src 'self'", "style-src 'self'", "object-src 'none'", "frame-ancestors 'none'"}
# What filters and pages may carry in an address: nothing that names anybody.
NAMELESS = {
    *("page", "show", "next"),
    *(
        "correcting",
        "ending",
        "state",
        "standing",
        "way",
        "role",
        "active",
        "binding",
        "confirmed",
        "destination",
        "field",
        "kind",
    ),
    *("words", "city", "category", "nature", "pay", "position", "reason", "rule", "finding"),
    *(
        "year",
        "plan",
        "department",
        "school_class",
        "major",
        "level",
        "route",
        "school",
        "group",
        "listed",
        "printed",
    ),
    *("source", "evidence"),
    *("mode", "hardship", "origin", "since", "until"),
    *("day", "edition", "figure", "key"),
    "used",
    *("asked_by", "delivery"),
}


class Page(HTMLParser):
    """Collects what a page must not have, and the names that its links and forms put into addresses."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.asked: set[str] = set()
        self._in_a_get_form = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if is_unfit(tag, given):
            self.faults.append(self.get_starttag_text() or tag)
        if tag == "form":
            self._in_a_get_form = (given.get("method") or "get").lower() != "post"
        if self._in_a_get_form and given.get("name"):
            self.asked.add(given["name"])
        self.asked |= {name for name, _ in parse_qsl(urlsplit(given.get("href") or "").query)}

    def handle_endtag(self, tag: str) -> None:
        self._in_a_get_form = self._in_a_get_form and tag != "form"


def is_unfit(tag: str, given: dict[str, str | None]) -> bool:
    """Whatever the content policy would silence, and whatever leads or sends elsewhere."""
    inline_script = tag == "script" and "src" not in given and given.get("type") != "application/json"
    handlers = any(name.startswith("on") for name in given)
    addresses = [given.get(name) or "" for name in ("href", "src", "action")]
    foreign = any(one.startswith(("javascript:", "http:", "//")) for one in addresses)
    return inline_script or tag == "style" or "style" in given or handlers or foreign


def faults_of(response: HttpResponse) -> list[str]:
    """Everything that is wrong with an answer; for a page, with what it shows, too."""
    faults = [
        f"{name}: {response.get(name)}" for name, value in HEADERS.items() if response.get(name) != value
    ]
    policy = set(response.get("Content-Security-Policy", "").split("; "))
    if response.streaming:
        return faults + ([] if {"default-src 'none'", "sandbox"} <= policy else ["not in a box"])
    faults += sorted(POLICY - policy)
    if not response["Content-Type"].startswith("text/html"):
        return faults
    page = Page(response.content.decode())
    return faults + page.faults + sorted(f"in an address: {name}" for name in page.asked - NAMELESS)
