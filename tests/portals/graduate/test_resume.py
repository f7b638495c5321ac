"""「我的简历」: begun from the record, written in a few minutes (manual B1)."""

import pytest

from sanfang.graduates.models import Graduate
from sanfang.recruiting.actions import resumes
from sanfang.recruiting.actions.resumes import Words
from sanfang.recruiting.models import Resume
from tests.recruiting.route import a_line

ADDRESS = "/m/resume/"
EDUCATION, EXPERIENCE = f"{ADDRESS}education/", f"{ADDRESS}experience/"
LINE = {
    "place": "芜湖云帆软件有限公司",
    "role": "开发实习生",
    "began": "2025-06",
    "ended": "2025-09",
    "description": "订单系统的接口。",
}
STRANGERS = ["li", "zhou", "mo", "teacher"]


@pytest.fixture
def zhang(as_):
    return as_("zhang")


@pytest.fixture
def resume(cast) -> Resume:
    return resumes.begin(actor=cast.actor("zhang"))


def text_of(answer) -> str:
    return answer.content.decode()


def test_the_phone_leads_there(zhang):
    for page in ("/m/", "/m/me/"):
        assert f'href="{ADDRESS}"' in text_of(zhang.get(page))


def test_before_it_begins_the_page_says_what_is_filled_in_already(cast, zhang):
    page = text_of(zhang.get(ADDRESS))

    for words in ("已经替您填好", "开始填写", "张䶮", "安徽工程大学", "13800138000", "本科生毕业"):
        assert words in page
    assert 'href="/m/record/"' in page
    assert cast.zhang.id_number not in page
    assert not Resume.objects.exists()


def test_one_tap_begins_it_and_a_second_one_changes_nothing(cast, zhang):
    for _ in range(2):
        assert zhang.post(f"{ADDRESS}begin/")["Location"] == ADDRESS

    assert Resume.objects.get().graduate == cast.zhang


def test_the_page_kindly_says_what_is_missing(cast, zhang, resume):
    page = text_of(zhang.get(ADDRESS))
    assert "还没有填写：求职意向、教育经历、实习与实践、技能特长、自我评价。不填也可以投递" in page

    resumes.write(resume, Words("后端", "Python", "踏实"), actor=cast.actor("zhang"))
    for kind in ("education", "experience"):
        resumes.add_line(resume, a_line(kind=kind), actor=cast.actor("zhang"))
    assert "还没有填写" not in text_of(zhang.get(ADDRESS))


def test_a_missing_address_is_missed_too(cast, zhang, resume):
    Graduate.objects.filter(pk=cast.zhang.pk).update(email="")

    assert "还没有填写：电子邮箱、" in text_of(zhang.get(ADDRESS))


def test_own_words_are_kept_and_shown(zhang, resume):
    answer = zhang.post(
        f"{ADDRESS}words/", {"objective": "后端开发", "skills": "Python\n\nSQL <b>", "about": ""}, follow=True
    )

    page = text_of(answer)
    assert "已保存" in page
    assert "后端开发" in page
    assert "&lt;b&gt;" in page
    assert "后端开发" in text_of(zhang.get(f"{ADDRESS}words/"))


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("objective", "后" * 101, "最多 100 个字"),
        ("skills", "会" * 1001, "最多 1000 个字"),
        ("about", "好" * 10_000, "最多 1000 个字"),
        ("objective", "后端\u202e开发", "控制字符"),
        ("skills", "Py\x00thon", "空字符"),
        ("about", "\ufffe", "控制字符"),
    ],
)
def test_B15_what_cannot_be_kept_is_refused_and_what_was_typed_stays(zhang, resume, field, typed, words):
    typed_all = {"objective": "想做后端", "skills": "会 Python", "about": "踏实肯干", field: typed}

    page = text_of(zhang.post(f"{ADDRESS}words/", typed_all))

    assert words in page
    for other in {"objective", "skills", "about"} - {field}:
        assert typed_all[other] in page
    resume.refresh_from_db()
    assert resume.objective == ""


def test_B15_emoji_and_markup_are_shown_as_they_are(zhang, resume):
    zhang.post(
        f"{ADDRESS}words/", {"objective": "开发 👩‍💻", "skills": "<script>alert(1)</script>", "about": ""}
    )

    for page in (ADDRESS, f"{ADDRESS}preview/"):
        shown = text_of(zhang.get(page))
        assert "开发 👩‍💻" in shown
        assert "&lt;script&gt;" in shown
        assert "<script>alert" not in shown


@pytest.mark.parametrize(("address", "kind"), [(EDUCATION, "education"), (EXPERIENCE, "experience")])
def test_a_line_is_added_under_its_heading(zhang, resume, address, kind):
    answer = zhang.post(address, LINE, follow=True)

    line = resume.entries.get()
    assert (line.kind, line.role, line.period) == (kind, "开发实习生", "2025-06 至 2025-09")
    assert f'href="{ADDRESS}lines/{line.pk}/"' in text_of(answer)


def test_a_second_tap_adds_no_second_line(zhang, resume):
    for _ in range(2):
        zhang.post(EXPERIENCE, LINE)

    assert resume.entries.count() == 1


