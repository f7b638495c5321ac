"""就业单位核查: each rule finds what it names, within what the reader's graduates signed."""

from datetime import date, timedelta

import pytest

from sanfang import calendar
from sanfang.agreements.models import Agreement
from sanfang.checks import employer_rules, employers_found, thresholds
from sanfang.checks.employer_rules import EMPLOYER_RULES
from sanfang.checks.reading import read_new
from sanfang.checks.rows import found_by, in_words
from sanfang.checks.thresholds import BURST, Burst, Crowd
from sanfang.destinations.models import DestinationChange, Evidence, Source
from sanfang.employers.models import Employer, QualificationDocument
from sanfang.institutions.models import ClosingDay
from tests.agreements.test_reused_material import a_letter, ask
from tests.cast import a_graduate
from tests.checks.conftest import CLOSING

CLOUD, BIG = "芜湖云海科技有限公司", "合肥大江有限责任公司"


def seen(rows) -> list[tuple[str, str]]:
    return [(row.subject, row.seen) for row in rows]


def codes(cast, *names: str) -> list[str]:
    return [cast.employers[name].uscc for name in names]


def test_a_code_whose_check_digit_is_wrong_is_found(cast, rows, sign_with):
    sign_with(CLOUD, uscc="91340200MA0000000X")
    cast.sign()

    assert seen(rows(21)) == [(CLOUD, "代码 91340200MA0000000X 校验不符")]


def test_the_same_name_with_another_code_is_found_with_that_code(cast, rows, sign_with):
    sign_with(CLOUD)
    Employer.objects.filter(pk=cast.employers["ann"].pk).update(
        name="芜湖云海 科技（有限公司）", name_key=cast.employers[CLOUD].name_key
    )
    cast.sign()

    assert seen(rows(22)) == [(CLOUD, f"同名的另一个代码：{cast.employers['ann'].uscc}")]


def test_a_similar_name_is_found_on_both_sides(cast, rows, sign_with):
    sign_with(CLOUD)
    sign_with("芜湖（云海）科技有限责任公司")
    cast.sign()
    ours, other = codes(cast, CLOUD, "芜湖（云海）科技有限责任公司")

    assert sorted(seen(rows(23))) == sorted(
        [
            (CLOUD, f"相近的名称：芜湖（云海）科技有限责任公司（{other}）"),
            ("芜湖（云海）科技有限责任公司", f"相近的名称：{CLOUD}（{ours}）"),
        ]
    )
    assert rows(22) == []


def test_one_code_under_two_names_is_found_with_both(cast, rows, sign_with):
    first = sign_with(CLOUD)
    sign_with(CLOUD)
    Agreement.objects.filter(pk=first.pk).update(employer_name="芜湖云天科技有限公司")

    (row,) = rows(24)

    assert row.seen == "用过的名称：芜湖云天科技有限公司、芜湖云海科技有限公司"
    assert (row.people_in_all, len(row.people)) == (2, 2)


@pytest.mark.parametrize(("standing", "words"), [("frozen", "已冻结"), ("waiting", "待认证")])
def test_an_employer_that_is_not_verified_any_more_is_found(cast, rows, sign_with, standing, words):
    sign_with(CLOUD)
    cast.sign()
    Employer.objects.filter(name=CLOUD).update(standing=standing)

    assert seen(rows(25)) == [(CLOUD, f"认证状态：{words}")]


def test_many_of_many_majors_for_few_posts_are_found(cast, rows, sign_with, monkeypatch):
    monkeypatch.setattr(employers_found, "CROWD", Crowd(graduates=3, majors=2))
    for major in ("软件工程", "软件工程", "英语"):
        sign_with(CLOUD, a_graduate(cast.computing, cast.plan, "新生", major_name=major))
    for major in ("软件工程", "会计", "英语"):
        sign_with(BIG, a_graduate(cast.computing, cast.plan, "新生", major_name=major))
    cast.positions[BIG].headcount = 3
    cast.positions[BIG].save()

    assert seen(rows(26)) == [(CLOUD, "3 名毕业生来自 2 个专业，单位发布的岗位共招 1 人")]


def test_a_burst_before_the_closing_day_is_found_to_the_hour(cast, rows, sign_with, monkeypatch):
    monkeypatch.setattr(employers_found, "BURST", Burst(signings=2, days=3))
    monkeypatch.setattr(thresholds.calendar, "today", CLOSING.date)
    for _ in range(2):
        sign_with(CLOUD, signed_at=CLOSING - timedelta(days=2))
    for day in (CLOSING, CLOSING - timedelta(days=3)):
        sign_with(BIG, signed_at=day)

    assert seen(rows(27)) == [(CLOUD, "截止日前 3 天内签约 2 名毕业生")]


