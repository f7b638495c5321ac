"""A case: opened by a click on what a rule shows, closed by a person with a finding."""

import json

import pytest
from django.db import IntegrityError, transaction

from sanfang.audit.models import Entry
from sanfang.checks import actions
from sanfang.checks.errors import CaseAlreadyOpen, CaseIsClosed, FindingMissing, NothingFound
from sanfang.checks.models import Case
from sanfang.checks.reading import read_new
from sanfang.checks.rules import RULES

WRONG = "91340200MA0000000X"
CLOUD = "芜湖云海科技有限公司"


@pytest.fixture
def opened(cast, change):
    """Somebody opens a case on zhang's record, which has no phone."""

    def open_it(who: str = "teacher", number: int = 3) -> Case:
        change("zhang", phone="")
        read_new()
        return actions.open_case(RULES[number], str(cast.zhang.pk), actor=cast.actor(who))

    return open_it


@pytest.fixture
def employer_case(cast, sign_with):
    """Somebody opens a case on an employer with a wrong code."""

    def open_it(who: str = "administrator") -> Case:
        if CLOUD not in cast.employers:
            sign_with(CLOUD, cast.zhang, uscc=WRONG)
        read_new()
        return actions.open_case(RULES[21], WRONG, actor=cast.actor(who))

    return open_it


def close(
    cast, case: Case, who: str = "teacher", finding: str = "corrected", words: str = "已补录号码"
) -> None:
    actions.close_case(case, finding=finding, words=words, actor=cast.actor(who))


def test_a_case_keeps_what_was_seen_masked(cast, opened):
    case = opened()

    number = cast.zhang.student_number
    masked = "*" * (len(number) - 4) + number[-4:]
    assert case.subject_words == f"张*（{masked}）"
    assert case.facts == {
        "seen": "手机号码为空",
        "about": [
            ["学号", masked],
            ["院校", "安徽工程大学"],
            ["院系", "计算机与信息学院"],
            ["班级", "计算机与信息学院221"],
        ],
        "people": [],
        "graduates": 1,
    }


def test_the_name_in_the_words_of_a_row_is_masked_too(cast, opened):
    cast.zhang.__class__.objects.filter(pk=cast.li.pk).update(name="张䶮", name_key=cast.zhang.name_key)

    case = opened(number=6)

    assert case.facts["seen"] == "计算机与信息学院221还有一位「张*」"
    assert "䶮" not in json.dumps(case.facts, ensure_ascii=False) + case.subject_words


def test_a_case_about_an_employer_keeps_its_graduates_masked(cast, employer_case):
    case = employer_case()

    number = cast.zhang.student_number
    assert case.facts["people"] == [["张*", "*" * (len(number) - 4) + number[-4:], "计算机与信息学院"]]
    assert (case.subject_words, case.facts["graduates"]) == (CLOUD, 1)


def test_what_was_seen_stays_when_the_record_changes(opened, change):
    case = opened()

    change("zhang", phone="13900139000")

    case.refresh_from_db()
    assert case.facts["seen"] == "手机号码为空"


def test_opening_leaves_a_row_in_the_trail_of_the_school(cast, opened):
    case = opened()

    entry = Entry.objects.get(act="case.open")
    assert (entry.chain.name, entry.subject_id, entry.new) == (
        f"school:{cast.school.pk}",
        str(case.pk),
        "open",
    )
    assert entry.facts["subject"] == case.subject_words


def test_the_provinces_own_case_is_in_the_trail_of_the_province(cast, employer_case):
    case = employer_case("officer")

    assert case.school is None
    assert Entry.objects.get(act="case.open").chain.name == f"province:{cast.province.pk}"


def test_the_provinces_case_on_a_record_is_its_schools_as_well(cast, opened):
    case = opened("officer")

    assert (case.school, case.department) == (cast.school, cast.computing)
    assert Case.objects.visible_to(cast.actor("teacher")).get() == case


def test_a_second_click_finds_the_open_case(opened):
    assert opened() == opened("administrator")
    assert Case.objects.count() == 1


def test_the_school_and_the_province_each_look_into_an_employer(employer_case):
    assert employer_case() != employer_case("officer")
    assert employer_case("officer") == employer_case("officer")


