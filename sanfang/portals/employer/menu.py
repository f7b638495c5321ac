"""The menu of 「校招平台」."""

from django.http import HttpRequest
from django.urls import reverse

from sanfang.portals.gate.context import Furniture
from sanfang.ui.menus import Entry, Group, Portal

# Label, page, icon, and the beginning of the names of the pages that lie behind it.
HOME = ("首页", "home", "home", "home")
RECRUITING = (
    ("岗位管理", "positions", "briefcase", "position"),
    ("简历管理", "applications", "file-text", "application"),
    ("面试邀请", "interviews", "calendar", "interview"),
)
SIGNING = (
    ("签约通知", "offers", "mail", "offer"),
    ("签约管理", "sign", "signature", "sign"),
    ("签约记录", "agreements", "list-details", "agreement"),
)
OURSELVES = (
    ("单位信息", "profile", "building", "profile"),
    ("资质证明材料", "documents", "file-certificate", "document"),
)
NOTICES = ("通知", "notices", "bell", "notices")


def furniture(request: HttpRequest) -> Furniture:
    portal = Portal("校招平台", reverse("employer:home"), reverse("employer:notices"))
    here = request.resolver_match.url_name or "" if request.resolver_match else ""
    menu: list[Entry | Group] = [
        _entry(HOME, here),
        Group("招聘", [_entry(line, here) for line in RECRUITING]),
        Group("签约", [_entry(line, here) for line in SIGNING]),
        Group("本单位", [_entry(line, here) for line in OURSELVES]),
        _entry(NOTICES, here),
    ]
    return Furniture(portal, menu)


def _entry(line: tuple[str, str, str, str], here: str) -> Entry:
    label, page, icon, beginning = line
    return Entry(label, reverse(f"employer:{page}"), icon, active=here.startswith(beginning))
