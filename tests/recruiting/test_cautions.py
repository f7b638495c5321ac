"""Which terms deserve a second look (0018), boundary by boundary, and which never do."""

import json
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanfang.recruiting.cautions import Caution, cautions_about
from sanfang.recruiting.tables import DATA
from sanfang.recruiting.wages import minimum_wage

SIGNED_ON = date(2026, 6, 1)
HOUSEHOLD = "户籍部门"
PLANS = "单位自己的安排"
PAPERS = "不得扣押身份证"
MONEY = "不得要求提供担保"
STUDY = "受教育和自主择业"
FAMILY = "限制结婚或者生育"


@dataclass(frozen=True)
class Terms:
    """Terms nobody needs to be warned of; a test changes the one it is about."""

    place: str = "安徽省芜湖市鸠江区"
    contract_months: int = 36
    probation_months: int = 3
    monthly_pay: int = 6000
    penalty: int | None = 3000
    other_terms: str = "单位提供住宿，协助办理落户手续。"
    remarks: str = ""


def cautions(*, signed_on=SIGNED_ON, ceiling=5000, **changes) -> list[Caution]:
    return cautions_about(Terms(**changes), signed_on=signed_on, penalty_ceiling=ceiling)


def fields(**changes) -> list[str]:
    return [caution.field for caution in cautions(**changes)]


def about(other_terms: str) -> str:
    return "".join(caution.text for caution in cautions(other_terms=other_terms))


def test_usual_terms_need_no_caution():
    assert cautions() == []


@pytest.mark.parametrize(
    ("contract", "most"),
    [(1, 0), (2, 0), (3, 1), (11, 1), (12, 2), (35, 2), (36, 6), (120, 6), (0, 6)],
)
def test_probation_up_to_the_legal_maximum_and_not_a_month_more(contract, most):
    assert fields(contract_months=contract, probation_months=most) == []
    assert fields(contract_months=contract, probation_months=most + 1) == ["probation_months"]


def test_the_sentence_about_probation_says_what_why_and_what_to_do():
    (caution,) = cautions(contract_months=12, probation_months=3)

    assert caution.text == (
        "试用期 3 个月超过了法律的上限：期限 12 个月的劳动合同，试用期最长 2 个月"
        "（《中华人民共和国劳动合同法》第十九条，2008 年起施行）。请改到 2 个月以内；"
        "事业单位的聘用合同另有规定，请写明依据。"
    )


def test_a_short_contract_has_no_probation_and_an_open_one_is_called_by_its_name():
    assert "不能约定试用期" in cautions(contract_months=2, probation_months=1)[0].text
    assert "请删去试用期" in cautions(contract_months=2, probation_months=1)[0].text
    assert "无固定期限的劳动合同" in cautions(contract_months=0, probation_months=7)[0].text


def test_the_law_holds_from_its_first_day():
    too_long = {"contract_months": 12, "probation_months": 12}

    assert fields(signed_on=date(2007, 12, 31), **too_long) == []
    assert fields(signed_on=date(2008, 1, 1), **too_long) == ["probation_months"]


@pytest.mark.parametrize(
    ("penalty", "ceiling", "found"),
    [
        (5000, 5000, []),
        (5001, 5000, ["penalty"]),
        (0, 0, []),
        (1, 0, ["penalty"]),
        (None, 0, []),
        (1_000_000, None, []),
    ],
)
def test_a_penalty_is_held_against_the_provinces_ceiling(penalty, ceiling, found):
    assert fields(penalty=penalty, ceiling=ceiling) == found


def test_the_sentence_about_a_penalty_names_both_sums_and_the_year():
    (caution,) = cautions(penalty=8000)

    assert caution.text == (
        "违约金 8000 元超过了省里规定的上限 5000 元（2026 年签约时的规定）。请与对方商量，改到 5000 元以内。"
    )


@pytest.mark.parametrize(
    ("place", "least"),
    [
        ("安徽省芜湖市鸠江区", 1780),
        ("安徽", 1780),
        ("安　徽 省\n芜湖市", 1780),
        ("合肥市", 1780),
        ("江苏省南京市", 2010),
        ("上海市浦东新区", 2740),
        ("北京", 2540),
        ("深圳", 2520),
        ("广东省深圳市南山区", 2520),
        ("广东省广州市", 2500),
        ("广东省韶关市", 1750),
        ("内蒙古自治区", 2140),
        ("广西壮族自治区", 1870),
        ("上海、合肥", 1780),
        ("深圳/上海", 2520),
        ("上海／深圳", 2520),
    ],
)
def test_pay_is_held_against_the_lowest_minimum_wage_of_the_place(place, least):
    assert fields(place=place, monthly_pay=least) == []
    assert fields(place=place, monthly_pay=least - 1) == ["monthly_pay"]


