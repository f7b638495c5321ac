"""The code of the mini program for whoever stands outside."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sanfang.wechat.pictures import KEPT_FOR, entrance_code, refresh

pytestmark = pytest.mark.django_db(transaction=True)


def test_there_is_none_before_the_worker_has_been(weixin):
    assert entrance_code() is None


def test_it_is_fetched_once_and_kept(weixin):
    assert refresh() is True
    assert refresh() is False

    assert entrance_code().startswith(b"\x89PNG")


def test_it_is_fetched_again_when_it_is_old(weixin, time_machine):
    refresh()
    time_machine.move_to(timezone.now() + KEPT_FOR + timedelta(minutes=1))

    assert refresh() is True


def test_when_wechat_is_away_the_old_one_stays(weixin, time_machine):
    refresh()
    old = entrance_code()
    time_machine.move_to(timezone.now() + KEPT_FOR + timedelta(minutes=1))
    weixin.fails("/wxa/getwxacodeunlimit", status=502)

    assert refresh() is False
    assert entrance_code() == old


def test_where_no_mini_program_is_set_up_nothing_is_asked(db, settings):
    settings.WECHAT_APP_ID = ""

    assert refresh() is False
