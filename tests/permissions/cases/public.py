"""What everybody may see: the doors, verification, the card of a graduate who showed it, the simulator."""

from django.urls import reverse

from sanfang.people.models import User
from sanfang.wechat import simulator
from tests.cast import PASSWORD
from tests.permissions.case import LEADS_ON, ONLY_POSTED_TO, Case, opens_to
from tests.permissions.people import DESKS, EVERYBODY
from tests.permissions.stage import Stage

ALL = opens_to(*EVERYBODY)
ALL_LED_ON = opens_to(*EVERYBODY, answer=LEADS_ON)


def token_of_the_card(stage: Stage) -> dict[str, str]:
    return {"token": stage.card.token}


def asks_for_the_paper(stage: Stage) -> dict[str, str]:
    """What the mini program on zhang's phone sends."""
    User.objects.filter(pk=stage.cast.users["zhang"].pk).update(openid=simulator.openid_of("phone of zhang"))
    path = reverse("graduate:agreement_paper", args=[stage.in_force.pk])
    return {"code": simulator.log_in("phone of zhang"), "path": path}


CASES = {
    "public:doors": Case(ALL),
    "public:open_in_wechat": Case(ALL),
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
    "public:verify": Case(ALL, of=lambda stage: {"token": stage.in_force.verification_token}),
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
    "miniprogram:document": Case(
        opens_to(*EVERYBODY, answer=ONLY_POSTED_TO), posts=asks_for_the_paper, in_json=True
    ),
    "simulator:phones": Case(ALL, posts=lambda stage: {"phone": "phone-1"}),
    "simulator:scan": Case(
        opens_to(*EVERYBODY, answer=ONLY_POSTED_TO), posts=lambda stage: {"address": "/card/x/"}, writes=False
    ),
}
