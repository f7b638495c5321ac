"""One account per WeChat identity: an openid means somebody only within its mini program (promises T20)."""

import pytest
from django.db import IntegrityError, transaction

from sanfang.people.models import User


def test_T20_one_openid_of_two_mini_programs_is_two_people(db):
    first, second = (User.objects.for_phone("o-1", app_id) for app_id in ("wx1", "wx2"))

    assert first != second
    assert (first.username, second.username) == ("wechat:wx1:o-1", "wechat:wx2:o-1")


def test_T20_the_same_identity_is_the_same_account(db):
    assert User.objects.for_phone("o-1", "wx1") == User.objects.for_phone("o-1", "wx1")
    assert User.objects.for_phone("o-1") == User.objects.for_phone("o-1", "")


def test_T20_the_database_knows_an_identity_once(db):
    User.objects.for_phone("o-1", "wx1")

    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(username="another", openid="o-1", app_id="wx1")


def test_desk_accounts_have_no_identity_to_share(db):
    users = [User.objects.create_user(name, "correct-horse-battery") for name in ("one", "two")]

    assert [(user.openid, user.app_id, user.is_phone) for user in users] == [(None, "", False)] * 2


def test_a_phone_s_account_opens_no_desk(db):
    assert not User.objects.for_phone("o-1", "wx1").has_usable_password()
