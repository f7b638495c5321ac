"""The three tabs at the bottom of the graduate's phone (manual A–G)."""

from django.http import HttpRequest
from django.urls import reverse

from sanfang.portals.gate.context import Furniture
from sanfang.ui.menus import Entry, Portal

AT_HOME = (
    *("home", "notices", "interview", "offer", "agreement"),
    *("position", "application", "employer", "complain"),
)
AT_DISPATCH = ("dispatch", "record", "correction", "termination", "apply", "destination", "final")
# Label, address, icon, and the pages that lie behind the tab.
TABS = (
    ("首页", "graduate:home", "home", AT_HOME),
    ("派遣", "graduate:dispatch", "file-text", AT_DISPATCH),
    ("我的", "graduate:me", "user", ("me", "card", "resume", "wechat")),
)


def furniture(request: HttpRequest) -> Furniture:
    """The tabs; none for a phone that is not bound yet and has nowhere else to go."""
    portal = Portal("毕业生", reverse("graduate:home"), reverse("graduate:notices"))
    if request.actor.graduate_id is None:
        return Furniture(portal)
    page = request.resolver_match.url_name or "" if request.resolver_match else ""
    tabs = [
        Entry(label, reverse(address), icon, active=page.startswith(pages))
        for label, address, icon, pages in TABS
    ]
    return Furniture(portal, tabs=tabs)
