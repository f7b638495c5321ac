"""The résumé: begun from the record, written by its owner only (manual B1)."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from sanfang.audit.models import Entry
from sanfang.graduates.models import Graduate
from sanfang.recruiting.actions import applying, resumes
from sanfang.recruiting.actions.resumes import Line, Words
from sanfang.recruiting.errors import EndsBeforeItBegan, LineGone, NotYours, TooManyEntries
from sanfang.recruiting.models import Application, Resume, ResumeEntry
from sanfang.recruiting.sheet import sheet_of
from sanfang.uploads.errors import NotAPdf
from sanfang.uploads.models import StoredFile
from tests.permissions.stage import a_pdf
from tests.recruiting.route import a_line

OTHERS = ["li", "mo", "teacher", "administrator", "officer"]


def acts() -> list[str]:
    return [*Entry.objects.filter(act__startswith="resume.").order_by("pk").values_list("act", flat=True)]


@pytest.fixture
def zhang(cast):
    return cast.actor("zhang")


@pytest.fixture
def resume(route) -> Resume:
    return route.resume()


def test_it_begins_with_the_schooling_of_the_record(cast, zhang):
    Graduate.objects.filter(pk=cast.zhang.pk).update(
        enrolled_on=date(2022, 9, 1), graduates_on=date(2026, 7, 1)
    )

    resume = resumes.begin(actor=zhang)

    line = resume.entries.get()
    assert (line.kind, line.place) == ("education", "安徽工程大学")
    assert line.role == f"{cast.zhang.major_name}（本科生毕业）"
    assert (line.began, line.ended) == ("2022-09", "2026-07")


@pytest.mark.parametrize(
    "dates",
    [
        {"enrolled_on": None, "graduates_on": date(2026, 7, 1)},
        {"enrolled_on": date(2026, 9, 1), "graduates_on": date(2022, 7, 1)},
    ],
    ids=["missing", "mixed up"],
)
def test_a_record_with_faulty_months_still_lets_it_begin(cast, zhang, dates):
    Graduate.objects.filter(pk=cast.zhang.pk).update(**dates)

    assert not resumes.begin(actor=zhang).entries.exists()


def test_beginning_twice_gives_the_same_one(zhang):
    assert resumes.begin(actor=zhang) == resumes.begin(actor=zhang)
    assert acts() == ["resume.begin"]


def test_what_is_said_in_own_words_is_kept(resume, zhang):
    resumes.write(resume, Words("后端开发", "Python", "踏实"), actor=zhang)

    resume.refresh_from_db()
    assert (resume.objective, resume.skills, resume.about) == ("后端开发", "Python", "踏实")
    assert acts() == ["resume.begin", "resume.write"]


def test_a_line_is_added_changed_and_removed(resume, zhang):
    entry = resumes.add_line(resume, a_line(), actor=zhang)
    resumes.change_line(entry, a_line(role="测试实习生", ended="2025-08"), actor=zhang)
    changed = resume.entries.get()
    resumes.remove_line(entry, actor=zhang)

    assert (changed.role, changed.ended) == ("测试实习生", "2025-08")
    assert not resume.entries.exists()
    assert acts() == ["resume.begin", "resume.add_line", "resume.change_line", "resume.remove_line"]


def test_a_second_tap_adds_no_second_line(resume, zhang):
    assert resumes.add_line(resume, a_line(), actor=zhang) == resumes.add_line(resume, a_line(), actor=zhang)
    assert resume.entries.count() == 1
    assert acts().count("resume.add_line") == 1


def test_removing_twice_is_once(resume, zhang):
    entry = resumes.add_line(resume, a_line(), actor=zhang)
    twin = ResumeEntry.objects.get()

    resumes.remove_line(entry, actor=zhang)
    resumes.remove_line(twin, actor=zhang)

    assert acts().count("resume.remove_line") == 1


def test_a_line_that_was_removed_meanwhile_does_not_come_back(resume, zhang):
    entry = resumes.add_line(resume, a_line(), actor=zhang)
    resumes.remove_line(ResumeEntry.objects.get(), actor=zhang)

    with pytest.raises(LineGone, match="已经删除"):
        resumes.change_line(entry, a_line(role="别的"), actor=zhang)
    assert not resume.entries.exists()


def test_what_ends_before_it_began_is_refused(resume, zhang):
    entry = resumes.add_line(resume, a_line(began="2025-07", ended="2025-07"), actor=zhang)

    with pytest.raises(EndsBeforeItBegan, match="早于开始年月"):
        resumes.add_line(resume, a_line(began="2025-07", ended="2025-06"), actor=zhang)
    with pytest.raises(EndsBeforeItBegan):
        resumes.change_line(entry, a_line(began="2025-07", ended="2024-12"), actor=zhang)
    with pytest.raises(IntegrityError), transaction.atomic():
        ResumeEntry.objects.update(ended="2024-12")


def test_twenty_lines_are_enough(resume, zhang):
    for number in range(20):
        resumes.add_line(resume, a_line(place=f"单位 {number}"), actor=zhang)

    with pytest.raises(TooManyEntries, match="最多 20 条"):
        resumes.add_line(resume, a_line(), actor=zhang)
    assert resume.entries.count() == 20


def test_an_attachment_takes_the_place_of_the_one_before(resume, zhang):
    first, second = a_pdf("简历.pdf"), a_pdf("简历（新）.pdf")

    resumes.attach(resume, first, actor=zhang)
    resumes.attach(resume, second, actor=zhang)

    assert Resume.objects.get().attachment == second
    assert [*StoredFile.objects.all()] == [second]


def test_an_attachment_can_be_taken_away(resume, zhang):
    resumes.attach(resume, a_pdf("简历.pdf"), actor=zhang)
    resumes.attach(resume, None, actor=zhang)
    resumes.attach(resume, None, actor=zhang)

    assert Resume.objects.get().attachment is None
    assert not StoredFile.objects.exists()
    assert acts() == ["resume.begin", "resume.attach", "resume.detach"]


def test_only_a_pdf_is_attached(resume, zhang):
    picture = a_pdf("照片.png")
    StoredFile.objects.update(media_type="image/png")
    picture.refresh_from_db()

    with pytest.raises(NotAPdf):
        resumes.attach(resume, picture, actor=zhang)
    assert Resume.objects.get().attachment is None


@pytest.mark.parametrize("somebody", OTHERS)
def test_nobody_else_writes_a_word(cast, resume, zhang, somebody):
    entry, stranger = resumes.add_line(resume, a_line(), actor=zhang), cast.actor(somebody)
    before = acts()

    for attempt in (
        lambda: resumes.write(resume, Words("x", "x", "x"), actor=stranger),
        lambda: resumes.add_line(resume, a_line(place="x"), actor=stranger),
        lambda: resumes.change_line(entry, a_line(place="x"), actor=stranger),
        lambda: resumes.remove_line(entry, actor=stranger),
        lambda: resumes.attach(resume, None, actor=stranger),
    ):
        with pytest.raises(NotYours):
            attempt()
    assert acts() == before


@pytest.mark.parametrize("somebody", ["mo", "teacher", "officer"])
def test_who_is_no_graduate_has_none(cast, somebody):
    with pytest.raises(NotYours):
        resumes.begin(actor=cast.actor(somebody))
    assert not Resume.objects.exists()


@pytest.mark.parametrize("somebody", OTHERS)
def test_nobody_else_finds_it_by_itself(cast, resume, somebody):
    """An employer reads it through an application, never by itself."""
    assert resume not in Resume.objects.visible_to(cast.actor(somebody))


def test_an_empty_one_may_be_sent(cast, resume, zhang):
    assert applying.apply(cast.position, actor=zhang) == Application.objects.get()


def test_the_sheet_says_what_is_missing(cast, resume, zhang):
    Graduate.objects.filter(pk=cast.zhang.pk).update(email="")
    resumes.write(resume, Words("后端开发", "", "踏实"), actor=zhang)
    resumes.add_line(resume, a_line(), actor=zhang)

    sheet = sheet_of(Resume.objects.get(), with_contact=True)

    assert sheet.gaps == ["电子邮箱", "教育经历", "技能特长"]


def test_the_sheet_tells_nothing_that_no_employer_may_ask_for(cast, resume):
    sheet = sheet_of(resume, with_contact=True)

    told = repr(sheet)
    for fact in (cast.zhang.id_number, cast.zhang.home_address, cast.zhang.qq, "民族", "困难生", "生源"):
        assert fact not in told
    assert sheet_of(resume, with_contact=False).contact == []


def test_a_line_knows_whether_it_runs_forward():
    assert Line("experience", "x", "", "2024-07", "", "").runs_forward
    assert not a_line(began="2024-07", ended="2023-12").runs_forward


def test_a_line_says_from_when_to_when(resume, zhang):
    assert resumes.add_line(resume, a_line(), actor=zhang).period == "2025-06 至 2025-09"
    assert resumes.add_line(resume, a_line(ended=""), actor=zhang).period == "2025-06 至今"
