"""What a graduate reads who does not graduate this year (promises A11, Q05)."""

import pytest

from sanfang.agreements.models import Agreement, SigningCard
from sanfang.agreements.states import State
from sanfang.graduates import actions
from sanfang.graduates.models import Graduate
from sanfang.institutions.models import Policy

LEFT = "您已不在本届毕业生名单中"


def leave(cast):
    actions.leave_list(cast.zhang, actor=cast.actor("administrator"), reason="学分没有修满，延期毕业")


@pytest.fixture
def proposed(cast) -> Agreement:
    Policy.objects.create(school=cast.school, confirmation="before_signing")
    return cast.sign()


def test_the_first_page_says_so_and_the_notices_say_why(cast, as_):
    leave(cast)
    client = as_("zhang")

    assert LEFT in client.get("/m/").content.decode()
    assert "学分没有修满，延期毕业" in client.get("/m/notices/?show=all").content.decode()
    assert "已移出" in client.get("/m/dispatch/").content.decode()


def test_there_is_no_card_and_the_page_says_why(cast, as_):
    leave(cast)
    client = as_("zhang")

    assert "移出本届毕业生名单" in client.get("/m/card/").content.decode()
    assert client.post("/m/card/issue/").status_code == 409
    assert not SigningCard.objects.exists()


def test_the_record_can_be_read_but_not_confirmed(cast, as_):
    Graduate.objects.filter(pk=cast.zhang.pk).update(confirmed_at=None)
    leave(cast)
    client = as_("zhang")

    page = client.get("/m/record/").content.decode()
    answer = client.post("/m/record/confirm/", {"shown": actions.shown_fingerprint(cast.zhang)})

    assert LEFT in page
    assert "确认无误" not in page
    assert answer.status_code == 409
    assert not Graduate.objects.get(pk=cast.zhang.pk).is_confirmed


def test_a_proposal_offers_no_yes_any_more_and_takes_none(cast, as_, proposed):
    leave(cast)
    client, address = as_("zhang"), f"/m/agreements/{proposed.pk}/"

    page = client.get(address).content.decode()
    answer = client.post(f"{address}confirm/", {"shown": proposed.details_sha256})

    assert LEFT in page
    assert "确认签约" not in page
    assert "谢绝" in page
    assert answer.status_code == 409
    assert Agreement.objects.get().state == State.PROPOSED


def test_after_the_return_everything_is_as_before(cast, as_):
    leave(cast)
    actions.return_to_list(cast.zhang, actor=cast.actor("administrator"), reason="学分已补齐")

    page = as_("zhang").get("/m/").content.decode()

    assert "可以签约了" in page
    assert LEFT not in page
