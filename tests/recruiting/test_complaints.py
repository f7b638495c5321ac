"""A complaint about a position: to the school and the province, never to the employer (field §0.1)."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from sanfang.actors import Party
from sanfang.audit.models import Entry
from sanfang.employers import actions as employers
from sanfang.employers.models import Employer, Position
from sanfang.employers.states import PositionState, Standing
from sanfang.institutions.models import Province
from sanfang.notices.models import Notice
from sanfang.people.models import ProvinceOfficer, User
from sanfang.recruiting.actions import applying, complaining
from sanfang.recruiting.errors import (
    AnswerMissing,
    ComplaintClosed,
    ComplaintUnexplained,
    NothingToComplainAbout,
    NotYours,
)
from sanfang.recruiting.models import Complaint
from sanfang.recruiting.turns import Act
from sanfang.turns import turn_of
from tests.cast import a_position

ANSWER = "已核实，单位已退还费用并承诺整改。"
NOT_THE_GRADUATE = ("mo", "ann", "teacher", "administrator", "officer")
NOT_THE_PROVINCE = ("zhang", "li", "mo", "ann", "teacher", "administrator")


@pytest.fixture
def complain(cast):
    def file(who="zhang", position=None, reason_code="01", note="要求交 800 元培训费") -> Complaint:
        return complaining.complain(
            position or cast.position, reason_code=reason_code, note=note, actor=cast.actor(who)
        )

    return file


@pytest.fixture
def complaint(complain) -> Complaint:
    return complain()


def close(cast, complaint, answer=ANSWER, by="officer") -> None:
    complaining.close(complaint, answer=answer, actor=cast.actor(by))


def told(**mailbox) -> list[tuple[str, str]]:
    return list(Notice.objects.filter(**mailbox).order_by("pk").values_list("title", "link"))


def test_the_school_and_the_province_are_told_once(cast, complain):
    first = complain()
    complain()

    title = "有毕业生投诉芜湖云帆软件有限公司的岗位「软件工程师」"
    assert told(party="school") == [(title, "/school/complaints/")]
    assert told(party="province") == [(title, f"/province/complaints/{first.pk}/")]


def test_a_second_complaint_finds_the_first(complain):
    first = complain()

    assert complain(reason_code="05", note="诱导贷款") == first
    assert Complaint.objects.get().reason_code == "01"


def test_after_an_answer_one_may_complain_anew(cast, complaint, complain):
    close(cast, complaint)

    assert complain(note="又来收费") != complaint


def test_the_employer_is_never_told_and_never_sees_it(cast, complaint):
    close(cast, complaint)

    assert told(party="employer") == []
    for recruiter in ("mo", "ann"):
        assert not Complaint.objects.visible_to(cast.actor(recruiter)).exists()


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("zhang", True),
        ("li", False),
        ("zhou", False),
        ("administrator", True),
        ("teacher", True),
        ("counsellor", True),
        ("teacher_of_another_department", False),
        ("administrator_of_another_school", False),
        ("officer", True),
        ("mo", False),
        ("ann", False),
    ],
)
def test_who_sees_a_complaint(cast, complaint, who, sees):
    assert Complaint.objects.visible_to(cast.actor(who)).exists() == sees


def test_the_notice_goes_to_the_graduates_own_department(cast, complaint):
    assert Notice.objects.visible_to(cast.actor("teacher")).count() == 1
    assert Notice.objects.visible_to(cast.actor("teacher_of_another_department")).count() == 0


def test_the_trail_keeps_who_filed_and_who_answered_but_not_the_words(cast, complaint):
    close(cast, complaint)

    rows = Entry.objects.filter(act__startswith="complaint.").order_by("sequence")

    assert [(row.act, row.party, row.who, row.new) for row in rows] == [
        ("complaint.file", "graduate", "张䶮", "open"),
        ("complaint.close", "province", "officer", "closed"),
    ]
    assert {row.chain.name for row in rows} == {f"school:{cast.school.pk}"}
    assert rows[0].facts == {"employer": cast.employers["mo"].pk, "reason_code": "01"}


def test_the_answer_is_told_to_the_graduate_and_the_school_once(cast, complaint):
    Notice.objects.all().delete()

    close(cast, complaint)
    with pytest.raises(ComplaintClosed):
        close(cast, complaint, "改了主意")

    title = "对岗位「软件工程师」的投诉已处理"
    assert told(party="graduate") == [(title, f"/m/positions/{cast.position.pk}/complain/")]
    assert told(party="school") == [(title, "/school/complaints/")]
    assert told(party="province") == []
    assert set(Notice.objects.values_list("body", flat=True)) == {ANSWER}
    complaint.refresh_from_db()
    assert complaint.answer == ANSWER
    assert complaint.closed_at is not None


@pytest.mark.parametrize("answer", ["", "   ", "好", "字" * 501])
def test_an_answer_must_say_something(cast, complaint, answer):
    with pytest.raises(AnswerMissing):
        close(cast, complaint, answer)

    complaint.refresh_from_db()
    assert complaint.is_open


@pytest.mark.parametrize("who", NOT_THE_PROVINCE)
def test_only_the_province_answers(cast, complaint, who):
    with pytest.raises(NotYours):
        close(cast, complaint, by=who)


def test_another_province_does_not_answer(cast, complaint):
    elsewhere = Province.objects.create(code="320000", name="江苏省")
    ProvinceOfficer.objects.create(user=User.objects.create_user("nan", "x"), province=elsewhere)
    officer = cast.actor("officer")
    stranger = type(officer)(Party.PROVINCE, "nan", province_id=elsewhere.pk)

    with pytest.raises(NotYours):
        complaining.close(complaint, answer=ANSWER, actor=stranger)


@pytest.mark.parametrize("who", NOT_THE_GRADUATE)
def test_only_a_graduate_complains(complain, who):
    with pytest.raises(NotYours):
        complain(who)


@pytest.mark.parametrize("note", ["", "  "])
def test_another_reason_alone_says_nothing(complain, note):
    with pytest.raises(ComplaintUnexplained):
        complain(reason_code="99", note=note)

    assert not Complaint.objects.exists()


def test_a_listed_reason_needs_no_words(complain):
    assert complain(note="").reason == "收取各种费用"


def test_the_database_insists_on_the_explanation_and_the_answer(complaint):
    for change in ({"reason_code": "99", "note": ""}, {"state": "closed"}, {"state": "lost"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Complaint.objects.filter(pk=complaint.pk).update(**change)


@pytest.mark.parametrize("why", ["closed", "draft", "frozen"])
def test_what_was_never_shown_cannot_be_complained_about(cast, complain, why):
    gone(cast, why)

    with pytest.raises(NothingToComplainAbout):
        complain()


@pytest.mark.parametrize("why", ["closed", "frozen"])
def test_whoever_applied_may_complain_when_the_position_is_gone(cast, route, complain, why):
    applying.withdraw(route.applied(), actor=cast.actor("zhang"))
    gone(cast, why)

    assert complain().is_open
    with pytest.raises(NothingToComplainAbout):
        complain("li")


def test_whoever_complained_before_finds_the_way_back(cast, complaint):
    gone(cast, "frozen")

    assert cast.position in complaining.may_be_complained_about(cast.actor("zhang"))
    assert cast.position not in complaining.may_be_complained_about(cast.actor("li"))


def test_a_complaint_freezes_nobody_by_itself(cast, complaint):
    assert Employer.objects.get(pk=cast.employers["mo"].pk).standing == Standing.VERIFIED


def test_the_province_may_freeze_and_answer_in_either_order(cast, complaint):
    employers.judge(cast.employers["mo"], Standing.FROZEN, actor=cast.actor("officer"), reason="违规收费")

    close(cast, complaint)

    complaint.refresh_from_db()
    assert not complaint.is_open


def test_an_open_complaint_is_the_provinces_turn(complaint):
    turn = turn_of(complaint)

    assert (turn.act, turn.holder, turn.until) == (Act.ANSWER_COMPLAINT, Party.PROVINCE, None)
    assert turn.for_reader(Party.PROVINCE).title == "请处理这条投诉"
    for onlooker in (Party.GRADUATE, Party.SCHOOL):
        assert turn.for_reader(onlooker).title == "等待省就业主管部门处理"
    assert "不会自动关闭" in turn.otherwise


def test_a_closed_complaint_is_nobodys_turn_and_says_the_answer(cast, complaint):
    close(cast, complaint)
    complaint.refresh_from_db()

    turn = turn_of(complaint)

    assert (turn.act, turn.holder) == (Act.NOTHING, None)
    assert turn.for_reader(Party.GRADUATE).text == ANSWER


@pytest.mark.parametrize(
    ("text", "found"), [("张", 1), ("张䶮", 1), ("李", 0), ("", 1), ("䶮", 0), ("number", 1)]
)
def test_a_search_by_the_beginning_of_name_or_number(cast, complaint, text, found):
    text = cast.zhang.student_number if text == "number" else text

    assert Complaint.objects.matching(text).count() == found


def gone(cast, why: str) -> Position:
    """Mo's position, out of the graduates' sight."""
    if why == "frozen":
        Employer.objects.filter(pk=cast.employers["mo"].pk).update(standing=Standing.FROZEN)
    else:
        state = PositionState.DRAFT if why == "draft" else PositionState.CLOSED
        Position.objects.filter(pk=cast.position.pk).update(state=state)
    return cast.position


def test_two_graduates_complain_about_one_position_each_for_themselves(complain):
    assert complain() != complain("li")


def test_one_graduate_complains_about_two_positions(cast, complain):
    other = a_position(cast.employers["mo"], title="测试工程师", published_at=timezone.now())

    assert complain() != complain(position=other)
