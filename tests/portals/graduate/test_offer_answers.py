"""「接受」 and 「谢绝」 on the phone: one outcome, of exactly what was shown (manual B5, B6; promises A01–A10, P15)."""

from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlencode

import pytest
import time_machine
from django.utils import timezone

from sanfang import calendar
from sanfang.agreements.details import fingerprint
from sanfang.agreements.models import Agreement
from sanfang.audit.models import Entry
from sanfang.employers.models import Employer
from sanfang.graduates.models import Graduate
from sanfang.notices.models import Notice
from sanfang.recruiting.actions import offering
from sanfang.recruiting.models import Offer
from tests.recruiting.route import TERMS

FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def zhang(as_):
    return as_("zhang")


@pytest.fixture
def offer(route) -> Offer:
    return route.offered()


def address(offer: Offer, act: str = "") -> str:
    return f"/m/offers/{offer.pk}/{act}"


def shown(client, offer: Offer) -> dict[str, str]:
    """What the page's form carries, as somebody who reads the page now would post it."""
    context = client.get(address(offer)).context
    return {"shown": context["shown"], "shown_text": context["shown_text"]}


def changes_of(answer) -> dict[str, tuple[str, str]]:
    return {one.label: (one.before, one.after) for one in answer.context["changes"]}


def test_accepting_makes_the_agreement_and_leads_to_it(zhang, offer):
    answer = zhang.post(address(offer, "accept/"), shown(zhang, offer), follow=True)

    agreement = Agreement.objects.get()
    assert answer.redirect_chain == [(f"/m/agreements/{agreement.pk}/", 302)]
    assert "签约成功，待学校审核" in answer.content.decode()
    assert agreement.details_sha256 == offer.shown_sha256()


def test_it_cannot_be_printed_yet(zhang, offer):
    answer = zhang.post(address(offer, "accept/"), shown(zhang, offer), follow=True)

    assert "协议书 PDF" not in answer.content.decode()


def test_the_agreement_speaks_of_this_route(zhang, route):
    agreement = route.signed()

    page = zhang.get(f"/m/agreements/{agreement.pk}/").content.decode()
    asked = zhang.get(f"/m/agreements/{agreement.pk}/disown/").content.decode()

    assert "您接受签约通知时，双方即已签约。" in page
    assert "不是您本人点的「接受」" in page
    assert "检查绑定" in asked


def test_A01_A10_five_retries_give_one_agreement_and_one_answer(zhang, offer):
    form = shown(zhang, offer)

    places = {zhang.post(address(offer, "accept/"), form)["Location"] for _ in range(5)}

    assert places == {f"/m/agreements/{Agreement.objects.get().pk}/"}
    assert Entry.objects.filter(act="offer.accept").count() == 1


def test_A01_accept_in_one_tab_and_decline_in_another_has_one_outcome(zhang, offer):
    form = shown(zhang, offer)
    zhang.post(address(offer, "accept/"), form)

    answer = zhang.post(address(offer, "decline/"), {"reason": ""})

    assert answer.status_code == 409
    assert "现在的状态是「已接受」" in answer.content.decode()
    assert Offer.objects.get().state == "accepted"


def test_A01_decline_in_one_tab_and_accept_in_another(zhang, offer):
    form = shown(zhang, offer)
    zhang.post(address(offer, "decline/"))

    answer = zhang.post(address(offer, "accept/"), form)

    assert answer.status_code == 409
    assert "您已谢绝" in answer.content.decode()
    assert not Agreement.objects.exists()


def test_A02_the_second_of_two_accepted_offers_says_why_not_and_its_employer_is_told(cast, zhang, route):
    first, second = route.offered(by="mo"), route.offered(by="ann")
    forms = [shown(zhang, offer) for offer in (first, second)]
    zhang.post(address(first, "accept/"), forms[0])

    answer = zhang.post(address(second, "accept/"), forms[1])

    assert answer.status_code == 409
    assert answer.content.decode().count("那份协议失效后，在截止日期前可以接受") == 1
    assert Agreement.objects.get().employer == cast.employers["mo"]
    told = Notice.objects.visible_to(cast.actor("ann")).first()
    assert told.title == "张䶮已有一份就业协议，您的签约通知暂不能接受"


@pytest.mark.parametrize(("seconds", "status"), [(-1, 302), (0, 409), (1, 409)])
@pytest.mark.parametrize("act", ["accept/", "decline/"])
def test_A04_the_last_moment_is_the_end_of_the_last_day(zhang, offer, act, seconds, status):
    form, now = shown(zhang, offer), timezone.now()
    Offer.objects.update(answer_by=now - timedelta(seconds=seconds))

    with time_machine.travel(now, tick=False):
        answer = zhang.post(address(offer, act), form if act == "accept/" else {})

    assert answer.status_code == status
    if status == 409:
        assert "已超过截止时间" in answer.content.decode()
        assert Offer.objects.get().state == "open"
        assert not Agreement.objects.exists()


@pytest.mark.parametrize("who", ["li", "wang", "zhou", "mo", "ann", "teacher", "officer"])
def test_A07_A08_nobody_else_answers(as_, offer, who):
    form = {"shown": offer.shown_sha256(), "shown_text": ""}

    for act in ("accept/", "decline/"):
        assert as_(who).post(address(offer, act), form).status_code == 404
    assert Offer.objects.get().state == "open"


