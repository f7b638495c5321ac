"""The three tabs' own pages: 首页, 派遣, 我的."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sanfang.actors import Party
from sanfang.agreements.models import Agreement
from sanfang.agreements.turns import Act
from sanfang.portals.gate.tones import BAD, GOOD, tone_of
from sanfang.portals.graduate.next_steps import next_step, sender_of
from sanfang.portals.graduate.own import own_record
from sanfang.privacy.masking import mask_id_number, mask_phone
from sanfang.recruiting.turns import first_turn_of
from sanfang.turns import Turn


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """What to do next, and the way to everything."""
    graduate = own_record(request)
    latest = Agreement.objects.visible_to(request.actor).first()
    turn = first_turn_of(graduate)
    context = {
        "graduate": graduate,
        "latest": latest,
        "step": next_step(turn),
        "sender": sender_of(turn),
        **told(turn),
    }
    return render(request, "graduate/home.html", context)


@require_GET
def dispatch(request: HttpRequest) -> HttpResponse:
    """「派遣」: the record and the termination of an agreement."""
    graduate = own_record(request)
    in_force = Agreement.objects.visible_to(request.actor).in_force().first()
    return render(request, "graduate/dispatch.html", {"graduate": graduate, "in_force": in_force})


@require_GET
def me(request: HttpRequest) -> HttpResponse:
    """「我的」: who this phone stands for. WeChat decides who one is, so there is no signing out."""
    graduate = own_record(request)
    facts = [
        ("姓名", graduate.name),
        ("学校", graduate.school.name),
        ("院系", graduate.department.name),
        ("班级", graduate.school_class.name),
        ("学号", graduate.student_number),
        ("身份证号", mask_id_number(graduate.id_number)),
        ("手机号码", mask_phone(graduate.phone)),
    ]
    return render(request, "graduate/me.html", {"facts": facts})


def told(turn: Turn) -> dict[str, object]:
    """A turn as the phone's templates read it."""
    return {
        "turn": turn,
        "turn_words": turn.for_reader(Party.GRADUATE),
        "is_mine": turn.is_held_by(Party.GRADUATE),
        "tone": _tone(turn),
    }


def _tone(turn: Turn) -> str:
    """The colour of a turn that nobody holds: good news, bad news, or neither."""
    if turn.act == Act.SIGN:
        return "success"
    state_tone = tone_of(turn.thing) if turn.thing else ""
    return {GOOD: "success", BAD: "warning"}.get(state_tone, "info")
