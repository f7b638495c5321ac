"""「操作记录」: what happened in the province beside the schools' own work, from its chain of the trail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sanfang.actors import Party
from sanfang.audit.models import Entry
from sanfang.employers.models import Employer
from sanfang.employers.states import Standing
from sanfang.institutions.models import School
from sanfang.institutions.policies import BindingProof, Confirmation
from sanfang.portals.gate.paging import page_of

ACTS = {
    "figures.export": "导出数据分析",
    "employer.register": "用人单位注册",
    "employer.edit": "修改单位信息",
    "employer.judge": "认证用人单位",
    "employer.ask_again": "重新提交认证",
    "employer.reset_password": "重设单位的登录密码",
    "employer.add_document": "上传资质证明材料",
    "employer.remove_document": "删除资质证明材料",
    "position.add": "新建岗位",
    "position.change": "修改岗位",
    "position.publish": "发布岗位",
    "position.close": "停止招聘",
    "policy.set": "修改签约政策",
    "school.add": "添加学校",
    "school.set_contact": "修改学校联系信息",
}
VALUES: dict[str, str] = {
    **{standing.value: str(standing.label) for standing in Standing},
    Confirmation.AS_IN_THE_MANUAL.value: "按操作说明",
    Confirmation.BEFORE_APPROVAL.value: "审核前确认",
    Confirmation.BEFORE_SIGNING.value: "签约前确认",
    BindingProof.FACTS.value: "四项一致",
    BindingProof.FACTS_AND_PHONE.value: "四项一致并验证手机号",
    "-": "未设",
}
# A word of the trail that names its rule: the name in the reader's language.
RULES = {
    "offer_days": "签约通知期限（天）",
    "penalty_ceiling": "违约金上限（元）",
    "binding_proof": "绑定方式",
    "rebind_hold_hours": "换绑后暂停签约（小时）",
    "termination_answer_days": "解约答复期限（天）",
    "review_steps": "签约审核级数",
    "termination_steps": "解约审核级数",
}


@dataclass(frozen=True)
class Line:
    """One act in words: when, who, what, about whom (with the way there), from what to what, why."""

    at: datetime
    who: str
    party: str
    act: str
    about: str
    url: str
    change: str
    reason: str


@require_GET
def trail(request: HttpRequest) -> HttpResponse:
    """The latest act first."""
    page = page_of(Entry.objects.visible_to(request.actor).order_by("-sequence"), request)
    context = {"page": page, "lines": _lines(list(page))}
    return render(request, "province/trail.html", context)


def _lines(entries: list[Entry]) -> list[Line]:
    """The names of whom the acts are about are read at once, so that a page costs the same at any length."""
    employers = Employer.objects.in_bulk({entry.facts.get("employer", 0) for entry in entries})
    schools = School.objects.in_bulk(
        {int(entry.subject_id) for entry in entries if entry.subject_type == "institutions.school"}
    )
    return [_line(entry, employers, schools) for entry in entries]


def _line(entry: Entry, employers: dict[int, Employer], schools: dict[int, School]) -> Line:
    employer = employers.get(entry.facts.get("employer", 0))
    school = schools.get(int(entry.subject_id)) if entry.subject_type == "institutions.school" else None
    about, url = "", ""
    if employer is not None:
        about, url = employer.name, reverse("province:employer", args=[employer.pk])
    elif school is not None:
        about, url = school.name, reverse("province:school", args=[school.pk])
    return Line(
        entry.at,
        entry.who,
        str(Party(entry.party).label),
        ACTS.get(entry.act, entry.act),
        about,
        url,
        _change(entry),
        entry.reason,
    )


def _change(entry: Entry) -> str:
    old, new = _in_words(entry.old), _in_words(entry.new)
    return f"{old} → {new}" if old and old != new else new


def _in_words(value: str) -> str:
    return " ".join(_word(part) for part in value.split())


def _word(part: str) -> str:
    rule, _, value = part.partition(":")
    return f"{RULES[rule]}{VALUES.get(value, value)}" if rule in RULES else VALUES.get(part, part)
