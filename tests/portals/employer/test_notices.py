"""「通知」 of an employer; the page is the same in every desk."""

import pytest

from sanfang.agreements import actions
from sanfang.notices.models import Notice

ADDRESS = "/employer/notices/"


def test_without_notices_the_page_says_so(mo):
    assert "还没有通知" in mo.get(ADDRESS).content.decode()


def test_opening_a_notice_marks_it_as_read_and_leads_to_what_it_tells_of(mo, in_force):
    notice = Notice.objects.get(party="employer")
    assert "（未读）" in mo.get(ADDRESS).content.decode()

    answer = mo.post(ADDRESS, {"notice": notice.pk})

    assert answer["Location"] == f"/employer/agreements/{in_force.pk}/"
    assert "（未读）" not in mo.get(ADDRESS).content.decode()


def test_all_are_marked_at_once(mo, in_force):
    mo.post(ADDRESS)

    assert not Notice.objects.filter(party="employer", read_at=None).exists()


@pytest.mark.parametrize("key", ["0", "x", "９", "1" * 30])
def test_what_is_no_notice_does_not_exist(mo, in_force, key):
    assert mo.post(ADDRESS, {"notice": key}).status_code == 404


def test_the_notice_of_another_mailbox_does_not_exist(mo, signed):
    foreign = Notice.objects.get(party="school")

    assert mo.post(ADDRESS, {"notice": foreign.pk}).status_code == 404
    assert Notice.objects.get(pk=foreign.pk).read_at is None


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_with_one_notice_and_with_three(mo, cast, count, django_assert_num_queries):
    for graduate in (cast.zhang, cast.li, cast.wang)[:count]:
        actions.approve(cast.sign(graduate), actor=cast.actor("administrator"))

    with django_assert_num_queries(9):
        mo.get(ADDRESS)