@pytest.mark.parametrize(("number", "field"), [(28, "phone"), (29, "email")])
def test_one_contact_of_two_employers_is_one_row_masked(cast, rows, sign_with, number, field):
    apart = {
        name: {"phone": f"0551-123456{number}", "email": f"{number}@example.com"}
        for number, name in enumerate((CLOUD, BIG))
    }
    same = {"phone": "13912345678", "email": "HR@example.cn"}
    for name in (CLOUD, BIG):
        sign_with(name, **(apart[name] | {field: same[field]}))
    cast.sign()

    (row,) = rows(number)

    assert row.subject == {"phone": "139****5678", "email": "H***@example.cn"}[field]
    assert row.seen.endswith(f"：{BIG}、{CLOUD}")
    assert row.people_in_all == 2


def test_one_document_of_two_employers_is_found_once_one_of_them_has_signed(cast, rows):
    for name in ("mo", "ann"):
        QualificationDocument.objects.create(
            employer=cast.employers[name], kind="licence", file=a_letter("1" * 64, "营业执照.pdf")
        )
    assert rows(30) == []

    cast.sign()

    words = "2 家单位上传：合肥安信科技有限公司、芜湖云帆软件有限公司"
    assert seen(rows(30)) == [("营业执照.pdf", words)]
    assert rows(30, "administrator_of_another_school") == []
    assert seen(rows(30, "officer")) == [("营业执照.pdf", words)]


def test_C07_one_letter_of_two_graduates_is_one_row_that_names_them(cast, rows):
    ask(cast, "li", a_letter("1" * 64))
    ask(cast, "zhang", a_letter("1" * 64), a_letter("2" * 64, "证明.pdf"))

    (row,) = rows(31)

    assert row.seen == "您能看到其中 2 名，一共 2 名毕业生交了同一份材料"
    assert sorted(person.name for person in row.people) == sorted(["张䶮", "李晓"])
    assert rows(31, "teacher_of_another_department") == []


def test_one_piece_of_evidence_of_graduates_of_two_departments_names_only_ones_own(cast, rows):
    for graduate in (cast.zhang, cast.wang):
        _evidence(graduate, a_letter("1" * 64, "录用函.pdf"))
    _evidence(cast.li, a_letter("2" * 64))

    (row,) = rows(32, "teacher")

    assert (row.subject, row.seen) == ("录用函.pdf", "您能看到其中 1 名，一共 2 名毕业生交了同一份材料")
    assert [person.name for person in row.people] == ["张䶮"]
    assert rows(32, "administrator_of_another_school") == []


def test_ones_own_evidence_handed_in_again_is_no_row(cast, rows):
    for _ in range(2):
        _evidence(cast.zhang, a_letter("1" * 64))

    assert rows(32) == []


def test_agreements_that_ended_are_not_looked_at(cast, rows, sign_with):
    agreement = sign_with(CLOUD, uscc="91340200MA0000000X")
    Agreement.objects.filter(pk=agreement.pk).update(state="withdrawn")

    assert rows(21) == []


@pytest.mark.parametrize(
    ("who", "count"),
    [
        ("administrator", 2),
        ("teacher", 1),
        ("teacher_of_another_department", 1),
        ("administrator_of_another_school", 0),
        ("officer", 2),
        ("mo", 0),
    ],
)
def test_a_row_counts_and_names_graduates_of_the_own_scope(cast, rows, sign_with, who, count):
    sign_with(CLOUD, cast.zhang, uscc="91340200MA0000000X")
    sign_with(CLOUD, cast.wang)
    if who == "mo":
        assert rows(21, who) == []
        return

    assert [(row.people_in_all, len(row.people)) for row in rows(21, who)] == (
        [(count, count)] if count else []
    )


def test_a_row_names_five_graduates_and_says_how_many_there_are(rows, sign_with):
    for _ in range(7):
        sign_with(CLOUD, uscc="91340200MA0000000X")

    (row,) = rows(21)

    assert (len(row.people), row.people_in_all) == (5, 7)


COSTS = {21: 2, 22: 4, 23: 3, 24: 3, 25: 3, 26: 2, 27: 2, 28: 3, 29: 3, 30: 2, 31: 3, 32: 3}


