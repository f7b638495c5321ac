"""「举报这个岗位」: the form, what it keeps, and what came of it."""

import pytest

from sanfang.employers.models import Employer
from sanfang.employers.states import Standing
from sanfang.notices.models import Notice
from sanfang.recruiting.actions import complaining
from sanfang.recruiting.models import Complaint
from tests.permissions.rows import fingerprint_of_all_rows
from tests.recruiting.route import Route

TYPED = {"reason_code": "01", "note": "要求交 800 元培训费"}
ANSWER = "已核实，单位已退还费用。"


@pytest.fixture
def zhang(as_):
    return as_("zhang")


@pytest.fixture
def address(cast) -> str:
    return f"/m/positions/{cast.position.pk}/complain/"


@pytest.fixture
def freeze(cast):
    def now() -> None:
        Employer.objects.filter(pk=cast.employers["mo"].pk).update(standing=Standing.FROZEN)

    return now


def read(client, address) -> str:
    return client.get(address).content.decode()


def test_the_position_leads_there_quietly(zhang, cast, address):
    assert f'href="{address}">举报这个岗位' in read(zhang, f"/m/positions/{cast.position.pk}/")


def test_the_form_says_who_reads_it_and_offers_the_reasons(zhang, address):
    page = read(zhang, address)

    for words in (
        "学校和省就业主管部门会看到",
        "用人单位不会知道是谁",
        "收取各种费用",
        "涉及校园借贷",
        "其他",
    ):
        assert words in page


def test_a_complaint_is_filed_and_shown_with_whose_turn_it_is(zhang, address):
    answer = zhang.post(address, TYPED, follow=True)

    complaint = Complaint.objects.get()
    assert (complaint.reason_code, complaint.note) == ("01", TYPED["note"])
    assert answer.redirect_chain == [(address, 302)]
    page = answer.content.decode()
    for words in ("投诉已提交", "等待省就业主管部门处理", "收取各种费用", TYPED["note"], "待处理"):
        assert words in page
    assert "提交投诉" not in page


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"reason_code": "", "note": "收费"}, "reason_code"),
        ({"reason_code": "42", "note": "收费"}, "reason_code"),
        ({"reason_code": "99", "note": " "}, "note"),
        ({"reason_code": "01", "note": "字" * 501}, "note"),
        ({"reason_code": "01", "note": "\x00"}, "note"),
    ],
)
def test_a_refused_form_says_why_and_keeps_what_was_typed(zhang, address, typed, field):
    answer = zhang.post(address, typed)

    assert list(answer.context["form"].errors) == [field]
    assert not Complaint.objects.exists()
    assert answer.context["form"]["note"].value() == typed["note"]


def test_other_reasons_are_asked_to_be_explained(zhang, address):
    assert "写明发生了什么" in zhang.post(address, {"reason_code": "99", "note": ""}).content.decode()


def test_a_second_tap_finds_the_first_complaint(zhang, address):
    zhang.post(address, TYPED)
    again = zhang.post(address, TYPED, follow=True).content.decode()

    assert Complaint.objects.count() == 1
    assert "投诉已提交" in again


def test_other_words_meanwhile_are_not_taken_and_that_is_said(zhang, address):
    zhang.post(address, TYPED)
    again = zhang.post(address, TYPED | {"note": "还要贷款"}, follow=True).content.decode()

    assert "这一次没有另外提交" in again
    assert Complaint.objects.get().note == TYPED["note"]


def test_the_answer_is_shown_and_one_may_complain_anew(zhang, cast, address):
    zhang.post(address, TYPED)
    complaining.close(Complaint.objects.get(), answer=ANSWER, actor=cast.actor("officer"))

    page = read(zhang, address)

    for words in (ANSWER, "已处理", "再次投诉", "提交投诉"):
        assert words in page
    assert Notice.objects.get(party="graduate").link == address


def test_nobody_reads_anothers_complaint(zhang, as_, address):
    zhang.post(address, TYPED)

    assert TYPED["note"] not in read(as_("li"), address)


def test_when_the_position_is_gone_it_is_open_to_whoever_applied(zhang, as_, cast, address, freeze):
    Route(cast).applied()
    freeze()

    assert "返回岗位列表" in read(zhang, address)
    assert zhang.post(address, TYPED).status_code == 302
    assert as_("li").get(address).status_code == 404
    assert as_("li").post(address, TYPED).status_code == 404


def test_the_answer_is_read_although_the_employer_was_frozen(zhang, cast, address, freeze):
    zhang.post(address, TYPED)
    complaining.close(Complaint.objects.get(), answer=ANSWER, actor=cast.actor("officer"))
    freeze()

    assert ANSWER in read(zhang, address)


@pytest.mark.parametrize("stranger", ["mo", "teacher", "officer"])
def test_for_another_party_there_is_no_such_page(as_, address, stranger):
    assert as_(stranger).get(address).status_code == 404
    assert as_(stranger).post(address, TYPED).status_code == 404


def test_reading_writes_nothing(zhang, address):
    zhang.post(address, TYPED)
    before = fingerprint_of_all_rows()

    zhang.get(address)

    assert fingerprint_of_all_rows() == before


def test_thirty_an_hour_are_enough(zhang, address):
    answers = [zhang.post(address, TYPED).status_code for _ in range(31)]

    assert answers == [302] * 30 + [429]


def test_V02_hostile_words_are_shown_inert(zhang, address):
    zhang.post(address, {"reason_code": "99", "note": "<script>alert(1)</script>"})

    assert "<script>alert(1)" not in read(zhang, address)


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_with_one_complaint_and_with_three(
    zhang, cast, address, count, django_assert_num_queries
):
    for _ in range(count):
        zhang.post(address, TYPED)
        complaining.close(Complaint.objects.open().get(), answer=ANSWER, actor=cast.actor("officer"))
    read(zhang, address)

    with django_assert_num_queries(7):
        read(zhang, address)
