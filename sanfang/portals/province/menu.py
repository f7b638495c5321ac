"""The menu of the province's desk."""

from django.http import HttpRequest
from django.urls import reverse

from sanfang.employers.models import Employer
from sanfang.employers.states import Standing
from sanfang.portals.gate.context import Furniture
from sanfang.recruiting.models import Complaint
from sanfang.ui.menus import Entry, Group, Portal

# Label, page, icon, and the beginning of the names of the pages that lie behind it.
HOME = ("首页", "home", "home", "home")
SHARE = ("网签占比", "share", "chart-bar", "share")
FIGURES = ("数据分析", "figures", "list-details", "figure")
SCHOOLS = ("学校", "schools", "school", "school")
EMPLOYERS = ("用人单位", "employers", "building", "employer")
COMPLAINTS = ("岗位投诉", "complaints", "message", "complaint")
CONFLICTS = ("名单冲突", "conflicts", "users", "conflicts")
CHECKS = ("数据核查", "checks", "shield-check", "check")
CASES = ("核查记录", "cases", "file-description", "case")
REGISTRY = ("学籍比对", "registry", "file-spreadsheet", "registry")
SAMPLES = ("抽查", "samples", "scan", "sample")
PLANS = ("派遣方案", "plans", "clipboard-check", "plans")
POLICY = ("签约政策", "policy", "settings", "policy")
TRAIL = ("操作记录", "trail", "history", "trail")
NOTICES = ("通知", "notices", "bell", "notices")


def furniture(request: HttpRequest) -> Furniture:
    portal = Portal("省就业管理", reverse("province:home"), reverse("province:notices"))
    here = request.resolver_match.url_name or "" if request.resolver_match else ""
    waiting = Employer.objects.visible_to(request.actor).filter(standing=Standing.WAITING).count()
    complaints = Complaint.objects.visible_to(request.actor).open().count()
    menu: list[Entry | Group] = [
        _entry(HOME, here),
        _entry(SHARE, here),
        _entry(FIGURES, here),
        Group(
            "学校与单位",
            [
                _entry(SCHOOLS, here),
                _entry(EMPLOYERS, here, waiting),
                _entry(COMPLAINTS, here, complaints),
                _entry(CONFLICTS, here),
            ],
        ),
        Group("数据核查", [_entry(line, here) for line in (CHECKS, CASES, REGISTRY, SAMPLES)]),
        Group(
            "系统管理",
            [_entry(PLANS, here), _entry(POLICY, here), _entry(TRAIL, here), _entry(NOTICES, here)],
        ),
    ]
    return Furniture(portal, menu)


def _entry(line: tuple[str, str, str, str], here: str, badge: int = 0) -> Entry:
    label, page, icon, beginning = line
    return Entry(label, reverse(f"province:{page}"), icon, here.startswith(beginning), badge)
