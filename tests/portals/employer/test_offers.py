"""「签约通知」: the list, one offer, and what may be done with it (manual B4, B5)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sanfang.employers.states import Standing
from sanfang.notices.models import Notice
from sanfang.recruiting.actions import answering, offering, reading
from sanfang.recruiting.models import Application, Offer
from sanfang.recruiting.states import OfferState
from sanfang.recruiting.terms import day_in_words
from tests.cast import a_graduate
from tests.permissions.rows import fingerprint_of_all_rows
from tests.portals.employer.offers import LIST, page_of, send_at, words_on
from tests.recruiting.route import in_days, let_run_out


def names_on(answer) -> list[str]:
    return [row.offer.graduate.name for row in answer.context["rows"]]


def test_without_offers_the_page_says_how_one_comes_about(mo):
    assert "还没有签约通知" in words_on(mo.get(LIST))


def test_the_list_says_what_became_of_each(mo, cast, route):
    offer = route.offered()

    page = words_on(mo.get(LIST))

    for words in (
        "张䶮",
        "软件工程师",
        "安徽工程大学",
        f"{in_days(14)}",
        "未查看",
        "待答复",
        "等待毕业生答复",
    ):
        assert words in page
    assert f'data-countdown="{in_days(15)}T00:00:00+08:00"' in page
    reading.mark_read(offer, actor=cast.actor("zhang"))
    assert "已查看" in words_on(mo.get(LIST))


def test_what_is_overdue_has_run_out_before_the_platform_comes_round(mo, route):
    route.offered(days=3)
    Offer.objects.update(answer_by=timezone.now())

    page = words_on(mo.get(LIST))

    assert "data-countdown" not in page
    assert "sf-badge--over" in page
    assert Offer.objects.get().state == OfferState.OPEN


@pytest.mark.parametrize(
    ("state", "names"),
    [("open", ["李晓"]), ("withdrawn", ["张䶮"]), ("", ["李晓", "张䶮"]), ("nonsense", ["李晓", "张䶮"])],
)
def test_the_list_is_filtered_by_state(mo, cast, route, state, names):
    offering.withdraw(route.offered(), actor=cast.actor("mo"))
    route.offered("li")

    assert names_on(mo.get(LIST, {"state": state})) == names


def test_a_name_is_searched_for_without_a_trace_in_the_address(mo, route):
    route.offered()
    route.offered("li")

    answer = mo.post(LIST, {"q": "李"}, follow=True)

    assert (answer.redirect_chain, names_on(answer)) == ([(LIST, 302)], ["李晓"])
    assert "没有符合条件" in words_on(mo.post(LIST, {"q": "王"}, follow=True))


def test_only_ones_own_are_there(mo, route):
    offer = route.offered(by="ann")

    assert "还没有签约通知" in words_on(mo.get(LIST))
    for act in ("", "change/", "withdraw/"):
        assert mo.get(page_of(offer, act)).status_code == 404
    for act in ("change/", "withdraw/", "revive/"):
        assert mo.post(page_of(offer, act)).status_code == 404
    assert mo.get(send_at(offer.application)).status_code == 404


def test_the_list_is_paged(mo, cast, route):
    offer = route.offered()
    offering.withdraw(offer, actor=cast.actor("mo"))
    for _ in range(26):
        offer.pk = None
        offer.save(force_insert=True)

    assert "页：1/2，记录：27" in words_on(mo.get(LIST))
    assert len(mo.get(LIST, {"page": 2}).context["rows"]) == 2


@pytest.mark.parametrize("others", [[], ["li", "wang"]])
def test_the_list_costs_the_same_with_one_offer_and_with_three(mo, route, others, django_assert_num_queries):
    for who in ["zhang", *others]:
        route.offered(who)

    with django_assert_num_queries(8):
        assert len(mo.get(LIST).context["rows"]) == 1 + len(others)


@pytest.mark.parametrize("is_read", [True, False])
def test_an_offer_costs_the_same_however_long_its_life(mo, cast, route, is_read, django_assert_num_queries):
    offer = route.offered()
    if is_read:
        reading.mark_read(offer, actor=cast.actor("zhang"))

    with django_assert_num_queries(12):
        mo.get(page_of(offer))


def test_an_offer_says_whose_turn_it_is_the_terms_and_what_happened(mo, cast, route):
    offer = route.offered(contract_months=12, probation_months=6)
    reading.mark_read(offer, actor=cast.actor("zhang"))

    page = words_on(mo.get(page_of(offer)))

    for words in (
        "等待毕业生答复",
        "逾期不回复，本通知书自动失效",
        "8,000 元",
        "这些约定请再看一眼",
        "已查看，",
        "查看签约通知",
        "发出签约通知",
        "修改",
        "撤回",
        f"/employer/applications/{offer.application_id}/",
    ):
        assert words in page
    assert cast.zhang.phone not in page


def test_an_obstacle_is_said_in_words_and_not_with_whom(mo, route, company):
    offer = route.offered()
    route.signed(by="ann")

    page = words_on(mo.get(page_of(offer)))

    assert "毕业生暂不能接受" in page
    assert "毕业生已有一份就业协议，暂不能接受。" in page
    assert "合肥安信" not in page


def test_an_accepted_offer_leads_to_its_agreement(mo, route):
    offer = route.offered()
    agreement = route.accept(offer)

    page = words_on(mo.get(page_of(offer)))

    assert f"/employer/agreements/{agreement.pk}/" in page
    assert "offers/1/change" not in page


def test_looking_changes_nothing(mo, route):
    offer = route.offered()
    before = fingerprint_of_all_rows()

    for address in (LIST, page_of(offer), page_of(offer, "change/"), page_of(offer, "withdraw/")):
        assert mo.get(address).status_code == 200
    assert mo.get(page_of(offer, "revive/")).status_code == 405
    assert mo.get(send_at(offer.application)).status_code == 200

    assert fingerprint_of_all_rows() == before


@pytest.mark.parametrize(
    ("state", "acts"),
    [
        ("open", {"change", "withdraw"}),
        ("expired", {"revive", "send"}),
        ("declined", {"send"}),
        ("withdrawn", {"send"}),
        ("accepted", set()),
    ],
)
def test_only_what_the_table_allows_is_offered(mo, route, state, acts):
    offer = route.offered()
    Offer.objects.update(state=state)
    if state == "accepted":
        Application.objects.update(state="signed")

    context = mo.get(page_of(offer)).context

    assert {act for act in ("change", "withdraw", "revive", "send") if context[f"may_{act}"]} == acts


def test_an_employer_that_is_not_verified_any_more_only_reads(mo, route, set_standing):
    offer = route.offered()
    set_standing(Standing.FROZEN)

    answer = mo.get(page_of(offer))

    assert "单位的认证状态有变" in words_on(answer)
    assert not any(answer.context[f"may_{act}"] for act in ("change", "withdraw", "revive", "send"))
    for act in ("change/", "withdraw/", "revive/"):
        mo.post(page_of(offer, act), {"act": "send"})
    assert Offer.objects.get().state == OfferState.OPEN


def test_withdrawing_asks_once_more_and_tells_the_graduate_why(mo, route):
    offer = route.offered()

    assert "撤回这份签约通知？" in words_on(mo.get(page_of(offer, "withdraw/")))
    answer = mo.post(page_of(offer, "withdraw/"), {"reason": "岗位取消"}, follow=True)

    assert "已撤回，张䶮已收到通知。" in words_on(answer)
    assert "岗位取消" in words_on(answer)
    assert Offer.objects.get().state == OfferState.WITHDRAWN


def test_a_reason_that_is_too_long_is_refused_and_stays(mo, route):
    answer = mo.post(page_of(route.offered(), "withdraw/"), {"reason": "长" * 501})

    assert "最多 500 个字" in words_on(answer)
    assert Offer.objects.get().state == OfferState.OPEN


def test_what_was_accepted_meanwhile_is_not_withdrawn(mo, route):
    offer = route.offered()
    route.accept(offer)

    answer = mo.post(page_of(offer, "withdraw/"), {"reason": ""})

    assert answer.status_code == 409
    assert "现在的状态是「已接受」" in words_on(answer)
    assert mo.get(page_of(offer, "withdraw/"))["Location"] == page_of(offer)


def test_one_tap_revives_and_says_until_when(mo, route):
    offer = route.offered(days=3)
    let_run_out(offer)

    answer = mo.post(page_of(offer, "revive/"), follow=True)

    assert f"新的截止日期是 {day_in_words(in_days(14))}。" in words_on(answer)
    assert Offer.objects.get().state == OfferState.OPEN


def test_a_second_tap_is_told_and_revives_nothing(mo, route):
    offer = route.offered()
    let_run_out(offer)
    mo.post(page_of(offer, "revive/"))

    answer = mo.post(page_of(offer, "revive/"))

    assert answer.status_code == 409
    assert "还没有答复" in words_on(answer)
    assert Notice.objects.filter(title__contains="恢复了签约通知").count() == 1


def test_overdue_is_revived_without_waiting_for_the_platform(mo, route):
    offer = route.offered(days=3)
    Offer.objects.update(answer_by=timezone.now() - timedelta(seconds=1))

    assert mo.get(page_of(offer)).context["may_revive"]
    mo.post(page_of(offer, "revive/"))

    assert Offer.objects.get().last_day == in_days(14)


def test_what_was_declined_is_offered_anew(mo, cast, route):
    offer = route.offered()
    answering.decline(offer, actor=cast.actor("zhang"), reason="想去别的城市")

    page = words_on(mo.get(page_of(offer)))

    assert send_at(offer.application) in page
    assert "想去别的城市" in page


def test_the_address_of_the_notices_is_this_one(mo, route):
    offer = route.offered()
    let_run_out(offer)

    notice = Notice.objects.get(party="employer", title__contains="逾期未回复")

    assert mo.get(notice.link).context["offer"] == offer


def test_the_menu_leads_here(mo):
    assert f'href="{LIST}"' in words_on(mo.get("/employer/"))


def test_another_graduate_of_the_name_is_another_offer(mo, cast, route):
    """Two of one name are told apart by their school and major."""
    a_graduate(cast.mechanics, cast.plan, "张䶮")
    offer = route.offered()

    page = words_on(mo.get(page_of(offer)))

    assert "安徽工程大学" in page
    assert "计算机与信息学院专业" in page