@pytest.mark.parametrize("employers", [1, 3])
@pytest.mark.parametrize("rule", EMPLOYER_RULES, ids=lambda rule: str(rule.number))
def test_a_page_costs_the_same_with_one_row_and_with_three(
    cast, sign_with, rule, employers, monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr(employers_found, "CROWD", Crowd(graduates=1, majors=1))
    monkeypatch.setattr(employers_found, "BURST", Burst(signings=1, days=3))
    monkeypatch.setattr(thresholds.calendar, "today", CLOSING.date)
    for number in range(employers):
        _one_of_everything(cast, sign_with, number)
    read_new()
    actor = cast.actor("officer")
    found = found_by(rule, actor)
    assert found.count() >= employers

    with django_assert_num_queries(COSTS[rule.number]):
        in_words(rule, found[:25], actor)


def _one_of_everything(cast, sign_with, number: int) -> None:
    body = f"91340200MA000000{number}"
    contact = {"phone": f"1391234567{number}", "email": f"{number}@example.cn"}
    plain, other = f"云海{number}科技有限公司", f"云海{number}科技有限责任公司"
    signed_at = CLOSING - timedelta(days=1)
    last = next(c for c in "0123456789" if not _is_right(body + c))
    for name, uscc in ((plain, body + last), (f"（{plain}）", None), (other, None)):
        values = contact | ({"uscc": uscc} if uscc else {})
        agreement = sign_with(name, signed_at=signed_at, standing="verified", **values)
        cast.positions[name].headcount = 0
        cast.positions[name].save()
        employer = cast.employers[name]
        QualificationDocument.objects.create(
            employer=employer, kind="licence", file=a_letter(str(number) * 64, "执照.pdf")
        )
    again = sign_with(plain, signed_at=signed_at)
    Agreement.objects.filter(pk=again.pk).update(employer_name=f"云天{number}科技有限公司")
    Employer.objects.filter(name__in=[plain]).update(standing="frozen")
    _letters(cast, sign_with, other, agreement, number)


def _letters(cast, sign_with, other, first, number: int) -> None:
    from sanfang.agreements.models import TerminationMaterial, TerminationRequest

    for agreement in (first, sign_with(other, signed_at=CLOSING - timedelta(days=1))):
        request = TerminationRequest.objects.create(
            agreement=agreement, asked_by="graduate", reason_code="04", reason="解约"
        )
        letter = a_letter(str(number + 5) * 64)
        TerminationMaterial.objects.create(request=request, file=letter, given_by="graduate")
        _evidence(agreement.graduate, a_letter(str(number + 5) * 64, "录用函.pdf"))


def _evidence(graduate, file) -> None:
    change = DestinationChange.objects.create(
        graduate=graduate, old_code="70", new_code="11", source=Source.BY_HAND, by="王老师"
    )
    Evidence.objects.create(change=change, kind="offer", label="录用函", file=file)


def _is_right(code: str) -> bool:
    from sanfang.codes import usccs

    return usccs.check_digit(code[:17]) == code[17]


def test_the_window_is_the_one_that_began_last(monkeypatch):
    for today, last_day in (
        (date(2026, 8, 28), date(2025, 8, 31)),
        (date(2026, 8, 29), date(2026, 8, 31)),
        (date(2026, 12, 1), date(2026, 8, 31)),
    ):
        monkeypatch.setattr(thresholds.calendar, "today", lambda today=today: today)
        begin, end = BURST.window(8, 31)
        assert (calendar.last_day_before(end), end - begin) == (last_day, timedelta(days=3))


@pytest.mark.parametrize(("own_day", "found"), [((6, 30), 0), ((9, 1), 1), (None, 1)])
def test_a_burst_is_one_before_the_schools_own_closing_day(
    cast, rows, sign_with, monkeypatch, own_day, found
):
    monkeypatch.setattr(thresholds.calendar, "today", CLOSING.date)
    if own_day:
        ClosingDay.objects.create(school=cast.school, month=own_day[0], day=own_day[1])
    for _ in range(BURST.signings):
        sign_with(CLOUD, signed_at=CLOSING - timedelta(hours=12))

    assert len(rows(27)) == found


def test_the_words_of_a_rule_tell_its_thresholds():
    told = {rule.number: rule.looks_at for rule in employer_rules.EMPLOYER_RULES}

    assert told[26] == "10 名以上毕业生、5 个以上专业，且多于单位发布的招聘人数"
    assert told[27] == "本校截止日期（没有设置的为 8 月 31 日）前 3 天内，同一单位签约 5 名以上"
