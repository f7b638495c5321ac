"""「全部消息」 of 「面试和签约通知」: the mailbox."""

import pytest

from sanfang.notices.models import Notice

ALL = "/m/notices/?show=all"


def mine(cast, who="zhang"):
    return Notice.objects.visible_to(cast.actor(who))


def test_an_empty_mailbox_says_what_will_come(as_):
    assert "还没有通知" in as_("zhang").get(ALL).content.decode()


def test_a_signing_is_told_and_counted_on_the_first_page(as_, signed):
    client = as_("zhang")

    assert "签约成功" in client.get(ALL).content.decode()
    assert '<span class="sf-count">1<' in client.get("/m/").content.decode()


def test_looking_at_the_list_marks_nothing_as_read(cast, as_, signed):
    as_("zhang").get(ALL)

    assert mine(cast).unread().count() == 1


def test_tapping_a_notice_marks_it_and_goes_on(cast, as_, signed):
    answer = as_("zhang").post(ALL, {"notice": mine(cast).get().pk})

    assert answer["Location"] == f"/m/agreements/{signed.pk}/"
    assert not mine(cast).unread().exists()


def test_all_are_marked_at_once_and_the_mailbox_stays_open(cast, as_, signed):
    assert as_("zhang").post(ALL)["Location"] == ALL
    assert not mine(cast).unread().exists()


def test_another_graduates_notice_does_not_exist(cast, as_, signed):
    answer = as_("li").post(ALL, {"notice": mine(cast).get().pk})

    assert answer.status_code == 404
    assert mine(cast).unread().count() == 1


@pytest.mark.parametrize("rows", [1, 3, 60])
def test_the_list_costs_the_same_at_any_length(cast, as_, django_assert_num_queries, rows):
    for number in range(rows):
        Notice.objects.create(
            party="graduate", mailbox_id=cast.zhang.pk, kind="x", title="x", event_key=f"event-{number}"
        )
    client = as_("zhang")

    with django_assert_num_queries(7):
        page = client.get(ALL).content.decode()

    assert f"记录：{rows}" in page
