"""Writing an offer: fill in, read it as the graduate will, send (manual B4, B5; promises A03, A05, A06, A09)."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from sanfang.employers.states import Standing
from sanfang.institutions.models import Policy
from sanfang.recruiting.actions import offering
from sanfang.recruiting.models import Application, Offer
from sanfang.recruiting.terms import day_in_words
from tests.portals.employer.offers import letter, page_of, send_at, words_on
from tests.recruiting.route import TERMS, in_days

TYPED_AS_IT_IS = {"monthly_pay": "８，０００", "penalty": " 3 000 元 ", "phone": "（0553）2871000"}


@pytest.fixture
def application(route) -> Application:
    return route.interviewed()


def test_the_form_begins_with_the_position_and_the_usual_day(mo, application, company):
    form = mo.get(send_at(application)).context["form"]

    begun = {name: form[name].value() for name in form.fields}
    assert begun == {
        "position_title": "软件工程师",
        "job_category": "13",
        "place": "安徽省芜湖市",
        "starts_on": None,
        "contract_months": None,
        "probation_months": None,
        "monthly_pay": 8000,
        "penalty": None,
        "other_terms": None,
        "remarks": None,
        "last_day": in_days(14),
        "contact_person": "莫新",
        "phone": "0553-2871000",
    }


def test_the_bounds_of_the_deadline_are_said_in_words(mo, cast, application):
    Policy.objects.create(province=cast.province, acceptance_days=7, offer_days_least=5, offer_days_most=10)

    page = words_on(mo.get(send_at(application)))

    assert f"可选 {day_in_words(in_days(5))} 到 {day_in_words(in_days(10))}（省里规定的期限）" in page
    assert f'value="{in_days(7)}"' in page


def test_the_second_step_shows_the_letter_and_the_articles_and_sends_nothing(mo, application, company):
    answer = mo.post(send_at(application), letter())

    page = words_on(answer)
    for words in (
        "恭喜您，您有工作啦，去签约吧",
        company.name,
        "月薪（税前）",
        "8,000 元",
        f"接受邀请截止日期：{day_in_words(in_days(14))}",
        "逾期不回复，本通知书自动失效。",
        "第二条",
        "劳动合同期限 3 年，其中试用期 3 个月。",
        "第五条",
        "一方违约的，向另一方支付违约金 3,000 元。",
    ):
        assert words in page
    assert not Offer.objects.exists()


def test_the_second_step_carries_what_was_typed_and_the_offer_is_what_was_read(mo, application):
    carried = {
        name: value
        for name, value in mo.post(send_at(application), letter(**TYPED_AS_IT_IS))
        .context["form"]
        .data.items()
        if name != "act"
    }

    answer = mo.post(send_at(application), carried | {"act": "send"})

    offer = Offer.objects.get()
    assert answer["Location"] == page_of(offer)
    assert (offer.terms, offer.last_day) == (TERMS, in_days(14))
    assert "签约通知已发出" in words_on(mo.get(page_of(offer)))


def test_coming_back_from_the_second_step_finds_everything_that_was_typed(mo, application):
    typed = letter(**TYPED_AS_IT_IS, other_terms="第一行\n第二行", starts_on="2027-03-05")

    answer = mo.post(send_at(application), typed | {"act": "back"})

    form = answer.context["form"]
    assert {name: form[name].value() for name in form.fields} == {
        name: str(value) for name, value in typed.items()
    }
    assert "下一步：核对" in words_on(answer)


def test_doubtful_terms_are_told_calmly_and_sent_all_the_same(mo, cast, application):
    Policy.objects.create(province=cast.province, penalty_ceiling=2000)
    doubtful = letter(contract_months=12, probation_months=6, monthly_pay=1000)

    answer = mo.post(send_at(application), doubtful)

    fields = [caution.field for caution in answer.context["cautions"]]
    assert fields == ["probation_months", "monthly_pay", "penalty"]
    assert "这些约定请再看一眼" in words_on(answer)
    mo.post(send_at(application), doubtful | {"act": "send"})
    assert Offer.objects.get().probation_months == 6


def test_to_somebody_who_has_signed_it_may_be_sent_and_the_employer_is_told_what_that_means(
    mo, route, application
):
    route.signed(by="ann")

    page = words_on(mo.post(send_at(application), letter()))

    assert "可以发出，毕业生暂不能接受" in page
    assert "合肥安信" not in page
    mo.post(send_at(application), letter(act="send"))
    assert Offer.objects.filter(employer=application.employer_id).count() == 1


def test_another_offer_after_a_refusal_begins_with_the_last_ones_terms(mo, route, cast):
    offer = route.offered(monthly_pay=8500)
    offering.withdraw(offer, actor=cast.actor("mo"))

    form = mo.get(send_at(offer.application)).context["form"]

    assert (form["monthly_pay"].value(), form["other_terms"].value()) == (8500, "提供单人宿舍。")


@pytest.mark.parametrize("act", ["", "send"])
@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        *(("monthly_pay", text, "例如 8000") for text in ("-1", "1e309", "NaN", "8.5", "八千")),
        *(("monthly_pay", text, "1 到 1,000,000 元") for text in ("0", "０", "1000001", "9" * 5000)),
        ("monthly_pay", "", "请填写「月薪（税前）」"),
        ("penalty", "-1", "例如 8000"),
        ("penalty", "０", "1 到 10,000,000 元"),
        ("position_title", " \u3000\u200b", "请填写「岗位名称」"),
        ("position_title", "长" * 50_000, "最多 50 个字"),
        ("place", "\u200b", "请填写「工作地点」"),
        ("other_terms", "长" * 50_000, "最多 500 个字，现在有 50000 个字"),
        ("other_terms", "提供\ue0f1宿舍", "印不出"),
        ("position_title", "\ue0f1工程师", "印不出"),
        ("job_category", "99", "选择"),
        ("contract_months", "", "请选择「合同期限」"),
        ("contract_months", "-1", "选择"),
        ("probation_months", "7", "选择"),
        ("starts_on", "2027-02-29", "有效的日期"),
        ("starts_on", "", "请填写「报到日期」"),
        ("starts_on", "9999-12-31", "2026 届毕业生的报到日期应在"),
        ("last_day", "2027-02-29", "有效的日期"),
        ("last_day", "9999-12-31", "省里规定的期限"),
        ("last_day", "2020-01-01", "省里规定的期限"),
        ("last_day", "", "请填写「接受邀请截止日期」"),
        ("phone", "电话", "例如 0553-2871411"),
        ("contact_person", "", "请填写「联系人」"),
    ],
)
def test_a_fault_is_told_at_its_field_and_what_was_typed_stays(mo, application, act, field, value, words):
    answer = mo.post(send_at(application), letter(**{"place": "留下来的地点", field: value}) | {"act": act})

    errors = answer.context["form"].errors
    assert set(errors) == {field}
    assert words in errors[field][0]
    if field != "place":
        assert "留下来的地点" in words_on(answer)
    assert not Offer.objects.exists()


def test_a_probation_longer_than_the_contract_is_told_at_the_probation(mo, application):
    answer = mo.post(send_at(application), letter(contract_months=3, probation_months=6))

    assert "试用期比合同期限还长" in answer.context["form"].errors["probation_months"][0]


@pytest.mark.parametrize(("days", "is_fine"), [(2, False), (3, True), (30, True), (31, False)])
def test_A05_the_deadline_lies_within_the_bounds_of_the_day_of_sending_in_china(
    mo, application, days, is_fine
):
    with time_machine.travel(datetime(2026, 11, 10, 16, tzinfo=UTC), tick=False):
        # In China the 11th has begun.
        last_day = date.fromordinal(date(2026, 11, 11).toordinal() + days)
        mo.post(send_at(application), letter(last_day=last_day, act="send"))

    assert Offer.objects.exists() == is_fine


@pytest.mark.parametrize("state", ["submitted", "read", "to_be_interviewed", "unsuitable", "withdrawn"])
def test_A03_without_a_passed_interview_the_page_says_why_not(mo, application, state):
    Application.objects.update(state=state)

    page, answer = mo.get(send_at(application)), mo.post(send_at(application), letter(act="send"))

    assert (page.status_code, answer.status_code) == (200, 409)
    for one in (page, answer):
        assert "现在不能发出" in words_on(one)
        assert f"/employer/applications/{application.pk}/" in words_on(one)
    assert not Offer.objects.exists()


def test_sending_twice_is_one_offer_and_leads_to_it(mo, application):
    mo.post(send_at(application), letter(act="send"))

    answer = mo.post(send_at(application), letter(act="send"))

    assert answer.status_code == 409
    assert "还没有答复" in words_on(answer)
    assert page_of(Offer.objects.get()) in words_on(answer)


@pytest.mark.parametrize("standing", [Standing.WAITING, Standing.REFUSED, Standing.FROZEN])
def test_an_employer_that_is_not_verified_offers_nothing(mo, application, set_standing, standing):
    set_standing(standing)

    assert "单位尚未通过认证" in words_on(mo.get(send_at(application)))
    mo.post(send_at(application), letter(act="send"))
    assert not Offer.objects.exists()