@pytest.mark.parametrize("typed", ["2025-06", "2025年6月", "２０２５年６月", "2025/6", "202506"])
def test_months_are_read_kindly(zhang, resume, typed):
    zhang.post(EXPERIENCE, {**LINE, "began": typed})

    assert resume.entries.get().began == "2025-06"


@pytest.mark.parametrize("typed", ["", "至今"])
def test_what_goes_on_has_no_end(zhang, resume, typed):
    zhang.post(EXPERIENCE, {**LINE, "ended": typed})

    assert "2025-06 至今" in text_of(zhang.get(ADDRESS))


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"ended": "2025-05"}, "ended", "早于开始年月"),
        ({"began": ""}, "began", "请填写「开始年月」"),
        ({"began": "去年夏天"}, "began", "例如 2024-07"),
        ({"ended": "2025-13"}, "ended", "例如 2024-07"),
        ({"place": " "}, "place", "请填写「单位或项目」"),
        ({"place": "单" * 101}, "place", "最多 100 个字"),
        ({"role": "岗" * 10_000}, "role", "最多 100 个字"),
        ({"role": "开发\u202e"}, "role", "控制字符"),
        ({"description": "做" * 1001}, "description", "最多 1000 个字"),
    ],
)
def test_a_faulty_line_is_refused_at_its_field_and_what_was_typed_stays(zhang, resume, changes, field, words):
    page = text_of(zhang.post(EXPERIENCE, LINE | changes))

    assert f"id_{field}_error" in page
    assert words in page
    for other in set(LINE) - {field}:
        assert LINE[other] in page
    assert not resume.entries.exists()


def test_the_twenty_first_line_is_refused_in_words(cast, zhang, resume):
    for number in range(20):
        resumes.add_line(resume, a_line(place=f"单位 {number}"), actor=cast.actor("zhang"))

    assert "最多 20 条" in text_of(zhang.post(EXPERIENCE, LINE))
    assert resume.entries.count() == 20


@pytest.fixture
def line(cast, resume):
    return resumes.add_line(resume, a_line(), actor=cast.actor("zhang"))


def test_a_line_is_changed(zhang, line):
    address = f"{ADDRESS}lines/{line.pk}/"
    assert "订单系统的接口" in text_of(zhang.get(address))

    zhang.post(address, {**LINE, "role": "测试实习生"})

    line.refresh_from_db()
    assert line.role == "测试实习生"


def test_a_change_that_runs_backwards_is_refused(zhang, line):
    page = text_of(zhang.post(f"{ADDRESS}lines/{line.pk}/", {**LINE, "ended": "2020-01"}))

    assert "早于开始年月" in page
    line.refresh_from_db()
    assert line.ended == "2025-09"


def test_a_line_is_removed_after_being_asked(zhang, resume, line):
    address = f"{ADDRESS}lines/{line.pk}/remove/"

    assert "删除这条实习与实践？" in text_of(zhang.get(address))
    assert resume.entries.exists()
    assert "已删除" in text_of(zhang.post(address, follow=True))
    assert not resume.entries.exists()
    assert zhang.post(address).status_code == 404


def test_the_preview_is_what_an_employer_reads(cast, zhang, resume, line):
    resumes.write(resume, Words("后端开发", "Python", ""), actor=cast.actor("zhang"))

    page = text_of(zhang.get(f"{ADDRESS}preview/"))

    for words in (
        "只有您投递过的",
        "后端开发",
        "技能特长",
        "开发实习生",
        "2025-06 至 2025-09",
        "13800138000",
    ):
        assert words in page
    for unsaid in ("自我评价", "教育经历", "附件", cast.zhang.qq, cast.zhang.home_address):
        assert unsaid not in page


@pytest.mark.parametrize("who", STRANGERS)
def test_a_strangers_line_does_not_exist(cast, as_, line, who):
    if who in cast.graduates:
        resumes.begin(actor=cast.actor(who))

    for address in (f"{ADDRESS}lines/{line.pk}/", f"{ADDRESS}lines/{line.pk}/remove/"):
        assert as_(who).get(address).status_code == 404
        assert as_(who).post(address, LINE).status_code == 404


@pytest.mark.parametrize("page", ["words", "education", "experience", "preview", "attach", "attachment"])
def test_what_is_not_begun_has_no_pages(zhang, page):
    assert zhang.get(f"{ADDRESS}{page}/").status_code == 404


@pytest.mark.parametrize("page", ["begin", "attachment/remove"])
def test_what_writes_is_not_asked_for(zhang, resume, page):
    assert zhang.get(f"{ADDRESS}{page}/").status_code == 405


@pytest.mark.parametrize("count", [1, 3])
def test_the_pages_cost_the_same_however_long_a_life(cast, zhang, resume, count, django_assert_num_queries):
    for number in range(count):
        resumes.add_line(resume, a_line(place=f"单位 {number}"), actor=cast.actor("zhang"))

    with django_assert_num_queries(6):
        zhang.get(ADDRESS)
    with django_assert_num_queries(6):
        zhang.get(f"{ADDRESS}preview/")
