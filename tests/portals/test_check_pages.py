"""「数据核查」 and 「核查记录」 at the desks of a school and of the province."""

import pytest

from sanfang.checks.models import Case
from sanfang.checks.reading import read_new
from sanfang.graduates.models import Graduate
from tests.cast import a_graduate, a_position, an_employer
from tests.permissions.rows import fingerprint_of_all_rows

NO_PHONE, NAMESAKES, WRONG_CODE, SAME_PHONE = 3, 6, 21, 28
DESKS = {"teacher": "school", "administrator": "school", "officer": "province"}
WRONG = "91340200MA0000000X"


def path(who: str, *parts: object) -> str:
    return "/".join(["", DESKS.get(who, "school"), *map(str, parts), ""])


@pytest.fixture
def without_phone(cast):
    """So many graduates of computing without a phone, read by the worker."""

    def make(count: int) -> list[Graduate]:
        found = [
            a_graduate(cast.computing, cast.plan, f"学生{number}", phone="", student_number=f"N{number:05}")
            for number in range(count)
        ]
        read_new()
        return found

    return make


@pytest.fixture
def signed_with_wrong_code(cast):
    """So many employers with one phone and wrong codes, each with a graduate of computing."""

    def make(count: int) -> None:
        for number in range(count):
            name = f"云海{number}科技有限公司"
            employer = an_employer(
                cast.province, name, uscc=f"91340200MA000{number:03}XX", phone="13912345678"
            )
            cast.positions[name], cast.actors[name] = a_position(employer), _recruiter(cast, employer)
            cast.sign(a_graduate(cast.computing, cast.plan, f"新生{number}"), by=name)
        read_new()

    return make


def _recruiter(cast, employer):
    from dataclasses import replace

    return replace(cast.actors["mo"], employer_id=employer.pk)


def open_one(client, who: str, number: int, key: object):
    return client.post(path(who, "checks", number, "open"), {"key": str(key)})


def rows(client, who: str, number: int) -> list[str]:
    return [shown.row.subject for shown in client.get(path(who, "checks", number)).context["rows"]]


@pytest.mark.parametrize("who", ["teacher", "officer"])
def test_every_rule_stands_there_with_its_count_and_zero_too(as_, without_phone, who):
    without_phone(2)

    page = as_(who).get(path(who, "checks"))

    found = {rule.number: count for _, rules in page.context["sections"] for rule, count in rules}
    assert len(found) == 26
    assert (found[NO_PHONE], found[WRONG_CODE]) == (2, 0)
    assert "<strong>2</strong>" in page.content.decode()


def test_the_page_says_what_will_be_read_again(as_, without_phone):
    assert "条生源信息刚有变动" in as_("teacher").get(path("teacher", "checks")).content.decode()

    without_phone(1)

    assert "条生源信息刚有变动" not in as_("teacher").get(path("teacher", "checks")).content.decode()


def test_a_rule_that_finds_nothing_says_so_calmly(as_):
    assert "没有查到" in as_("teacher").get(path("teacher", "checks", NO_PHONE)).content.decode()


def test_a_rule_opens_its_rows_within_the_scope(as_, without_phone):
    without_phone(2)

    assert rows(as_("teacher"), "teacher", NO_PHONE) == ["学生0", "学生1"]
    assert rows(as_("officer"), "officer", NO_PHONE) == ["学生0", "学生1"]
    assert rows(as_("teacher_of_another_department"), "school", NO_PHONE) == []


def test_the_school_reaches_the_record_from_a_row_and_the_province_reads_which_school(as_, without_phone):
    (graduate,) = without_phone(1)
    link = f'href="/school/records/{graduate.pk}/"'

    school = as_("teacher").get(path("teacher", "checks", NO_PHONE)).content.decode()
    province = as_("officer").get(path("officer", "checks", NO_PHONE)).content.decode()

    assert (link in school, link in province) == (True, False)
    assert ("安徽工程大学" in province, '<th scope="col">院校</th>' in school) == (True, False)


def test_an_employer_stands_with_its_code_and_its_graduates(as_, signed_with_wrong_code):
    signed_with_wrong_code(1)

    page = as_("teacher").get(path("teacher", "checks", WRONG_CODE)).content.decode()

    for words in ("云海0科技有限公司", "91340200MA000000XX", "校验不符", "新生0"):
        assert words in page


def test_many_rows_come_in_pages(as_, without_phone):
    without_phone(26)

    page = as_("teacher").get(path("teacher", "checks", NO_PHONE)).content.decode()

    assert "页：1/2，记录：26" in page


@pytest.mark.parametrize("who", ["teacher", "officer"])
def test_a_click_opens_a_case_and_the_row_says_so(as_, without_phone, who):
    (graduate,) = without_phone(1)
    client = as_(who)

    answer = open_one(client, who, NO_PHONE, graduate.pk)

    case = Case.objects.get()
    assert answer["Location"] == path(who, "cases", case.pk)
    page = client.get(path(who, "checks", NO_PHONE)).content.decode()
    assert ("核查中" in page, "立案核查" in page) == (True, False)


@pytest.mark.parametrize("key", ["", "x", "9" * 40])
def test_a_key_that_names_nothing_is_not_there(as_, without_phone, key):
    without_phone(1)

    assert open_one(as_("teacher"), "teacher", NO_PHONE, key).status_code == 404


def test_a_colleagues_case_beyond_ones_scope_is_told_with_the_rows(as_, signed_with_wrong_code):
    signed_with_wrong_code(1)
    open_one(as_("administrator"), "administrator", WRONG_CODE, "91340200MA000000XX")

    answer = open_one(as_("teacher"), "teacher", WRONG_CODE, "91340200MA000000XX")

    assert answer.status_code == 409
    assert "这一条已有未办结的核查" in answer.content.decode()


