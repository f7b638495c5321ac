"""The menu of 「就业派遣管理系统」, in the manual's words (manual H)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from sanfang.actors import Actor
from sanfang.portals.gate.context import Furniture
from sanfang.portals.school import waiting
from sanfang.ui.menus import Entry, Group, Portal


@dataclass(frozen=True)
class Line:
    """One line of the menu. `pages` are the beginnings of the names of the pages that lie behind it; what waits
    there is told by its `count`, or was counted together with others."""

    label: str
    page: str
    icon: str
    pages: tuple[str, ...]
    count: Callable[[Actor], int] | None = None

    def entry(self, request: HttpRequest, counted: Mapping[str, int] | None = None) -> Entry:
        """The line as this reader sees it now."""
        here = request.resolver_match.url_name or "" if request.resolver_match else ""
        badge = self.count(request.actor) if self.count else (counted or {}).get(self.page, 0)
        url = reverse(f"school:{self.page}")
        return Entry(self.label, url, self.icon, here.startswith(self.pages), badge)


HOME = Line("首页", "home", "home", ("home",))
NOTICES = Line("通知", "notices", "bell", ("notice",))
AGREEMENTS = (
    Line("网络签约管理", "agreements", "signature", ("agreement",), waiting.agreements_waiting_for),
    Line("协议书打印管理", "prints", "printer", ("print",)),
    Line("打印申请登记表", "paper_requests", "copy", ("paper",), waiting.papers_waiting_for),
    Line(
        "解约申请登记表",
        "terminations",
        "file-description",
        ("termination",),
        waiting.terminations_waiting_for,
    ),
    Line("协议更正", "text_corrections", "edit", ("text_correction",)),
    Line("岗位投诉", "complaints", "message", ("complaint",)),
)
DISPATCH = (
    Line("生源信息", "records", "users", ("record", "saved_filter", "import", "release", "unlock")),
    Line("毕业生联系方式", "contacts", "phone", ("contact",)),
    Line("确认进度", "confirmation", "clipboard-check", ("confirmation",)),
    Line("就业信息", "destinations", "briefcase", ("destination",)),
    Line("上报文件", "national", "file-spreadsheet", ("national",)),
    Line("纠错管理", "corrections", "edit", ("correction",)),
    Line("最近修改", "changes", "history", ("change",)),
    Line("我的导出", "exports", "download", ("export",)),
)
LEAVING = (
    Line("档案信息", "file_transfers", "mail", ("file_transfer",)),
    Line("报到证信息", "certificates", "file-certificate", ("certificate",)),
    Line("最终信息确认", "final", "clipboard-check", ("final",)),
)
CHECKS = (
    Line("数据核查", "checks", "shield-check", ("check",)),
    Line("核查记录", "cases", "clipboard-check", ("case",)),
    Line("抽查", "samples", "scan", ("sample",)),
)
LISTS = (Line("学籍比对", "registry", "file-spreadsheet", ("registry",)),)
FIGURES = Line("数据分析", "figures", "chart-bar", ("figure",))
SYSTEM = (
    Line("教职工账号", "staff", "user-cog", ("staff", "hire")),
    Line("院系", "departments", "school", ("department",)),
    Line("签约规则", "policy", "settings", ("policy",)),
    Line("协议书样张", "specimen", "file-description", ("specimen",)),
    Line("用人单位", "employers", "building", ("employer",)),
)


def furniture(request: HttpRequest) -> Furniture:
    """Everybody's lines, and 「系统管理」 for the administrator."""
    everybody_s = {
        "就业协议书": AGREEMENTS,
        "就业派遣": DISPATCH,
        "毕业生派遣": LEAVING,
        "数据核查": (*CHECKS, *(LISTS if request.actor.is_administrator else ())),
    }
    counted = waiting.both_corrections_waiting_for(request.actor)
    groups = [_group(label, lines, request, counted) for label, lines in everybody_s.items()]
    if request.actor.is_administrator:
        groups.append(_group("系统管理", SYSTEM, request, counted))
    portal = Portal("就业派遣管理系统", reverse("school:home"), reverse("school:notices"))
    return Furniture(portal, [HOME.entry(request), *groups, FIGURES.entry(request), NOTICES.entry(request)])


def _group(label: str, lines: tuple[Line, ...], request: HttpRequest, counted: Mapping[str, int]) -> Group:
    return Group(label, [line.entry(request, counted) for line in lines])
