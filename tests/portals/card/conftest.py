"""A recruiter with nothing but a phone, and what such a person types."""

import pytest
from django.test import Client

from sanfang.agreements import actions
from tests.cast import a_uscc

WECHAT = "Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0.50"


@pytest.fixture
def card(cast):
    return actions.issue_card(cast.zhang, actor=cast.actor("zhang"))


@pytest.fixture
def recruiter(db) -> Client:
    """WeChat's browser, no account."""
    return Client(headers={"user-agent": WECHAT})


@pytest.fixture
def typed() -> dict[str, str]:
    return {
        "name": "合肥小店商贸有限公司",
        "uscc": a_uscc(),
        "nature": "39",
        "industry": "31",
        "place": "安徽省合肥市",
        "address": "合肥市长江路 1 号",
        "postcode": "230000",
        "contact_person": "王店长",
        "phone": "13900139000",
        "email": "shop@example.com",
        "position_title": "会计",
        "job_category": "21",
        "position_place": "安徽省合肥市",
        "article_two": "服务期三年，月薪 6000 元。",
        "article_five": "",
    }
