"""Step 1: what a stranger sees, how often a code is scanned, how often a name is guessed (promises Q01–Q06)."""

import pytest
from django.test import Client

from sanfang.agreements import actions
from sanfang.graduates.models import Graduate
from sanfang.limits.models import Counter
from sanfang.notices.models import Notice

SECRETS = ("张䶮", "13800138000", "graduate@example.com", "北京中路 1 号", "计算机与信息学院")


def scan(client, card):
    return client.get(f"/card/{card.token}/")


def name(client, card, typed):
    return client.post(f"/card/{card.token}/", {"name": typed})


def test_Q01_a_stranger_sees_a_masked_name_and_the_school_only(recruiter, card):
    page = scan(recruiter, card).content.decode()

    assert "张*" in page
    assert "安徽工程大学" in page
    for secret in (*SECRETS, card.graduate.student_number, card.graduate.id_number):
        assert secret not in page


def test_Q01_the_full_name_opens_the_next_step(recruiter, card):
    answer = name(recruiter, card, " 张 䶮 ")

    assert answer["Location"] == f"/card/{card.token}/employer/"


@pytest.mark.parametrize("step", ["employer", "confirm", "done"])
def test_Q01_no_later_step_opens_before_the_name_was_right(recruiter, card, step):
    answer = recruiter.get(f"/card/{card.token}/{step}/")

    assert answer["Location"] == f"/card/{card.token}/"


@pytest.mark.parametrize(
    "typed", ["", "张", "张*", "李四", "x" * 10_000, "<script>alert(1)</script>", "张\x00䶮"]
)
def test_Q01_any_other_name_is_refused_and_shown_inert(recruiter, card, typed):
    answer = name(recruiter, card, typed)

    assert answer.status_code == 200
    assert "<script>alert(1)" not in answer.content.decode()
    assert recruiter.get(f"/card/{card.token}/employer/").status_code == 302


def test_Q01_after_five_wrong_names_the_card_rests_and_the_graduate_is_told(cast, recruiter, card):
    for _ in range(5):
        name(recruiter, card, "李四")

    answer = name(recruiter, card, "张䶮")

    assert answer.status_code == 429
    assert "今天不能再用" in answer.content.decode()
    assert Notice.objects.visible_to(cast.actor("zhang")).filter(kind="card_warning").count() == 1


def test_Q03_beyond_a_hundred_scans_nobody_gets_in_and_the_graduate_is_warned(cast, recruiter, card):
    scan(recruiter, card)
    Counter.objects.filter(purpose="card.scans").update(hits=100)

    answers = [scan(Client(REMOTE_ADDR="10.0.0.9"), card) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [429, 429]
    warnings = Notice.objects.visible_to(cast.actor("zhang")).filter(kind="card_warning")
    assert [notice.title for notice in warnings] == ["您的二维码名片今天被扫描的次数过多，可能已被转发"]


def test_Q03_a_new_card_is_open_again(cast, recruiter, card):
    scan(recruiter, card)
    Counter.objects.filter(purpose="card.scans").update(hits=100)
    fresh = actions.issue_card(cast.zhang, actor=cast.actor("zhang"))

    assert scan(recruiter, fresh).status_code == 200


def test_one_address_cannot_try_code_after_code(recruiter, card):
    scan(recruiter, card)
    Counter.objects.filter(purpose="card.address").update(hits=600)

    assert recruiter.get("/card/another-code/").status_code == 429


DEAD = {
    "unknown": lambda cast, card: setattr(card, "token", "no-such-code"),
    "withdrawn": lambda cast, card: actions.withdraw_card(card, actor=cast.actor("zhang")),
    "replaced": lambda cast, card: actions.issue_card(cast.zhang, actor=cast.actor("zhang")),
    "signed elsewhere": lambda cast, card: cast.sign(),
    "not confirmed": lambda cast, card: Graduate.objects.filter(pk=cast.zhang.pk).update(confirmed_at=None),
}


@pytest.mark.parametrize("why", DEAD)
def test_Q05_a_dead_card_says_the_same_whatever_it_died_of(cast, recruiter, card, why):
    unknown = recruiter.get("/card/no-such-code/").content.decode()

    DEAD[why](cast, card)
    answer = scan(recruiter, card)

    assert answer.status_code == 404
    assert _without_tokens(answer.content.decode()) == _without_tokens(unknown)
    assert "张*" not in answer.content.decode()


def _without_tokens(page: str) -> list[str]:
    return [line for line in page.splitlines() if "csrf" not in line]


def test_a_card_dies_after_three_days(recruiter, card, time_machine):
    time_machine.move_to(card.expires_at)

    assert scan(recruiter, card).status_code == 404


def test_Q06_outside_wechat_there_are_instructions_and_no_data(card):
    client = Client(headers={"user-agent": "Mozilla/5.0 (Windows NT 10.0)"})

    answers = [client.get(f"/card/{code}/").content.decode() for code in (card.token, "no-such-code")]

    assert answers[0] == answers[1]
    assert "请用微信打开" in answers[0]
    assert "安徽工程大学" not in answers[0]
    assert "张*" not in answers[0]


@pytest.mark.parametrize("step", ["", "employer/", "confirm/"])
def test_Q06_nothing_can_be_posted_from_outside_wechat(card, step):
    page = Client().post(f"/card/{card.token}/{step}", {"name": "张䶮"}).content.decode()

    assert "请用微信打开" in page


def test_the_simulated_phone_scans_as_wechat_does(card):
    client = Client()
    client.post("/wechat/simulator/scan/", {"address": f"http://127.0.0.1:8000/card/{card.token}/"})

    assert "张*" in scan(client, card).content.decode()