@pytest.mark.parametrize(
    "place",
    [
        "",
        "　",
        "火星",
        "全国",
        "合肥路 1 号",
        "上海路",
        "南京西路 9 号",
        "海南藏族自治州",
        "河南蒙古族自治县",
        "上海、火星",
    ],
)
def test_a_place_nobody_knows_gives_no_caution(place):
    assert fields(place=place, monthly_pay=1) == []


def test_a_minimum_wage_holds_from_its_first_day():
    assert minimum_wage("安徽", date(2023, 2, 28)) is None
    assert minimum_wage("安徽", date(2023, 3, 1)).monthly == 1780
    assert minimum_wage("北京", date(2025, 8, 31)).monthly == 2420
    assert minimum_wage("北京", date(2025, 9, 1)).monthly == 2540


def test_before_a_city_has_its_own_row_its_province_s_holds():
    assert minimum_wage("深圳", date(2025, 6, 30)).place == "广东"
    assert minimum_wage("深圳", date(2025, 7, 1)).place == "深圳"


def test_the_sentence_about_pay_says_since_when_and_by_which_rule():
    (caution,) = cautions(monthly_pay=1500)

    assert caution.text == (
        "月薪 1500 元低于安徽的最低工资：最低的一档也有每月 1780 元"
        "（2023 年 3 月 1 日已在施行，现行标准可能更高）。工资不得低于当地最低工资标准"
        "（《中华人民共和国劳动法》第四十八条）。请与对方核对月薪。"
    )


@pytest.mark.parametrize(
    ("terms", "sentence"),
    [
        ("不能落户则解除", HOUSEHOLD),
        ("如乙方不\n能 落　户，\n则本协议自动解除。", HOUSEHOLD),
        ("毕业生在规定时间内未办妥落户的，协议终止", HOUSEHOLD),
        ("落户申请未获批准的，本协议作废", HOUSEHOLD),
        ("户口无法迁入的，本协议失效", HOUSEHOLD),
        ("本协议在毕业生不能落户时自动终止", HOUSEHOLD),
        ("有下列情形之一的，协议终止：\n（1）体检不合格；\n（2）未能落户。", HOUSEHOLD),
        ("有下列情形之一的，单位可解除本协议：1. 落户未获批准；2. 体检不合格。", HOUSEHOLD),
        ("招聘计划取消的，本协议自动终止", PLANS),
        ("项目未中标，单位可以解除协议", PLANS),
        ("报到时毕业证原件由单位统一保管", PAPERS),
        ("入职后扣押身份证", PAPERS),
        ("学位证、毕业证须上交人事部", PAPERS),
        ("报到时收取服装费５００元", MONEY),
        ("须缴纳履约保证金", MONEY),
        ("押金 2000 元，离职时退还", MONEY),
        ("服装费自理", MONEY),
        ("单位提供住宿，毕业生须缴纳押金", MONEY),
        ("服务期内不得考研、考公", STUDY),
        ("承诺不参军", STUDY),
        ("三年内不 准\n结 婚", FAMILY),
        ("不得怀孕", FAMILY),
    ],
)
def test_a_condition_that_is_not_the_graduates_to_decide_is_found(terms, sentence):
    (caution,) = cautions(other_terms=terms)

    assert caution.field == "other_terms"
    assert sentence in caution.text


