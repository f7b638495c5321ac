"""「邀请面试」: one or several, all of them or nobody; the form keeps what was typed."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from sanfang.employers.states import Standing
from sanfang.notices.models import Notice
from sanfang.recruiting.actions import applying
from sanfang.recruiting.models import Application, Interview
from tests.recruiting.route import an_invitation

INVITE = "/employer/applications/invite/"
NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
FACTS = {
    "confirmed": "yes",
    "starts_at": "2026-03-05T14:30",
    "place": "芜湖市长江路 8 号 3 楼",
    "link": "",
    "contact_person": "莫新",
    "phone": "0553-2871000",
    "message": "请带一份成绩单。",
}


@pytest.fixture(autouse=True)
def _noon():
    """Two days before the interview of FACTS, at noon in China."""
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def three(route) -> list[int]:
    return [route.applied(who).pk for who in ("zhang", "li", "wang")]


def send(client, ids, **changes):
    return client.post(INVITE, FACTS | {"application": ids} | changes)


def text(answer):
    return answer.content.decode()


def test_the_form_names_those_who_were_ticked_and_the_employers_contact(mo, three):
    page = text(mo.post(INVITE, {"application": three}))

    for words in ("邀请这 3 位毕业生面试", "张䶮", "李晓", "王强", 'value="莫新"', 'value="0553-2871000"'):
        assert words in page
    assert not Interview.objects.exists()


def test_without_a_tick_the_list_says_what_to_do(mo, three):
    answer = mo.post(INVITE, follow=True)

    assert answer.request["PATH_INFO"] == "/employer/applications/"
    assert "请先勾选要邀请的毕业生" in text(answer)


def test_all_are_invited_and_told(mo, three, cast):
    answer = mo.post(INVITE, FACTS | {"application": three}, follow=True)

    assert "已向 3 位毕业生发出面试邀请" in text(answer)
    assert Interview.objects.count() == 3
    assert "邀请您面试" in Notice.objects.visible_to(cast.actor("li")).latest("pk").title
    assert set(Application.objects.values_list("state", flat=True)) == {"to_be_interviewed"}


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Asia/Shanghai"])
def test_the_time_is_chinas_whatever_the_servers_zone(mo, three, zone, settings):
    settings.TIME_ZONE = zone

    send(mo, three[:1])

    assert Interview.objects.get().starts_at == datetime(2026, 3, 5, 6, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("starts_at", "", "请填写「面试时间」"),
        ("starts_at", "2026-03-02T11:59", "面试时间已经过去"),
        ("starts_at", "2026-03-02T12:00", "面试时间已经过去"),
        ("starts_at", "0001-01-01T00:00", "面试时间已经过去"),
        ("starts_at", "9999-12-31T23:59", "面试时间在一年以后"),
        ("starts_at", "2027-02-29T10:00", "请填写有效的日期和时间"),
        ("starts_at", "明天下午", "请填写有效的日期和时间"),
        ("place", "", "请填写面试地点，或线上面试的链接"),
        ("place", " 　 ", "请填写面试地点，或线上面试的链接"),
        ("place", "路" * 201, "最多 200 个字"),
        ("link", "http://meeting.example.com/1", "应以 https:// 开头"),
        ("link", "javascript:alert(1)", "应以 https:// 开头"),
        ("link", "会议号 123", "应以 https:// 开头"),
        ("link", "https://meeting.example.com/" + "1" * 300, "最多填写 300 个字"),
        ("contact_person", "", "请填写「联系人」"),
        ("phone", "12345", "请填写手机号码，或带区号的座机"),
        ("message", "长" * 501, "最多 500 个字"),
        ("message", "上\x07下", "不能使用的控制字符"),
    ],
)
def test_what_cannot_be_sent_is_said_at_its_field_and_the_form_keeps_everything(
    mo, three, field, typed, said
):
    answer = send(mo, three, **{field: typed})
    form = answer.context["form"]

    assert said in "".join(form.errors[field])
    assert list(form.errors) == [field]
    assert answer.status_code == 200
    kept = text(answer)
    assert "请带一份成绩单。" in kept or field == "message"
    assert [f'name="application" value="{pk}"' in kept for pk in three] == [True] * 3
    assert not Interview.objects.exists()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://meeting.example.com/dm/1?pwd=a", "https://meeting.example.com/dm/1?pwd=a"),
        ("meeting.example.com/dm/1", "https://meeting.example.com/dm/1"),
        ("HTTPS://meeting.example.com/dm/1", "HTTPS://meeting.example.com/dm/1"),
    ],
)
def test_a_link_alone_is_a_place_too(mo, three, typed, kept):
    send(mo, three[:1], place="", link=typed)

    assert Interview.objects.get().link == kept


def test_one_that_cannot_be_invited_is_named_and_nobody_is(mo, three, cast):
    applying.withdraw(Application.objects.get(pk=three[1]), actor=cast.actor("li"))

    answer = send(mo, three)

    assert answer.status_code == 409
    assert "不能邀请李晓，本次一份邀请也没有发出" in text(answer)
    assert "请带一份成绩单。" in text(answer)
    assert not Interview.objects.exists()


def test_whoever_stops_it_is_left_out_and_the_others_are_invited(mo, three, cast):
    applying.withdraw(Application.objects.get(pk=three[1]), actor=cast.actor("li"))
    send(mo, three)

    assert send(mo, [three[0], three[2]]).status_code == 302
    assert {one.graduate.name for one in Interview.objects.all()} == {"张䶮", "王强"}


def test_a_second_tap_sends_nothing_twice(mo, three):
    answers = [send(mo, three) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 409]
    assert Interview.objects.count() == 3


def test_whoever_has_an_offer_is_not_invited(mo, route):
    application = route.offered().application

    assert "签约通知还没有答复" in text(send(mo, [application.pk]))


def test_those_of_another_employer_are_counted_and_nobody_is_invited(mo, three, route):
    foreign = route.applied("zhang", to="ann")

    answer = send(mo, [*three, foreign.pk])

    assert "所选的 1 份投递没有找到" in text(answer)
    assert not Interview.objects.exists()


@pytest.mark.parametrize("ids", [["x"], ["10" * 15], [10**9]])
def test_what_names_nothing_is_not_there(mo, three, ids):
    assert send(mo, ids).status_code == 404


def test_D08_an_employer_that_is_not_verified_invites_nobody(mo, three, set_standing):
    set_standing(Standing.WAITING)

    answer = send(mo, three)

    assert "单位尚未通过认证" in text(answer)
    assert "发出邀请</button>" not in text(answer)
    assert not Interview.objects.exists()


def test_it_cannot_be_asked_for_by_address(mo):
    assert mo.get(INVITE).status_code == 405


def test_the_time_of_another_round_is_still_to_come(route):
    """The clock of these tests and that of the route's own invitations agree."""
    assert an_invitation().starts_at == timezone.now() + timedelta(days=1)
