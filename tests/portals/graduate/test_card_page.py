"""「二维码名片」 in the graduate's hand (manual D1, D5)."""

import pytest

from sanfang.agreements.models import SigningCard
from sanfang.graduates.models import Graduate


def card_page(as_, who="zhang") -> str:
    return as_(who).get("/m/card/").content.decode()


def test_before_a_card_is_shown_the_page_says_what_it_is(as_):
    page = card_page(as_)

    assert "还没有出示名片" in page
    assert "对方会看到什么" in page
    assert "张*" in page


def test_showing_a_card_draws_its_code_and_says_until_when(cast, as_, settings):
    client = as_("zhang")

    client.post("/m/card/issue/")

    card = SigningCard.objects.get(graduate=cast.zhang)
    page = client.get("/m/card/").content.decode()
    assert f"{settings.SITE_URL}/card/{card.token}/" in page
    assert "<svg" in page
    assert "前有效" in page
    assert cast.zhang.id_number not in page


def test_looking_at_the_page_issues_nothing(as_):
    card_page(as_)

    assert not SigningCard.objects.exists()


def test_a_second_card_kills_the_first(as_):
    client = as_("zhang")
    client.post("/m/card/issue/")
    client.post("/m/card/issue/")

    assert SigningCard.objects.filter(withdrawn_at=None).count() == 1


def test_a_card_is_taken_back(as_):
    client = as_("zhang")
    client.post("/m/card/issue/")

    client.post("/m/card/withdraw/")

    assert not SigningCard.objects.filter(withdrawn_at=None).exists()
    assert "还没有出示名片" in client.get("/m/card/").content.decode()


def test_Q05_an_unconfirmed_graduate_reads_why_there_is_no_card(cast, as_):
    Graduate.objects.filter(pk=cast.zhang.pk).update(confirmed_at=None)

    assert "您还没有确认生源信息" in card_page(as_)
    assert "去核对生源信息" in card_page(as_)
    assert as_("zhang").post("/m/card/issue/").status_code == 409
    assert not SigningCard.objects.exists()


def test_a_signed_graduate_reads_the_two_ways_out(as_, signed):
    page = card_page(as_)

    assert "解约申请" in page
    assert "解锁" in page


@pytest.mark.parametrize("path", ["/m/card/issue/", "/m/card/withdraw/"])
def test_acts_are_never_a_get(as_, path):
    assert as_("zhang").get(path).status_code == 405