@pytest.mark.parametrize(
    "terms",
    [
        "",
        "　\n\t",
        "单位协助办理落户手续",
        "协助办理落户手续，协议解除须提前三十天通知",
        "1. 协助办理落户手续\n2. 协议解除须提前三十天通知",
        "不少于三年，协助办理落户手续，期满终止",
        "协助落户。未按时报到的，协议解除。",
        "单位不得以不能落户为由解除协议",
        "不能落户不影响本协议继续履行，也不终止",
        "不能落户的，毕业生有权解除协议",
        "不能落户的，取消落户补贴",
        "有下列情形的，协议解除：\n1. 未取得毕业证。\n2. 不能落户的，单位给予补贴",
        "项目未完成指标的，取消当月奖金",
        "报到时提交身份证、毕业证复印件",
        "单位不得扣押毕业证",
        "请妥善保管好自己的身份证",
        "档案由单位代管",
        "服装费由公司承担",
        "单位缴纳社会保险和住房公积金",
        "单位不收取押金、保证金",
        "租房押金由单位垫付",
        "提供交通补贴和租房押金补助",
        "单位不得因毕业生升学追究违约责任",
        "不得以考研为由解除协议",
        "工资不得低于研究生同等待遇",
        "不影响留学生落户",
        "单位不得因结婚、怀孕解除合同",
        "试用期内解除劳动合同的，单位不予办理落户",
        "落户手续未办妥之前，单位不得解除协议",
        "因不可抗力、升学、参军等原因，双方可以解除协议",
        "不能履约（升学、参军）的，双方协商",
        "不得克扣生育津贴",
        "单位不得解除怀孕女职工的合同",
    ],
)
def test_what_only_looks_like_one_is_left_alone(terms):
    assert cautions(other_terms=terms) == []


def test_the_sentence_quotes_what_was_found():
    assert "「落户未获批准,本协议作废」" in about("落户未获批准，本协议作废。")


def test_a_condition_among_the_remarks_is_found_there():
    assert fields(remarks="落户未获批准，本协议作废。") == ["remarks"]


def test_a_condition_written_twice_is_said_once():
    assert len(cautions(other_terms="不能落户则解除。未能落户的，协议作废。")) == 1


def test_everything_at_once_comes_in_the_order_of_the_form():
    worst = {
        "probation_months": 12,
        "monthly_pay": 100,
        "penalty": 9999,
        "other_terms": "扣押毕业证；不能落户则解除",
    }

    assert fields(**worst) == ["probation_months", "monthly_pay", "penalty", "other_terms", "other_terms"]


@given(data=st.data())
def test_blanks_and_line_ends_between_the_words_hide_nothing(data):
    words = "毕业生不能落户则本协议自动解除"
    unseen = st.lists(st.sampled_from([" ", "　", "\n", "\r\n", "\t", "\u200b", "\ufeff"]), max_size=3)
    text = "".join(character + "".join(data.draw(unseen)) for character in words)

    assert HOUSEHOLD in about(text)


@given(
    terms=st.builds(
        Terms,
        place=st.text(),
        contract_months=st.integers(0, 600),
        probation_months=st.integers(0, 600),
        monthly_pay=st.integers(0, 10_000_000),
        penalty=st.none() | st.integers(0, 10_000_000),
        other_terms=st.text(),
    ),
    day=st.dates(date(1990, 1, 1)),
    ceiling=st.none() | st.integers(0, 1_000_000),
)
def test_whatever_people_write_is_judged_and_nothing_fails(terms, day, ceiling):
    for caution in cautions_about(terms, signed_on=day, penalty_ceiling=ceiling):
        assert hasattr(terms, caution.field)
        assert caution.text.endswith("。")


@given(contract=st.integers(0, 120), probation=st.integers(0, 24))
def test_a_longer_probation_is_never_better(contract, probation):
    if fields(contract_months=contract, probation_months=probation):
        assert fields(contract_months=contract, probation_months=probation + 1)


def rows_of(name: str) -> list[dict]:
    table = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    return table["rows"] if name == "minimum_wages" else table


@pytest.mark.parametrize("name", ["probation", "minimum_wages", "conditions"])
def test_the_tables_stand_oldest_first(name):
    days = [date.fromisoformat(row["first_day"]) for row in rows_of(name)]

    assert days == sorted(days)


def test_every_minimum_wage_has_its_source_and_never_falls():
    for row in rows_of("minimum_wages"):
        day = date.fromisoformat(row["first_day"])
        earlier = minimum_wage(row["place"], day - timedelta(days=1))
        assert row["source"]
        assert earlier is None or earlier.monthly <= row["monthly"]
        assert minimum_wage(row["place"], day).monthly == row["monthly"]


def test_every_province_of_the_mainland_has_a_row():
    places = {row["place"] for row in rows_of("minimum_wages")}

    assert len(places - {"广州", "深圳"}) == 31


def test_every_condition_quotes_and_says_what_to_do():
    for edition in rows_of("conditions"):
        for condition in edition["conditions"]:
            assert condition["text"].count("{found}") == 1
            assert "请" in condition["text"]
