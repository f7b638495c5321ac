"""What a reviewer is told to look at twice."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from sanfang.agreements.doubts import doubts_about
from sanfang.agreements.models import Route

CHINA = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def by_card(signed):
    """As if an employer unknown to the platform had signed by a card, at noon."""
    signed.route, signed.employer_uscc = Route.CARD, "91340000000000000X"
    signed.signed_at = datetime(2026, 3, 5, 12, 0, tzinfo=CHINA)
    return signed


def test_a_registered_employers_signing_raises_no_doubt(signed):
    assert doubts_about(signed) == []


def test_d3_a_card_brings_no_documents_and_the_reviewer_is_told(by_card):
    assert doubts_about(by_card) == ["扫码签约的单位没有注册，没有资质证明材料，请向用人单位和毕业生核实。"]


@pytest.mark.parametrize(("hour", "is_night"), [(0, True), (3, True), (4, True), (5, False), (23, False)])
def test_Q02_a_signing_at_night_is_flagged(by_card, hour, is_night):
    by_card.signed_at = by_card.signed_at.replace(hour=hour)

    assert any("凌晨" in doubt for doubt in doubts_about(by_card)) is is_night


def test_Q04_another_companys_code_is_flagged_with_its_registered_name(cast, by_card):
    by_card.employer_uscc = cast.employers["ann"].uscc
    by_card.employer_name = "芜湖某某有限公司"

    assert "合肥安信科技有限公司" in doubts_about(by_card)[0]


def test_Q04_the_same_company_spelt_otherwise_is_not(cast, by_card):
    by_card.employer_uscc = cast.employers["ann"].uscc
    by_card.employer_name = "合肥安信科技 有限公司"

    assert len(doubts_about(by_card)) == 1