def test_a_case_shows_what_was_seen_and_what_is_seen_now(as_, without_phone):
    (graduate,) = without_phone(1)
    client = as_("teacher")
    page = client.get(open_one(client, "teacher", NO_PHONE, graduate.pk)["Location"]).content.decode()
    assert page.count("手机号码为空") == 2
    assert f'href="/school/records/{graduate.pk}/"' in page

    graduate.phone = "13900139000"
    graduate.save()
    read_new()

    page = client.get(path("teacher", "cases", Case.objects.get().pk)).content.decode()
    assert page.count("手机号码为空") == 1
    assert "现在已经查不到这一条" in page


def test_a_case_is_closed_with_its_finding_and_the_row_says_it(as_, without_phone):
    (graduate,) = without_phone(1)
    client = as_("teacher")
    place = open_one(client, "teacher", NO_PHONE, graduate.pk)["Location"]

    answer = client.post(place, {"finding": "true", "words": "本人没有手机 <b>"}, follow=True)

    assert "核查结论：属实" in answer.content.decode()
    assert "本人没有手机 &lt;b&gt;" in answer.content.decode()
    page = client.get(path("teacher", "checks", NO_PHONE)).content.decode()
    assert ("已核查：属实" in page, "再次立案" in page) == (True, True)


@pytest.mark.parametrize(
    "data", [{}, {"finding": "true"}, {"words": "已核实"}, {"finding": "x", "words": "已核实"}]
)
def test_a_case_is_not_closed_without_both(as_, without_phone, data):
    (graduate,) = without_phone(1)
    client = as_("teacher")
    place = open_one(client, "teacher", NO_PHONE, graduate.pk)["Location"]

    assert client.post(place, data).status_code == 200
    assert Case.objects.get().is_open


def test_the_second_to_close_a_case_is_told_by_whom(as_, without_phone):
    (graduate,) = without_phone(1)
    client, data = as_("teacher"), {"finding": "true", "words": "已核实"}
    place = open_one(client, "teacher", NO_PHONE, graduate.pk)["Location"]
    client.post(place, data)

    answer = as_("administrator").post(place, data)

    assert answer.status_code == 409
    assert "结论是「属实」，您的填写没有保存" in answer.content.decode()


def cases_of(client, who: str, **asked) -> list[str]:
    return [case.subject_words for case, _, _ in client.get(path(who, "cases"), asked).context["rows"]]


def test_the_list_is_a_queue_and_is_narrowed(cast, as_, without_phone, signed_with_wrong_code):
    first, second = without_phone(2)
    signed_with_wrong_code(1)
    client = as_("administrator")
    for graduate in (first, second):
        open_one(client, "administrator", NO_PHONE, graduate.pk)
    open_one(client, "administrator", WRONG_CODE, "91340200MA000000XX")
    client.post(
        path("administrator", "cases", Case.objects.order_by("pk")[0].pk),
        {"finding": "untrue", "words": "已核实"},
    )
    one, two, employer = "学**（**0000）", "学**（**0001）", "云海0科技有限公司"

    assert cases_of(client, "administrator") == [two, employer]
    assert cases_of(client, "administrator", state="") == [employer, two, one]
    assert cases_of(client, "administrator", state="closed", finding="untrue") == [one]
    assert cases_of(client, "administrator", rule=WRONG_CODE) == [employer]
    assert cases_of(as_("teacher"), "teacher") == [two]
    assert cases_of(as_("officer"), "officer", school=cast.school.pk) == [two, employer]
    assert cases_of(as_("officer"), "officer", school=cast.other_school.pk) == []


def test_without_cases_the_list_says_where_they_come_from(as_):
    assert "没有未办结的核查" in as_("teacher").get(path("teacher", "cases")).content.decode()


def test_reading_writes_nothing(as_, without_phone, signed_with_wrong_code):
    without_phone(1)
    signed_with_wrong_code(2)
    client = as_("administrator")
    client.get(path("administrator", "checks"))
    before = fingerprint_of_all_rows()

    for number in (NO_PHONE, WRONG_CODE, SAME_PHONE):
        client.get(path("administrator", "checks", number))
    client.get(path("administrator", "checks"))
    client.get(path("administrator", "cases"))

    assert fingerprint_of_all_rows() == before


@pytest.mark.parametrize("count", [1, 3])
def test_the_rules_cost_the_same_with_one_row_and_with_three(
    as_, without_phone, signed_with_wrong_code, count, django_assert_num_queries
):
    without_phone(count)
    signed_with_wrong_code(count)
    client = as_("administrator")

    with django_assert_num_queries(37):
        client.get(path("administrator", "checks"))


@pytest.mark.parametrize("count", [2, 5])
@pytest.mark.parametrize(("number", "cost"), [(NO_PHONE, 12), (WRONG_CODE, 13), (SAME_PHONE, 14)])
def test_the_rows_of_a_rule_cost_the_same_with_two_and_with_five(
    as_, without_phone, signed_with_wrong_code, count, number, cost, django_assert_num_queries
):
    for graduate in without_phone(count):
        open_one(as_("administrator"), "administrator", NO_PHONE, graduate.pk)
    signed_with_wrong_code(count)
    client = as_("administrator")

    with django_assert_num_queries(cost):
        client.get(path("administrator", "checks", number))


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("who", "cost"), [("teacher", 10), ("officer", 10)])
def test_the_cases_cost_the_same_with_one_and_with_three(
    as_, without_phone, count, who, cost, django_assert_num_queries
):
    for graduate in without_phone(count):
        open_one(as_("teacher"), "teacher", NO_PHONE, graduate.pk)
    client = as_(who)

    with django_assert_num_queries(cost):
        assert len(cases_of(client, who)) == count
