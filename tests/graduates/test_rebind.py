"""Another phone for the same record: who is told, what is remembered, how long signing waits (promises T11)."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from sanfang.actors import Actor, Party
from sanfang.audit.models import Entry
from sanfang.graduates import actions
from sanfang.graduates.models import Binding, Graduate
from sanfang.graduates.waiting import Wait, wait_of
from sanfang.institutions.models import Policy
from sanfang.notices.models import Notice, Outgoing
from sanfang.people.models import User
from tests.cast import a_graduate

NOON = datetime(2026, 3, 5, 4, tzinfo=UTC)
A_DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def release(cast) -> None:
    actions.release(cast.zhang, actor=cast.actor("administrator"), reason="手机丢失，已核验身份证")


def bind(graduate: Graduate, openid: str) -> Binding:
    user = User.objects.for_phone(openid)
    return actions.bind(
        user,
        school=graduate.school,
        name=graduate.name,
        student_number=graduate.student_number,
        id_number=graduate.id_number,
        actor=Actor(Party.GRADUATE, "未绑定的手机", user.pk),
    )


def rebind(cast, openid: str = "a-new-phone") -> Binding:
    release(cast)
    return bind(cast.zhang, openid)


def told(kind: str, party: str) -> list[str]:
    notices = Notice.objects.filter(kind=kind, party=party).order_by("pk")
    return [notice.title for notice in notices]


def test_a_first_binding_holds_nothing_back_and_tells_nobody(cast):
    graduate = a_graduate(cast.computing, cast.plan, "陈静")

    assert bind(graduate, "a-new-phone").holds_until is None
    assert wait_of(graduate) is None
    assert not Notice.objects.exists()


def test_T11_another_phone_waits_a_day(cast):
    rebind(cast)

    assert wait_of(cast.zhang) == Wait(NOON, NOON + A_DAY)


def test_T11_between_release_and_binding_nobody_signs(cast):
    release(cast)

    assert wait_of(cast.zhang) == Wait()


@pytest.mark.parametrize(("after", "waits"), [(-1, True), (0, False), (1, False)])
def test_T11_the_wait_ends_on_the_second(cast, clock, after, waits):
    rebind(cast)

    clock.move_to(NOON + A_DAY + timedelta(seconds=after))

    assert (wait_of(cast.zhang) is not None) is waits


def test_T11_a_clock_set_back_ends_no_wait(cast, clock):
    rebind(cast)

    clock.move_to(NOON - timedelta(hours=1))

    assert wait_of(cast.zhang) == Wait(NOON, NOON + A_DAY)


def test_the_rules_say_how_long_and_what_began_is_not_changed_by_them(cast):
    Policy.objects.create(school=cast.school, rebind_hold_hours=72)
    until = rebind(cast).holds_until

    Policy.objects.filter(school=cast.school).update(rebind_hold_hours=None)

    assert until == NOON + timedelta(hours=72)
    assert wait_of(cast.zhang) == Wait(NOON, until)


def test_a_province_may_hold_nothing_back(cast):
    Policy.objects.create(province=cast.province, rebind_hold_hours=0)
    release(cast)
    while_released = wait_of(cast.zhang)

    bind(cast.zhang, "a-new-phone")

    assert (while_released, wait_of(cast.zhang)) == (None, None)


def test_the_same_phone_again_is_no_other_person(cast):
    assert rebind(cast, "phone-of-zhang").holds_until is None
    assert wait_of(cast.zhang) is None


def test_T11_the_same_phone_again_ends_no_wait_that_still_runs(cast, clock):
    rebind(cast, "a-thief")
    clock.move_to(NOON + timedelta(hours=1))

    rebind(cast, "a-thief")

    assert wait_of(cast.zhang) == Wait(NOON + timedelta(hours=1), NOON + A_DAY)


def test_T11_the_way_back_to_the_first_phone_is_a_change_too(cast, clock):
    rebind(cast, "a-thief")
    clock.move_to(NOON + timedelta(hours=30))

    rebind(cast, "phone-of-zhang")

    assert wait_of(cast.zhang) == Wait(NOON + timedelta(hours=30), NOON + timedelta(hours=54))


def test_T11_the_old_phone_is_told(cast):
    rebind(cast)

    assert list(Outgoing.objects.order_by("pk").values_list("destination", "notice__kind")) == [
        ("phone-of-zhang", "binding_released"),
        ("phone-of-zhang", "binding_changed"),
    ]
    assert told("binding_changed", "graduate") == ["您的毕业生账号已绑定另一个微信"]
    assert "3月6日 12:00之后才能签约" in Notice.objects.get(kind="binding_changed", party="graduate").body


def test_T11_every_phone_that_spoke_before_is_told_once_the_last_three(cast):
    for openid in ("second", "third", "second", "fourth"):
        rebind(cast, openid)
    Outgoing.objects.all().delete()

    rebind(cast, "fifth")

    sent = Outgoing.objects.filter(notice__kind="binding_changed").order_by("pk")
    assert [row.destination for row in sent] == ["fourth", "second", "third"]


def test_the_same_phone_is_told_that_it_is_bound_again(cast):
    rebind(cast, "phone-of-zhang")

    assert told("binding_changed", "graduate") == ["您已重新绑定微信"]
    assert Notice.objects.get(kind="binding_changed", party="graduate").body == (
        "如果不是您本人操作，请立即联系学校就业指导中心。"
    )


def test_T11_the_school_is_told_of_the_release_with_its_reason_and_of_the_new_phone(cast):
    rebind(cast)

    assert told("binding_released", "school") == ["张䶮的微信绑定已解除"]
    assert told("binding_changed", "school") == ["张䶮重新绑定了微信"]
    released = Notice.objects.get(kind="binding_released", party="school")
    assert released.body == "由administrator解除，原因：手机丢失，已核验身份证"
    assert released.link == f"/school/records/{cast.zhang.pk}/"
    assert released.department_id == cast.computing.pk


def test_T11_the_trail_remembers_that_it_was_not_the_first_phone(cast):
    rebind(cast)

    assert Entry.objects.get(act="binding.bind").facts == {
        "graduate": cast.zhang.pk,
        "again": True,
        "phone_proven": False,
        "holds_until": "2026-03-06T04:00:00+00:00",
    }


def test_a_new_phone_reads_nothing_that_names_the_old_one(cast):
    rebind(cast)

    texts = str(list(Notice.objects.values("title", "body", "link")))
    assert "phone-of-zhang" not in texts
    assert "a-new-phone" not in texts
