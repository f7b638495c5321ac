"""What everybody may see: the doors, verification, the card of a graduate who showed it, the simulator."""

from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from sanfang.portals.gate.wechat import PURPOSE
from sanfang.wechat import tickets
from sanfang.wechat.models import EntranceCode
from sanfang.wechat.standin.names import openid_of
from tests.cast import PASSWORD
from tests.documents.originals import token_of
from tests.permissions.case import LEADS_ON, NOT_THERE, ONLY_POSTED_TO, Case, opens_to
from tests.permissions.people import DESKS, EVERYBODY
from tests.permissions.stage import Stage
from tests.wechat.standin import holds

ALL = opens_to(*EVERYBODY)
ALL_BY_POST = opens_to(*EVERYBODY, answer=ONLY_POSTED_TO)
UNREADABLE, SENT_AWAY = 400, 403
ALL_LED_ON = opens_to(*EVERYBODY, answer=LEADS_ON)


def the_picture_is_there(stage: Stage) -> dict[str, str]:
    """As the worker fetches it."""
    EntranceCode.objects.update_or_create(
        pk=1, defaults={"picture": b"\x89PNG\r\n\x1a\n", "fetched_at": timezone.now()}
    )
    return {}


def token_of_the_card(stage: Stage) -> dict[str, str]:
    return {"token": stage.card.token}


def asks_for_the_paper(stage: Stage) -> dict[str, str]:
    """What the mini program on zhang's phone sends."""
    return {
        "code": code_of_zhang(stage),
        "path": reverse("graduate:agreement_paper", args=[stage.in_force.pk]),
    }


def code_of_zhang(stage: Stage) -> str:
    """What `wx.login` gives the mini program on zhang's phone."""
    holds(stage.cast.users["zhang"], "phone-1")
    return stage.weixin.phones.login("phone-1")


def asks_for_the_card(stage: Stage) -> dict[str, str]:
    assert stage.card
    return {"code": code_of_zhang(stage)}


def shows_a_number(stage: Stage) -> dict[str, str]:
    code = code_of_zhang(stage)
    return {"code": code, "phone_code": stage.weixin.phones.phone_number("phone-1")}


CASES = {
    "public:doors": Case(ALL),
    "public:open_in_wechat": Case(ALL),
    "public:mini_program_code": Case(ALL, of=the_picture_is_there),
    # There is no file for WeChat to find.
    "public:domain_file": Case(
        opens_to(*EVERYBODY, answer=NOT_THERE), of=lambda stage: {"name": "AbC123.txt"}
    ),
    "public:sign_in": Case(ALL, posts=lambda stage: {"username": "teacher", "password": PASSWORD}),
    "public:sign_out": Case(
        opens_to(*EVERYBODY, answer=ONLY_POSTED_TO), posts=lambda stage: {}, writes=False
    ),
    "public:change_password": Case(
        opens_to(*DESKS),
        posts=lambda stage: {"old": PASSWORD, "new": "correct-horse-saddle", "again": "correct-horse-saddle"},
    ),
    "public:how_to_verify": Case(
        ALL, posts=lambda stage: {"code": "https://sanfang.example/v/x/"}, writes=False
    ),
    "public:verify": Case(ALL, of=lambda stage: {"token": token_of(stage.in_force)}),
    "public:verify_file": Case(
        ALL_LED_ON,
        posts=lambda stage: {"file": ContentFile(b"no PDF", name="a.pdf")},
        writes=False,
    ),
    "public:statement_keys": Case(ALL),
    "public:verify_offline": Case(ALL),
    "public:healthz": Case(ALL),
    "public:readyz": Case(ALL),
    "card:start": Case(
        ALL, of=token_of_the_card, posts=lambda stage: {"name": stage.zhang.name}, writes=False
    ),
    # Without the step before it, each of these leads back to the first.
    "card:employer": Case(ALL_LED_ON, of=token_of_the_card),
    "card:confirm": Case(ALL_LED_ON, of=token_of_the_card),
    "card:done": Case(ALL_LED_ON, of=token_of_the_card),
    # Who asks is told by WeChat's code; with a cookie alone nobody is anybody here.
    "miniprogram:document": Case(ALL_BY_POST, posts=asks_for_the_paper, writes=False, in_json=True),
    "miniprogram:hello": Case(ALL),
    "miniprogram:sign_in": Case(
        ALL_BY_POST, posts=lambda stage: {"code": code_of_zhang(stage)}, in_json=True
    ),
    "miniprogram:enter": Case(
        opens_to(*EVERYBODY, answer=UNREADABLE),
        posts=lambda stage: {"ticket": tickets.issue(openid_of("phone-1"), PURPOSE)},
    ),
    "miniprogram:consents": Case(
        ALL_BY_POST,
        posts=lambda stage: {"code": code_of_zhang(stage), "answers": {"offer": "accept"}},
        in_json=True,
    ),
    "miniprogram:phone": Case(ALL_BY_POST, posts=shows_a_number, in_json=True),
    "miniprogram:card": Case(ALL_BY_POST, posts=asks_for_the_card, in_json=True),
    # Who does not know the token is sent away, whoever he or she is.
    "miniprogram:push": Case(opens_to(*EVERYBODY, answer=SENT_AWAY)),
    "simulator:latest": Case(ALL),
    "simulator:native": Case(opens_to(*EVERYBODY, answer=NOT_THERE)),
    "simulator:consent": Case(opens_to(*EVERYBODY, answer=NOT_THERE)),
    "simulator:number": Case(opens_to(*EVERYBODY, answer=NOT_THERE)),
    "simulator:phones": Case(ALL, posts=lambda stage: {"phone": "phone-1"}),
    "simulator:scan": Case(
        opens_to(*EVERYBODY, answer=ONLY_POSTED_TO), posts=lambda stage: {"address": "/card/x/"}, writes=False
    ),
}