def test_an_answer_is_never_a_get(zhang, offer):
    assert zhang.get(address(offer, "accept/")).status_code == 405
    zhang.get(address(offer, "decline/"))
    assert Offer.objects.get().state == "open"


def test_whoever_answers_has_read_it(zhang, offer):
    zhang.post(address(offer, "accept/"), shown(zhang, offer))

    assert Offer.objects.get().read_at is not None


def test_declining_is_asked_once_more_and_needs_no_reason(zhang, offer):
    assert "谢绝这份签约通知？" in zhang.get(address(offer, "decline/")).content.decode()

    answer = zhang.post(address(offer, "decline/"), {"reason": ""}, follow=True)

    assert "您已谢绝，用人单位会收到通知。" in answer.content.decode()
    assert Offer.objects.get().state == "declined"


def test_declining_twice_is_told_the_same(zhang, offer):
    for _ in range(2):
        assert zhang.post(address(offer, "decline/"), {"reason": "已有安排"})["Location"] == address(offer)


# --- what changed meanwhile (promises P15) -----------------------------------------------------


def test_changed_terms_are_shown_and_nothing_is_signed(cast, zhang, offer):
    form = shown(zhang, offer)
    terms = replace(TERMS, monthly_pay=7000, place="安徽省宣城市")
    offering.change(offer, terms, last_day=calendar.today() + timedelta(days=5), actor=cast.actor("mo"))

    answer = zhang.post(address(offer, "accept/"), form)

    text = answer.content.decode()
    assert answer.status_code == 409
    assert "这一次没有接受" in text
    assert changes_of(answer)["工作地点"] == ("安徽省芜湖市", "安徽省宣城市")
    assert "<del>试用期满后月薪 8,000 元（税前）。</del>" in text
    assert "<ins>试用期满后月薪 7,000 元（税前）。</ins>" in text
    assert not Agreement.objects.exists()
    assert Offer.objects.get().state == "open"


def test_what_the_refused_page_shows_can_be_accepted_anew(zhang, offer):
    form = shown(zhang, offer)
    Offer.objects.update(monthly_pay=7000)
    refused = zhang.post(address(offer, "accept/"), form)

    anew = {name: refused.context[name] for name in ("shown", "shown_text")}
    zhang.post(address(offer, "accept/"), anew)

    assert "月薪 7,000 元" in Agreement.objects.get().details["terms"]["article_two"]


@pytest.mark.parametrize(
    ("table", "column", "label", "before", "after"),
    [
        (Employer, "address", "通讯地址", "安徽省芜湖市鸠江区长江路 8 号", "安徽省芜湖市弋江区 1 号"),
        (Employer, "contact_person", "联系人", "莫新", "莫旧"),
        (Graduate, "phone", "联系电话", "13800138000", "13900139000"),
        (Graduate, "major_name", "专业", "计算机与信息学院专业", "物联网工程"),
        (Offer, "penalty", "第五条约定", "一方违约的，向另一方支付违约金 3,000 元。", "双方没有约定违约金。"),
    ],
)
def test_a_detail_of_either_party_counts_as_much(zhang, offer, table, column, label, before, after):
    form = shown(zhang, offer)
    table.objects.update(**{column: after if column != "penalty" else None})

    answer = zhang.post(address(offer, "accept/"), form)

    assert answer.status_code == 409
    assert changes_of(answer) == {label: (before, after)}
    assert not Agreement.objects.exists()


FORGED = {
    "nothing": "",
    "no text": urlencode({"shown": "0" * 64}),
    "a text of its own": urlencode({"shown": fingerprint("[]"), "shown_text": "[]"}),
    "deep": urlencode({"shown": fingerprint("[" * 5000), "shown_text": "[" * 5000}),
    "no JSON": urlencode({"shown": fingerprint("<script>"), "shown_text": "<script>"}),
    "no text at all": "shown=%FF%FE&shown_text=%00%ED%A0%80",
}


@pytest.mark.parametrize("form", FORGED.values(), ids=FORGED.keys())
def test_a_forged_form_signs_nothing_and_shows_nothing_of_itself(zhang, offer, form):
    answer = zhang.post(address(offer, "accept/"), form, content_type=FORM)

    assert answer.status_code == 409
    assert answer.context["changes"] == []
    assert "这一次没有接受" in answer.content.decode()
    assert not Agreement.objects.exists()


def test_a_text_that_does_not_go_with_its_hash_shows_no_changes(zhang, offer):
    form = shown(zhang, offer)
    Offer.objects.update(monthly_pay=7000)

    answer = zhang.post(
        address(offer, "accept/"), form | {"shown_text": form["shown_text"].replace("莫", "王")}
    )

    assert answer.status_code == 409
    assert changes_of(answer) == {}


def test_the_text_alone_decides_nothing(zhang, offer):
    """What counts is the hash; the text only serves to show what changed."""
    form = shown(zhang, offer)

    zhang.post(address(offer, "accept/"), {"shown": form["shown"], "shown_text": "{}"})

    assert Agreement.objects.get().details_sha256 == form["shown"]
