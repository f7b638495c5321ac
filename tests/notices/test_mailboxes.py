"""Who reads which notices, and what marks them as read."""

import pytest

from sanfang.actors import Party
from sanfang.notices.actions import Mailbox, News, mark_read, tell
from sanfang.notices.models import Notice

NEWS = News("event:1", "kind", "您有一条通知", "内容", "/m/")


@pytest.fixture
def told(cast) -> Notice:
    return tell(cast.zhang.mailbox, NEWS)


def test_one_event_is_one_notice(cast, told):
    assert tell(cast.zhang.mailbox, NEWS) == told
    assert Notice.objects.count() == 1


def test_whoever_reads_marks_only_the_own_mailbox(cast, told):
    other = tell(Mailbox(Party.GRADUATE, cast.li.pk), NEWS)

    assert mark_read(cast.actor("zhang"), other.pk) == 0
    assert mark_read(cast.actor("zhang")) == 1
    assert Notice.objects.unread().get() == other


def test_what_leads_to_one_page_is_read_together(cast, told):
    mailbox = Mailbox(Party.GRADUATE, cast.zhang.pk)
    for event in ("one", "two"):
        tell(mailbox, News(event, "offer", "x", link="/m/offers/1/"))
    other = tell(mailbox, News("three", "offer", "x", link="/m/offers/10/"))

    assert mark_read(cast.actor("zhang"), link="/m/offers/1/") == 2
    assert set(Notice.objects.unread()) == {told, other}


def test_department_staff_do_not_read_another_department_s_notices(cast):
    tell(cast.wang.school_mailbox, NEWS)

    seen = {
        name: Notice.objects.visible_to(cast.actor(name)).count()
        for name in ("teacher", "administrator", "teacher_of_another_department")
    }
    assert seen == {"teacher": 0, "administrator": 1, "teacher_of_another_department": 1}
