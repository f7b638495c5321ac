"""The first page: may we sign, what waits, what happened lately."""

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from sanfang.actors import Actor
from sanfang.agreements.models import Agreement
from sanfang.agreements.states import State
from sanfang.employers import actions
from sanfang.employers.models import Employer
from sanfang.employers.states import Standing
from sanfang.notices.models import Notice
from sanfang.portals.employer.corrections import corrections_to_answer
from sanfang.portals.employer.own import own_employer
from sanfang.portals.employer.terminations import asking_the_employer
from sanfang.portals.gate.employers import STANDING_TONES
from sanfang.portals.gate.tones import TONES
from sanfang.recruiting.models import Application, Interview
from sanfang.refusal import Refusal

LATEST = 5


@dataclass(frozen=True)
class Task:
    """A kind of work of recruiting: how many wait, and the list where they are (`query`, its address's own)."""

    label: str
    note: str
    count: int
    page: str
    query: str = ""


@dataclass(frozen=True)
class Advice:
    """What the standing means, and the one thing to do next: a page, or (`posts`) an act."""

    title: str
    text: str
    action: str = ""
    page: str = ""
    posts: bool = False


SHOW_PAPERS = Advice(
    "请上传资质证明材料",
    "省就业主管部门核对营业执照等材料后认证。认证之前可以完善单位信息、发布岗位，还不能与毕业生签约。",
    "上传资质证明材料",
    "employer:documents",
)
ADVICE = {
    Standing.WAITING: Advice(
        "请等待认证",
        "资质证明材料已收到，认证结果会在「通知」里告诉您。现在可以先发布岗位，还不能与毕业生签约。",
        "发布岗位",
        "employer:position_add",
    ),
    Standing.VERIFIED: Advice(
        "可以与毕业生签约",
        "选一个岗位，填写毕业生的院校、姓名和学号，核对后确认签约。",
        "签约管理",
        "employer:sign",
    ),
    Standing.REFUSED: Advice(
        "认证未通过，请补充后重新提交",
        "请按下面的意见修改单位信息或资质证明材料，然后重新提交认证。",
        "重新提交认证",
        "employer:ask_again",
        posts=True,
    ),
    Standing.FROZEN: Advice(
        "签约功能已冻结", "请向省就业主管部门说明情况，解除冻结后会收到通知。已签的协议不受影响。"
    ),
}


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    employer = own_employer(request)
    context = {
        "employer": employer,
        "standing_tone": STANDING_TONES[employer.standing],
        "advice": advice_for(employer),
        "reason": "" if employer.may_reach_graduates else employer.standing_reason,
        "tasks": _tasks(request.actor),
        "counts": _counts(request.actor),
        "notices": Notice.objects.visible_to(request.actor)[:LATEST],
    }
    return render(request, "employer/home.html", context)


@require_POST
def ask_again(request: HttpRequest) -> HttpResponse:
    """After a refusal: the papers are mended, please look again."""
    try:
        actions.ask_again(own_employer(request), actor=request.actor)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "已重新提交，认证结果会在「通知」里告诉您。")
    return redirect("employer:home")


def advice_for(employer: Employer) -> Advice:
    """The next step; whoever waits without having shown any paper would wait for ever."""
    standing = Standing(employer.standing)
    if standing == Standing.WAITING and not employer.documents.exists():
        return SHOW_PAPERS
    return ADVICE[standing]


def _tasks(actor: Actor) -> list[Task]:
    """What waits for the employer on the way to a signature; and, when there is any, what is to end or to be
    corrected."""
    unread = Application.objects.visible_to(actor).unread().count()
    held = Interview.objects.visible_to(actor).without_result(timezone.now()).count()
    mine = Agreement.objects.visible_to(actor)
    asked = mine.filter(pk__in=asking_the_employer()).count()
    corrected = mine.filter(pk__in=corrections_to_answer()).count()
    return [
        Task("新简历", "请查看，决定是否邀请面试", unread, "applications", "?state=submitted"),
        Task("待登记的面试结果", "登记通过后可以发签约通知", held, "interviews"),
        *([_to_answer(asked)] if asked else []),
        *([_to_correct(corrected)] if corrected else []),
    ]


def _to_answer(count: int) -> Task:
    return Task("待答复的解约申请", "逾期不答复，由学校决定", count, "agreements", "?ending=to_answer")


def _to_correct(count: int) -> Task:
    return Task("待答复的协议更正", "逾期不答复，更正失效", count, "agreements", "?correcting=to_answer")


def _counts(actor: Actor) -> list[tuple[State, int, str]]:
    """The states there are agreements in, with how many, in the order of an agreement's life."""
    rows = Agreement.objects.visible_to(actor).order_by("state").values_list("state").annotate(Count("pk"))
    found = dict(rows)
    return [(state, found[state], TONES[state]) for state in State if state in found]
