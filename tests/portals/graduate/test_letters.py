"""「面试和签约通知」: one list of interviews, offers and signings; what is unread; and opening it."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from sanfang import calendar
from sanfang.institutions.models import Policy
from sanfang.notices.models import Notice
from sanfang.recruiting.actions import interviewing
from sanfang.recruiting.models import Interview, Offer
from tests.portals.graduate.many_letters import with_letters

LIST = "/m/notices/"
NOON = datetime(2026, 3, 5, 12, tzinfo=calendar.CHINA)
HTMX = {"HX-Request": "true"}


@pytest.fixture
def zhang(as_):
    return as_("zhang")


def lines(client):
    return client.get(LIST).context["lines"]


def said(client) -> list[tuple[str, str, str]]:
    return [(line.said.kind, line.said.state, line.said.note) for line in lines(client)]


def unread(cast, who="zhang"):
    return Notice.objects.visible_to(cast.actor(who)).unread()


def test_the_first_page_leads_there(zhang):
    page = zhang.get("/m/").content.decode()

    assert f'href="{LIST}"' in page
    assert "面试和签约通知" in page


def test_without_letters_the_page_says_what_will_come(zhang):
    page = zhang.get(LIST).content.decode()

    assert "还没有面试和签约" in page
    assert "去找岗位" in page


def test_a_switch_leads_to_all_messages_and_back(zhang):
    assert f'href="{LIST}?show=all"' in zhang.get(LIST).content.decode()
    assert f'href="{LIST}"' in zhang.get(f"{LIST}?show=all").content.decode()


def test_a_line_says_from_whom_for_what_and_until_when(cast, zhang, route):
    with time_machine.travel(NOON, tick=False):
        route.offered(days=14)

        page = zhang.get(LIST).content.decode()

    for words in ("签约", "芜湖云帆软件有限公司", "软件工程师", "3月19日 24:00 前答复", "待答复"):
        assert words in page


def test_what_an_employer_signed_by_another_route_is_a_letter(cast, zhang, signed):
    assert [line.said.employer for line in lines(zhang)] == [signed.employer_name]
    assert lines(zhang)[0].url == f"/m/agreements/{signed.pk}/read/"


def test_a_signing_to_confirm_says_until_when(cast, zhang):
    Policy.objects.create(school=cast.school, confirmation="before_signing")
    with time_machine.travel(NOON, tick=False):
        cast.sign()
        assert said(zhang) == [("签约", "待毕业生确认", "3月19日 24:00 前答复")]


class TestStates:
    """What the line of an offer or an interview says of how it stands."""

    def test_an_invitation(self, zhang, route):
        with time_machine.travel(NOON, tick=False):
            route.invited()
            assert said(zhang) == [("面试", "待答复", "2026年3月6日（周五）12:00 面试，请在开始前答复")]

    def test_an_interview_to_come(self, cast, zhang, route):
        with time_machine.travel(NOON, tick=False):
            interviewing.accept(route.invited(), actor=cast.actor("zhang"))
            assert said(zhang) == [("面试", "已接受", "2026年3月6日（周五）12:00 面试")]

    def test_an_invitation_that_ran_out_before_it_was_written_down(self, zhang, route):
        with time_machine.travel(NOON, tick=False):
            route.invited()
        with time_machine.travel(NOON + timedelta(days=1), tick=False):
            assert said(zhang) == [("面试", "逾期未答复", "2026年3月6日（周五）12:00 面试")]

    def test_an_offer_that_ran_out_before_it_was_written_down(self, zhang, route):
        with time_machine.travel(NOON, tick=False):
            offer = route.offered()
        with time_machine.travel(offer.answer_by, tick=False):
            assert ("签约", "逾期失效", "3月19日已截止") in said(zhang)

    def test_an_offer_that_can_only_be_read(self, zhang, route):
        with time_machine.travel(NOON, tick=False):
            route.offered(by="mo")
            route.signed(by="ann")
            states = {
                line.said.employer: line.said.state for line in lines(zhang) if line.said.kind == "签约"
            }
        assert states == {"芜湖云帆软件有限公司": "只能查看", "合肥安信科技有限公司": "已接受"}


def test_what_was_not_opened_is_marked(cast, zhang, route):
    offer = route.offered()
    unread(cast).filter(link__startswith="/m/interviews/").update(read_at=timezone.now())

    assert {line.url: line.is_unread for line in lines(zhang)} == {
        f"/m/offers/{offer.pk}/read/": True,
        f"/m/interviews/{Interview.objects.get().pk}/read/": False,
    }


def test_opening_an_offer_notes_it_marks_its_notices_and_goes_there(cast, zhang, route):
    offer = route.offered()

    answer = zhang.post(f"/m/offers/{offer.pk}/read/")

    assert (answer.status_code, answer["Location"]) == (302, f"/m/offers/{offer.pk}/")
    assert Offer.objects.get().read_at is not None
    assert not unread(cast).filter(link=f"/m/offers/{offer.pk}/").exists()


def test_opening_an_interview_does_the_same(cast, zhang, route):
    interview = route.invited()

    answer = zhang.post(f"/m/interviews/{interview.pk}/read/")

    assert answer["Location"] == f"/m/interviews/{interview.pk}/"
    assert Interview.objects.get().read_at is not None
    assert not unread(cast).exists()


def test_opening_an_agreement_marks_its_notices(cast, zhang, signed):
    answer = zhang.post(f"/m/agreements/{signed.pk}/read/")

    assert answer["Location"] == f"/m/agreements/{signed.pk}/"
    assert not unread(cast).exists()


@pytest.mark.parametrize("kind", ["interviews", "offers"])
def test_a_page_opened_by_a_link_notes_it_by_itself_and_stays(cast, zhang, route, kind):
    route.offered()
    letter = (Interview if kind == "interviews" else Offer).objects.get()
    address = f"/m/{kind}/{letter.pk}/"
    assert f'hx-post="{address}read/"' in zhang.get(address).content.decode()

    assert zhang.post(f"{address}read/", headers=HTMX).status_code == 204

    unread(cast).update(read_at=timezone.now())
    assert "hx-post" not in zhang.get(address).content.decode()


def test_looking_writes_nothing(cast, zhang, route):
    offer = route.offered()
    interview = Interview.objects.get()

    for address in (LIST, f"/m/offers/{offer.pk}/", f"/m/interviews/{interview.pk}/"):
        assert zhang.get(address).status_code == 200

    assert Offer.objects.get().read_at is None
    assert Interview.objects.get().read_at is None
    assert unread(cast).filter(kind__in=["offer", "interview"]).exists()


@pytest.mark.parametrize("who", ["li", "wang", "zhou", "mo", "teacher"])
def test_A07_strangers_find_nothing(as_, route, who):
    offer, interview = route.offered(), Interview.objects.get()

    for address in (f"/m/offers/{offer.pk}/", f"/m/interviews/{interview.pk}/"):
        assert as_(who).post(f"{address}read/").status_code == 404
    assert Offer.objects.get().read_at is None
    assert who in {"mo", "teacher"} or as_(who).get(LIST).context["lines"] == []


@pytest.mark.parametrize("count", [1, 3, 8])
def test_the_list_costs_the_same_at_any_length(zhang, route, count, django_assert_num_queries):
    with_letters(route, count)

    with django_assert_num_queries(10):
        page = zhang.get(LIST)

    assert page.context["page"].paginator.count == 3 * count


def test_a_long_list_is_cut_into_pages_and_the_newest_come_first(zhang, route):
    with_letters(route, 40)

    first, last = (zhang.get(LIST, {"page": page}).context["page"] for page in (1, 5))

    assert (len(first), len(last), first.paginator.num_pages) == (25, 20, 5)
    moments = [moment for _, _, moment in [*first, *last]]
    assert moments == sorted(moments, reverse=True)
