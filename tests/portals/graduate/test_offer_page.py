"""The signing notice as the manual's letter (manual B5), and the agreement that would come of it."""

from datetime import datetime

import pytest
import time_machine
from django.utils import timezone

from sanfang import calendar
from sanfang.employers.models import Employer
from sanfang.graduates.models import Graduate
from sanfang.institutions.models import Policy
from sanfang.recruiting.actions import answering, offering
from sanfang.recruiting.models import Offer

NOON = datetime(2026, 3, 5, 12, tzinfo=calendar.CHINA)
BUTTONS = "sf-answers"


@pytest.fixture
def zhang(as_):
    return as_("zhang")


@pytest.fixture
def offer(route) -> Offer:
    return route.offered()


def address(offer: Offer, act: str = "") -> str:
    return f"/m/offers/{offer.pk}/{act}"


def page(client, offer) -> str:
    answer = client.get(address(offer))
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_reads_as_the_manuals_letter(zhang, route):
    with time_machine.travel(NOON, tick=False):
        text = page(zhang, route.offered(days=14))

    for words in (
        *("恭喜您，您有工作啦，去签约吧", "芜湖云帆软件有限公司", "软件工程师", "安徽省芜湖市", "8,000 元"),
        *("接受邀请截止日期", "2026年3月19日", "逾期不回复，本通知书自动失效", "2026-03-19 24:00"),
        *('data-countdown="2026-03-20T00:00:00+08:00"', "联系人：莫新", 'href="tel:0553-2871000"'),
        *("合同期限", "3 年", "试用期", "3 个月", "违约金", "3,000 元", "提供单人宿舍。"),
        *("轮到您了", "接受意味着什么", "只能查看", "非本人签约", "解约", "四种情形", "查看协议样稿"),
        *(">接受</button>", ">谢绝</a>"),
    ):
        assert words in text


def test_accept_is_green_and_decline_is_red(zhang, offer):
    text = page(zhang, offer)

    assert '<button class="weui-btn weui-btn_primary" type="submit">接受</button>' in text
    assert f'<a class="weui-btn weui-btn_warn" href="{address(offer, "decline/")}">谢绝</a>' in text


def test_terms_that_deserve_a_second_look_are_pointed_out_and_stop_nothing(cast, zhang, route):
    Policy.objects.create(province=cast.province, penalty_ceiling=2000)
    offer = route.offered(contract_months=12, probation_months=6)

    text = page(zhang, offer)

    assert text.count("请留意") == 2
    assert "试用期 6 个月超过了法律的上限" in text
    assert "违约金 3000 元超过了省里规定的上限 2000 元" in text
    assert BUTTONS in text


def test_ordinary_terms_raise_no_caution(zhang, offer):
    assert "请留意" not in page(zhang, offer)


OBSTACLES = {
    "taken": ("那份协议失效后，在截止日期前可以接受", lambda route: route.signed(by="ann")),
    "scrutiny": ("资格正在核实", lambda route: Employer.objects.update(standing="frozen")),
    "left": ("不在本届毕业生名单中", lambda route: Graduate.objects.update(left_on=calendar.today())),
    "unconfirmed": ("请先核对并确认生源信息", lambda route: Graduate.objects.update(confirmed_at=None)),
}


@pytest.mark.parametrize("name", OBSTACLES)
def test_what_can_only_be_read_says_why_and_until_when_and_has_no_buttons(zhang, route, offer, name):
    words, stand_in_the_way = OBSTACLES[name]
    stand_in_the_way(route)

    text = page(zhang, offer)

    assert "现在只能查看" in text
    assert words in text
    assert "接受邀请截止日期" in text
    assert BUTTONS not in text
    assert "shown_text" not in text


def test_an_accepted_one_leads_to_the_agreement(zhang, route, offer):
    agreement = route.accept(offer)

    text = page(zhang, offer)

    assert "您已接受" in text
    assert f'href="/m/agreements/{agreement.pk}/"' in text
    assert "查看协议样稿" not in text
    assert BUTTONS not in text


@pytest.mark.parametrize("written_down", [False, True])
def test_one_that_ran_out_says_so_also_before_that_is_written_down(zhang, offer, written_down):
    Offer.objects.update(answer_by=timezone.now())
    if written_down:
        offering.expire_overdue()

    text = page(zhang, offer)

    assert "自动失效" in text
    assert "恭喜" not in text
    assert "接受意味着什么" not in text
    assert BUTTONS not in text


def test_a_withdrawn_one_says_so_and_why(cast, zhang, offer):
    offering.withdraw(offer, actor=cast.actor("mo"), reason="岗位取消")

    text = page(zhang, offer)

    for words in ("用人单位已撤回这份通知", "用人单位的说明", "岗位取消"):
        assert words in text
    assert BUTTONS not in text


def test_a_declined_one_says_so(cast, zhang, offer):
    answering.decline(offer, actor=cast.actor("zhang"), reason="已有安排")

    text = page(zhang, offer)

    for words in ("您已谢绝", "您写的原因", "已有安排"):
        assert words in text
    assert BUTTONS not in text


@pytest.mark.parametrize("who", ["li", "wang", "zhou", "mo", "ann", "teacher", "officer"])
def test_A07_strangers_find_nothing(as_, offer, who):
    for act in ("", "agreement/", "decline/"):
        assert as_(who).get(address(offer, act)).status_code == 404


def test_the_page_costs_few_queries(zhang, offer, django_assert_num_queries):
    with django_assert_num_queries(7):
        zhang.get(address(offer))


# --- 查看协议样稿 ------------------------------------------------------------------------------


def sample(client, offer) -> str:
    answer = client.get(address(offer, "agreement/"))
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_sample_is_the_paper_with_what_was_agreed_in_its_place(zhang, offer):
    text = sample(zhang, offer)

    for words in (
        *(
            "样稿 · 尚未签约",
            "安徽工程大学 2026 届毕业生就业协议书",
            "甲方（学生）",
            "张䶮",
            "乙方（用人单位）",
        ),
        *("第一条", "第七条", "办理毕业去向登记", "一方在签约时提供的信息严重失实；", "注意事项"),
        *("在安徽省芜湖市从事软件工程师工作。", "一方违约的，向另一方支付违约金 3,000 元。"),
    ):
        assert words in text
    assert text.index("第二条") < text.index("从事软件工程师工作") < text.index("第三条")
    assert text.index("第五条") < text.index("支付违约金") < text.index("第六条")


def test_the_sample_has_neither_number_nor_code(zhang, offer):
    text = sample(zhang, offer)

    assert "编号" not in text
    assert "sf-qr" not in text


def test_the_words_are_those_of_the_cohort(zhang, offer):
    Graduate.objects.update(cohort_year=2022)

    assert "办理就业报到证的依据" in sample(zhang, offer)


def test_once_signed_the_agreement_itself_is_read(zhang, route, offer):
    agreement = route.accept(offer)

    assert zhang.get(address(offer, "agreement/"))["Location"] == f"/m/agreements/{agreement.pk}/"


def test_what_is_no_longer_open_is_still_a_sample(zhang, offer):
    Offer.objects.update(answer_by=timezone.now())
    offering.expire_overdue()

    assert "尚未签约" in sample(zhang, offer)