def test_a_colleagues_case_that_one_may_not_see_is_told_of(cast, employer_case):
    employer_case("administrator")

    with pytest.raises(CaseAlreadyOpen):
        employer_case("teacher")
    assert Case.objects.count() == 1


@pytest.mark.parametrize("who", ["administrator", "officer"])
def test_the_database_insists_on_one_open_case_of_a_rule_and_subject(employer_case, who):
    case = employer_case(who)
    case.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        case.save(force_insert=True)


def test_another_case_can_be_opened_when_the_first_is_closed(cast, opened):
    first = opened()
    close(cast, first)

    assert opened() != first


@pytest.mark.parametrize("key", ["", "x", "９", "-1", "9" * 40, "0"])
def test_a_key_that_names_nothing_opens_nothing(cast, key):
    with pytest.raises(NothingFound):
        actions.open_case(RULES[3], key, actor=cast.actor("administrator"))


def test_what_the_rule_does_not_show_any_more_opens_nothing(cast):
    read_new()

    with pytest.raises(NothingFound):
        actions.open_case(RULES[3], str(cast.zhang.pk), actor=cast.actor("administrator"))


@pytest.mark.parametrize(
    "stranger", ["teacher_of_another_department", "administrator_of_another_school", "zhang", "li", "mo"]
)
def test_nobody_opens_a_case_beyond_the_own_scope(opened, stranger):
    with pytest.raises(NothingFound):
        opened(stranger)
    assert Case.objects.count() == 0


def test_a_case_is_closed_with_a_finding_and_its_words(cast, opened):
    case = opened()

    close(cast, case)

    assert (case.state, case.finding, case.finding_words) == ("closed", "corrected", "已补录号码")
    assert (case.closed_by, case.closed_at is not None) == ("teacher", True)
    entry = Entry.objects.get(act="case.close")
    assert (entry.new, entry.reason) == ("corrected", "已补录号码")


@pytest.mark.parametrize(
    ("finding", "words"), [("", "已补录"), ("maybe", "已补录"), ("true", " "), ("true", "x" * 501)]
)
def test_a_case_without_a_finding_or_words_stays_open(cast, opened, finding, words):
    case = opened()

    with pytest.raises(FindingMissing):
        close(cast, case, finding=finding, words=words)

    case.refresh_from_db()
    assert case.is_open
    assert not Entry.objects.filter(act="case.close").exists()


def test_the_second_to_close_is_told_by_whom_and_how_it_was_closed(cast, opened):
    case = opened()
    close(cast, Case.objects.get())

    with pytest.raises(CaseIsClosed) as refused:
        close(cast, case, "administrator", "untrue", "没有问题")

    assert str(refused.value).startswith("teacher已于 ")
    assert str(refused.value).endswith("办结，结论是「已更正」，您的填写没有保存。")
    assert Case.objects.get().finding == "corrected"


def test_the_database_insists_on_the_words_of_a_finding(opened):
    case = opened()

    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(state="closed", finding="true", closed_at=case.opened_at)


@pytest.mark.parametrize(
    ("who", "of_record", "of_employer"),
    [
        ("administrator", 1, 1),
        ("teacher", 1, 0),
        ("counsellor", 1, 0),
        ("teacher_of_another_department", 0, 0),
        ("administrator_of_another_school", 0, 0),
        ("officer", 1, 1),
        ("zhang", 0, 0),
        ("mo", 0, 0),
    ],
)
def test_everybody_sees_the_cases_of_the_own_scope(cast, opened, employer_case, who, of_record, of_employer):
    mine = [opened(), employer_case()]

    seen = Case.objects.visible_to(cast.actor(who))

    assert [seen.filter(pk=case.pk).count() for case in mine] == [of_record, of_employer]
    if not of_record:
        with pytest.raises(NothingFound):
            close(cast, mine[0], who)


def test_a_teacher_sees_the_case_on_an_employer_that_he_opened(cast, employer_case):
    case = employer_case("teacher")

    assert Case.objects.visible_to(cast.actor("teacher")).get() == case
    assert not Case.objects.visible_to(cast.actor("counsellor")).exists()
