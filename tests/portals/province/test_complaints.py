"""「岗位投诉」 at the province's desk: a queue, and the answer."""

import pytest

from sanfang.employers.models import Employer
from sanfang.employers.states import Standing
from sanfang.institutions.models import Province
from sanfang.notices.models import Notice
from sanfang.recruiting.actions import complaining
from sanfang.recruiting.models import Complaint
from sanfang.statistics.employer_facts import HELD_BACK, HOW_COUNTED
from tests.cast import a_position
from tests.permissions.rows import fingerprint_of_all_rows

LIST = "/province/complaints/"
NOTE = "面试后要求交 800 元培训费 <b>。"
ANSWER = "已核实，单位已退还费用。"


@pytest.fixture
def complain(cast):
    def file(who="zhang", position=None, **values) -> Complaint:
        said = {"reason_code": "01", "note": NOTE} | values
        return complaining.complain(position or cast.position, actor=cast.actor(who), **said)

    return file


@pytest.fixture
def complaint(complain) -> Complaint:
    return complain()


def page_of(complaint) -> str:
    return f"{LIST}{complaint.pk}/"


def read(client, address=LIST, **asked) -> str:
    return client.get(address, asked).content.decode()


def listed(client, **asked) -> list[int]:
    return [complaint.pk for complaint, _ in client.get(LIST, asked).context["rows"]]


def answer(client, complaint, words=ANSWER):
    return client.post(page_of(complaint), {"answer": words})


def test_without_complaints_the_page_says_so(officer, cast):
    assert "没有待处理的投诉" in read(officer)


def test_the_menu_and_the_first_page_count_what_waits(officer, cast, complaint):
    page = read(officer, "/province/")

    assert "<strong>1</strong><span>岗位投诉待处理" in page
    assert "条待处理" in page
    assert "处理岗位投诉" in page
    answer(officer, complaint)
    assert "<strong>0</strong><span>岗位投诉待处理" in read(officer, "/province/")


def test_by_itself_the_list_is_a_queue_by_who_came_first(officer, cast, complain):
    first, second = complain(), complain("li")
    closed = complain("wang")
    answer(officer, closed)

    assert listed(officer) == [first.pk, second.pk]
    assert listed(officer, state="") == [closed.pk, second.pk, first.pk]
    assert listed(officer, state="closed") == [closed.pk]


def test_the_list_is_narrowed_by_school_and_reason(officer, cast, complain):
    here, there = complain(), complain("zhou", reason_code="05")

    assert listed(officer, school=cast.other_school.pk) == [there.pk]
    assert listed(officer, reason="01") == [here.pk]
    assert "没有符合条件的投诉" in read(officer, reason="03")


def test_a_row_names_no_graduate(officer, complaint):
    page = read(officer)

    for words in ("软件工程师", "芜湖云帆软件有限公司", "收取各种费用", "安徽工程大学", "待处理"):
        assert words in page
    assert "张䶮" not in page


def test_one_complaint_stands_beside_its_employer_with_the_facts(officer, cast, complaint):
    page = read(officer, page_of(complaint))

    employer = cast.employers["mo"]
    for words in (
        "张䶮",
        "800 元培训费 &lt;b&gt;。",
        "请处理这条投诉",
        employer.uscc,
        HELD_BACK,
        HOW_COUNTED,
    ):
        assert words in page
    assert f'href="/province/employers/{employer.pk}/"' in page
    assert cast.zhang.phone not in page


def test_other_complaints_about_the_employer_are_named(officer, cast, complain, complaint):
    position = a_position(cast.employers["mo"], title="课程顾问")
    complain("li", position=position)
    complain("li", position=a_position(cast.employers["ann"], title="别家岗位"))

    page = read(officer, page_of(complaint))

    assert "课程顾问" in page
    assert "别家岗位" not in page


def test_an_answer_is_told_and_leads_on_to_the_next(officer, complain, complaint):
    following = complain("li")

    answered = officer.post(page_of(complaint), {"answer": ANSWER}, follow=True).content.decode()

    complaint.refresh_from_db()
    assert (complaint.state, complaint.answer) == ("closed", ANSWER)
    assert Notice.objects.filter(party="graduate", body=ANSWER).count() == 1
    for words in ("已处理，毕业生和学校已收到通知", ANSWER, page_of(following)):
        assert words in answered
    assert "提交处理结果" not in answered


@pytest.mark.parametrize("words", ["", "  ", "好", "字" * 501, "\x00\x00"])
def test_an_answer_that_says_nothing_is_refused_and_kept(officer, complaint, words):
    refused = answer(officer, complaint, words)

    assert list(refused.context["form"].errors) == ["answer"]
    assert refused.context["form"]["answer"].value() == words
    complaint.refresh_from_db()
    assert complaint.is_open


def test_an_empty_answer_is_asked_for_in_words(officer, complaint):
    assert "请填写处理结果（2 到 500 个字）" in answer(officer, complaint, "").content.decode()


def test_a_second_answer_is_a_conflict_and_the_first_one_stays(officer, cast, complaint):
    answer(officer, complaint)

    refused = answer(officer, complaint, "改了主意")

    assert refused.status_code == 409
    page = refused.content.decode()
    assert "已经处理过了" in page
    assert ANSWER in page


def test_the_employer_can_be_frozen_from_there_and_the_complaint_stays(officer, cast, complaint):
    officer.post(
        f"/province/employers/{complaint.employer_id}/", {"standing": "frozen", "reason": "违规收费"}
    )

    assert Employer.objects.get(pk=complaint.employer_id).standing == Standing.FROZEN
    assert "已冻结" in read(officer, page_of(complaint))


def test_reading_writes_nothing(officer, complaint):
    before = fingerprint_of_all_rows()

    officer.get(page_of(complaint))
    officer.get(LIST)

    assert fingerprint_of_all_rows() == before


def test_a_complaint_of_another_province_does_not_exist(officer, cast, complaint):
    cast.province.schools.update(province=Province.objects.create(code="320000", name="江苏省"))

    assert listed(officer) == []
    assert officer.get(page_of(complaint)).status_code == 404
    assert answer(officer, complaint).status_code == 404


@pytest.mark.parametrize("stranger", ["zhang", "mo", "administrator"])
def test_to_another_party_the_pages_do_not_exist(as_, complaint, stranger):
    assert as_(stranger).get(LIST).status_code == 404
    assert answer(as_(stranger), complaint).status_code == 404


@pytest.mark.parametrize("who", [["zhang"], ["zhang", "li", "wang"]])
def test_the_pages_cost_the_same_with_one_row_and_with_three(
    officer, complain, who, django_assert_num_queries
):
    complaints = [complain(name) for name in who]

    with django_assert_num_queries(10):
        assert len(listed(officer)) == len(who)
    with django_assert_num_queries(13):
        officer.get(page_of(complaints[0]))
