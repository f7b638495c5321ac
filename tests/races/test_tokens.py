"""Sixteen callers and one access token: WeChat is asked once, whoever comes and however."""

from datetime import timedelta
from functools import partial
from itertools import count
from threading import Lock
from time import sleep

import pytest
from django.utils import timezone

from sanfang.wechat.api import SubscribeMessage, wechat
from sanfang.wechat.errors import NotSent
from sanfang.wechat.models import AccessToken
from sanfang.wechat.tokens import Fetched, token_for
from tests.races.crowd import THREADS, at_once

LASTS = timedelta(hours=2)


class Counter:
    """Stands for WeChat's stable_token: slow, and it counts. A forced fetch gives another token."""

    def __init__(self, *, fails: int = 0) -> None:
        self.fetches: list[bool] = []
        self.fails = fails
        self.lock = Lock()
        self.numbers = count(1)
        self.current = "token-0"

    def __call__(self, force: bool) -> Fetched:
        sleep(0.3)
        with self.lock:
            self.fetches.append(force)
            if len(self.fetches) <= self.fails:
                raise NotSent
            if force:
                self.current = f"token-{next(self.numbers)}"
        return Fetched(self.current, LASTS)


def kept(token: str, **lasts: float) -> None:
    AccessToken.objects.create(app_id="wx1", token=token, ends_at=timezone.now() + timedelta(**lasts))


@pytest.fixture
def ask(transactional_db):
    """Sixteen callers at once."""

    def all_ask(weixin: Counter, **how: str) -> list[str]:
        return at_once([partial(token_for, "wx1", weixin, **how)] * THREADS)

    return all_ask


def test_a_first_token_is_fetched_once(ask):
    weixin = Counter()

    assert ask(weixin) == ["token-0"] * THREADS
    assert weixin.fetches == [False]


def test_a_token_that_lasts_is_not_fetched_at_all(ask):
    kept("old", minutes=6)
    weixin = Counter()

    assert ask(weixin) == ["old"] * THREADS
    assert weixin.fetches == []


def test_near_its_end_one_fetches_and_the_others_go_on_with_the_old(ask):
    kept("old", minutes=4)
    weixin = Counter()

    # Who comes when the new one is there already gets that.
    assert set(ask(weixin)) == {"old", "token-0"}
    assert weixin.fetches == [False]


def test_an_ended_token_is_waited_for(ask):
    kept("old", minutes=-1)
    weixin = Counter()

    assert ask(weixin) == ["token-0"] * THREADS
    assert weixin.fetches == [False]


def test_a_refused_token_is_replaced_by_what_wechat_holds_newest(ask):
    kept("stolen", hours=1)
    weixin = Counter()

    assert ask(weixin, refused="stolen") == ["token-0"] * THREADS
    assert weixin.fetches == [False]


def test_only_a_refused_token_that_wechat_gives_out_again_is_forced(ask):
    kept("token-0", hours=1)
    weixin = Counter()

    assert ask(weixin, refused="token-0") == ["token-1"] * THREADS
    assert weixin.fetches == [False, True]


def test_when_one_fails_the_next_tries(ask):
    weixin = Counter(fails=1)

    def ask_patiently() -> str:
        try:
            return token_for("wx1", weixin)
        except NotSent:
            return "failed"

    answers = at_once([ask_patiently] * THREADS)

    assert sorted(answers) == ["failed"] + ["token-0"] * (THREADS - 1)
    assert weixin.fetches == [False, False]


def test_who_died_while_fetching_is_replaced_when_the_lease_ends(transactional_db):
    AccessToken.objects.create(app_id="wx1", refreshing_until=timezone.now() + timedelta(seconds=0.5))
    weixin = Counter()

    assert token_for("wx1", weixin) == "token-0"


def test_nobody_waits_for_ever(transactional_db, monkeypatch):
    monkeypatch.setattr("sanfang.wechat.tokens.PATIENCE", 0.3)
    AccessToken.objects.create(app_id="wx1", refreshing_until=timezone.now() + timedelta(seconds=60))

    with pytest.raises(NotSent):
        token_for("wx1", Counter())


def test_sixteen_messages_at_once_need_one_token_and_all_arrive(transactional_db, weixin):
    weixin.phones.subscribe("phone-1", accept=["standin-offer"])
    weixin.world.phones["phone-1"].quotas["standin-offer"] = THREADS
    issued = count_of_tokens(weixin)
    message = SubscribeMessage(
        "simulated-phone-1",
        "standin-offer",
        {"thing1": "签约函", "time2": "2026年11月30日 18:00", "thing3": "请回复"},
        "pages/index/index",
    )

    numbers = at_once([partial(wechat().send, message)] * THREADS)

    assert len(set(numbers)) == THREADS
    assert issued == [False]
    assert sorted(numbers) == sorted(arrived.id for arrived in weixin.phones.messages("phone-1"))


def test_sixteen_messages_with_a_token_ended_by_another_system_all_arrive(transactional_db, weixin):
    wechat().mini_program_code("a=1", "pages/index/index")
    with weixin.world.lock:
        weixin.world.tokens.issue(force=True)
    issued = count_of_tokens(weixin)

    pictures = at_once([partial(wechat().mini_program_code, "a=1", "pages/index/index")] * THREADS)

    assert len(pictures) == THREADS
    assert issued == [False]


def count_of_tokens(weixin) -> list[bool]:
    """Grows with every call of stable_token that the stand-in answers: whether it was forced."""
    issued: list[bool] = []
    issue = weixin.world.tokens.issue

    def counted(*, force: bool) -> tuple[str, int]:
        issued.append(force)
        return issue(force=force)

    weixin.world.tokens.issue = counted
    return issued
