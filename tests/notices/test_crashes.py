"""The worker is killed around sending, again and again: every event is seen once (promises P5)."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import cycle
from pathlib import Path

import pytest
from django.db import connection
from django.db.models import F
from django.utils import timezone

from sanfang.actors import Party
from sanfang.notices.actions import Mailbox, News, tell
from sanfang.notices.models import Consent, Notice, Outgoing
from sanfang.wechat.standin.names import PHONES, openid_of
from sanfang.wechat.templates import Template
from tests.database import address_of
from tests.wechat.standin import PUSH_TOKEN

ROOT = Path(__file__).resolve().parents[2]
DEATHS = (
    "before the claim",
    "after the claim",
    "before the consent is spent",
    "before the message leaves",
    "while the answer is on the way",
    "after the answer",
    "before it is noted",
    "after it is noted",
)
KILLS = 56
KILLED = "-9"

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def worker(
    _shared_database, transactional_db, weixin, live_server, settings
) -> Iterator[Callable[[str], str]]:
    """`worker("after the answer")` is one round of a worker that dies there; WeChat pushes to our server."""
    settings.WECHAT_PUSH_KEY = ""
    weixin.pusher.aim(f"{live_server.url}/wechat/push/", PUSH_TOKEN)
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "DATABASE_URL": address_of(connection),
        "SANFANG_WECHAT_API": weixin.url,
        "SANFANG_WECHAT_APP_ID": settings.WECHAT_APP_ID,
        "SANFANG_WECHAT_SECRET": settings.WECHAT_SECRET,
        "SANFANG_WECHAT_TEMPLATES": ",".join(settings.WECHAT_TEMPLATES),
        "SANFANG_WECHAT_PUSH_TOKEN": PUSH_TOKEN,
    }
    command = [sys.executable, "-m", "tests.notices.mortal_worker"]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "ready\n"

        def order(what: str) -> str:
            process.stdin.write(f"{what}\n")
            process.stdin.flush()
            return process.stdout.readline().strip()

        yield order
        process.stdin.close()


@pytest.fixture
def agreed(weixin) -> None:
    """Every phone lets more offers through than will come."""
    for phone in PHONES:
        weixin.world.phones[phone].quotas["standin-offer"] = KILLS
        Consent.objects.create(openid=openid_of(phone), template=Template.OFFER, remaining=KILLS)


def happens(number: int, phone: str) -> None:
    tell(
        Mailbox(Party.GRADUATE, number, openid=openid_of(phone)),
        News(f"event:{number}", "offer", f"第 {number} 件事", link="/m/"),
    )


def minutes_pass(weixin) -> None:
    """WeChat has told us all it has to tell, and whoever waits has waited."""
    weixin.pusher.wait()
    Outgoing.objects.filter(state__in=["waiting", "sending", "in_doubt"]).update(
        due_at=timezone.now() - timedelta(seconds=1), claimed_at=F("claimed_at") - timedelta(minutes=10)
    )


def dies(worker, weixin, how: str) -> None:
    """A worker dies that way while it sends the one message that waits."""
    if how == "while the answer is on the way":
        weixin.fails("/cgi-bin/message/subscribe/send", late=True, hang=2.0)
    assert worker(how) == KILLED, how


def recovers(worker, weixin, life: str = "live") -> None:
    """Other workers come, until nothing is left to do."""
    for _ in range(4):
        minutes_pass(weixin)
        assert worker(life) == "0"
        if not Outgoing.objects.exclude(state="sent").exists():
            return


def seen(weixin) -> list[str]:
    """What people saw on all phones, sorted."""
    return sorted(message.values["thing1"] for phone in PHONES for message in weixin.phones.messages(phone))


def test_P5_fifty_six_deaths_around_sending_and_every_event_is_seen_once(worker, weixin, agreed):
    phones = cycle(PHONES)
    for number, how in zip(range(KILLS), cycle(DEATHS), strict=False):
        happens(number, next(phones))
        dies(worker, weixin, how)
        recovers(worker, weixin)

    assert seen(weixin) == sorted(f"第 {number} 件事" for number in range(KILLS))
    assert (Notice.objects.count(), Outgoing.objects.filter(state="sent", channel="wechat").count()) == (
        KILLS,
        KILLS,
    )


def test_the_control_a_worker_that_sends_again_blindly_is_seen_twice(worker, weixin, agreed):
    happens(1, "phone-1")
    dies(worker, weixin, "after the answer")

    recovers(worker, weixin, life="live blindly")

    assert seen(weixin) == ["第 1 件事", "第 1 件事"]
