"""「二维码名片」 in the graduate's hand (manual D1, D5)."""

from io import BytesIO

import pytest
import zxingcpp
from PIL import Image

from sanfang.agreements.models import SigningCard
from sanfang.graduates.models import Graduate
from tests.user_agents import ANDROID_MINI_PROGRAM, ANDROID_WECHAT, IPHONE_SAFARI


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
    assert '<img src="/m/card/code.png" alt="二维码名片：扫码后与您签约"' in page
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


def test_the_code_is_a_picture_large_enough_to_keep_and_reads_back(cast, as_, settings):
    client = as_("zhang")
    client.post("/m/card/issue/")

    response = client.get("/m/card/code.png")

    picture = Image.open(BytesIO(response.content))
    card = SigningCard.objects.get(graduate=cast.zhang)
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [
        f"{settings.SITE_URL}/card/{card.token}/"
    ]
    assert min(picture.size) >= 600
    assert response["Content-Type"] == "image/png"
    assert response["Cache-Control"] == "no-store"


def test_without_a_card_there_is_no_picture(as_):
    client = as_("zhang")
    assert client.get("/m/card/code.png").status_code == 404

    client.post("/m/card/issue/")
    client.post("/m/card/withdraw/")

    assert client.get("/m/card/code.png").status_code == 404


def test_nobody_else_sees_the_picture(as_):
    as_("zhang").post("/m/card/issue/")

    assert as_("li").get("/m/card/code.png").status_code == 404


def test_who_has_signed_meanwhile_has_no_picture_any_more(cast, as_):
    client = as_("zhang")
    client.post("/m/card/issue/")

    cast.sign()

    assert client.get("/m/card/code.png").status_code == 404


@pytest.mark.parametrize(
    ("agent", "says_so"), [(ANDROID_WECHAT, True), (ANDROID_MINI_PROGRAM, True), (IPHONE_SAFARI, False)]
)
def test_in_wechat_the_page_says_how_the_picture_is_kept(as_, agent, says_so):
    client = as_("zhang")
    client.post("/m/card/issue/")

    page = client.get("/m/card/", headers={"user-agent": agent}).content.decode()

    assert ("长按图片保存" in page) == says_so
