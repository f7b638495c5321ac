"""「抽查」 at the desks of the province and of its schools."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sanfang import calendar
from sanfang.agreements.models import Agreement
from sanfang.checks.models import Sample, SampleItem, SamplePart
from sanfang.checks.sampling import drawing
from tests.cast import a_graduate
from tests.checks.sampling.samples import terms
from tests.permissions.stage import a_picture

PROVINCE, SCHOOL = "/province/samples/", "/school/samples/"


@pytest.fixture
def signed_by(cast):
    """So many graduates of computing with an agreement in force."""

    def make(count: int) -> list[Agreement]:
        people = [a_graduate(cast.computing, cast.plan, f"学生{number}") for number in range(count)]
        return [cast.approve(cast.sign(one)) for one in people]

    return make


@pytest.fixture
def drawn(cast, signed_by):
    """A sample of so many agreements of the school."""

    def make(count: int) -> Sample:
        signed_by(count)
        day = calendar.today() + timedelta(days=10)
        asked = terms(population="agreements", share=100, answer_by=day)
        return drawing.draw(asked, actor=cast.actor("officer"))

    return make


def form(**values) -> dict[str, object]:
    day = calendar.today() + timedelta(days=10)
    asked = {"title": "协议抽查", "population": "agreements", "cohort": "y2026", "answer_by": f"{day}"}
    return asked | {"share": 5, "minimum": 1, "maximum": 10} | values


def item_of(who: str, item: SampleItem) -> str:
    return f"/{'province' if who == 'officer' else 'school'}/sample-items/{item.pk}/"


def answer(client, item: SampleItem, **values):
    return client.post(item_of("school", item), {"words": "已到岗"} | values)


def decide(client, item: SampleItem, **values):
    return client.post(item_of("officer", item), {"finding": "confirm", "words": "材料齐全"} | values)


def test_a_sample_is_drawn_from_its_terms(cast, as_, signed_by):
    signed_by(3)
    client = as_("officer")

    answer = client.post(PROVINCE, form(share=50, words="请附合同"), follow=True)

    sample = Sample.objects.get()
    assert (sample.share, sample.plan, sample.cohort_year, sample.items.count()) == (50, None, 2026, 2)
    text = answer.content.decode()
    for told in ("已抽取，学校已收到通知", "抽取 2 条", "安徽工程大学", sample.seed):
        assert told in text


def test_one_plan_can_be_drawn_from(cast, as_, signed_by):
    signed_by(1)

    as_("officer").post(PROVINCE, form(cohort=cast.plan.pk))

    assert Sample.objects.get().plan == cast.plan


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": ""}, "title"),
        ({"population": "x"}, "population"),
        ({"cohort": ""}, "cohort"),
        ({"share": 0}, "share"),
        ({"share": 101}, "share"),
        ({"minimum": 11}, "minimum"),
        ({"maximum": 501}, "maximum"),
        ({"answer_by": "2020-01-01"}, "answer_by"),
    ],
)
def test_terms_that_cannot_be_met_are_refused_at_their_field(as_, signed_by, values, field):
    signed_by(1)

    answer = as_("officer").post(PROVINCE, form(**values))

    assert list(answer.context["form"].errors) == [field]
    assert not Sample.objects.exists()


def test_a_second_click_is_told_at_the_title(as_, signed_by):
    signed_by(1)
    client = as_("officer")
    client.post(PROVINCE, form())

    answer = client.post(PROVINCE, form())

    assert (answer.status_code, list(answer.context["form"].errors)) == (409, ["title"])


def test_where_there_is_nothing_to_draw_the_form_says_so(cast, as_):
    answer = as_("officer").post(PROVINCE, form())

    assert "没有可以抽查的记录" in answer.content.decode()


def test_the_lots_can_be_drawn_again_at_both_desks_and_tampering_shows(cast, as_, drawn):
    sample = drawn(2)
    pages = ((as_("officer"), f"{PROVINCE}{sample.pk}/"), (as_("teacher"), f"{SCHOOL}{sample.pk}/items/"))

    for client, path in pages:
        (proof,) = client.get(path, {"show": "lots"}).context["proofs"]
        assert proof[1] is True
    SamplePart.objects.update(keys="1,2", drawn=1)

    for client, path in pages:
        page = client.get(path, {"show": "lots"})
        assert (page.context["proofs"][0][1], "不一致" in page.content.decode()) == (False, True)


def test_a_school_answers_item_after_item_with_words_and_papers(cast, as_, drawn):
    sample = drawn(2)
    client = as_("teacher")
    first, second = sample.items.order_by("place")

    onwards = answer(client, first, papers=a_picture())

    assert onwards["Location"] == item_of("school", second)
    page = client.get(item_of("school", first)).content.decode()
    for told in ("已提交，等待省里核定", "已到岗", "材料.png"):
        assert told in page
    done = answer(client, second)
    assert done["Location"] == item_of("school", second)
    assert "您负责的都已说明" in client.get(f"{SCHOOL}{sample.pk}/items/").content.decode()


def test_evidence_is_read_by_both_sides(cast, as_, drawn):
    item = drawn(1).items.get()
    answer(as_("teacher"), item, papers=a_picture())
    (paper,) = item.steps.get().evidence.all()

    for who in ("teacher", "officer"):
        read = as_(who).get(f"{item_of(who, item)}evidence/{paper.pk}/")
        assert (read["Content-Type"], b"".join(read.streaming_content)[:4]) == ("image/png", b"\x89PNG")


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"words": ""}, "words"),
        ({"words": "在"}, "words"),
        ({"papers": SimpleUploadedFile("x.exe", b"MZ" * 100)}, "papers"),
        ({"papers": [SimpleUploadedFile(f"{n}.png", b"x") for n in range(6)]}, "papers"),
    ],
    ids=["nothing", "short", "program", "too many"],
)
def test_an_answer_that_says_nothing_is_refused_at_its_field(as_, drawn, values, field):
    item = drawn(1).items.get()

    refused = answer(as_("teacher"), item, **values)

    assert list(refused.context["form"].errors) == [field]
    assert SampleItem.objects.get().state == "waiting"


def test_the_province_decides_only_after_the_answer_or_the_day(as_, drawn):
    item = drawn(1).items.get()
    officer = as_("officer")
    assert "提交核定结果" not in officer.get(item_of("officer", item)).content.decode()
    assert decide(officer, item).status_code == 409

    SampleItem.objects.update(answer_by=calendar.today() - timedelta(days=1))

    assert "已逾期，可以直接核定" in officer.get(item_of("officer", item)).content.decode()
    assert decide(officer, item, finding="refute", words="逾期未说明").status_code == 302


def test_a_decision_leads_on_to_the_next_that_waits(as_, drawn):
    first, _waiting, third = drawn(3).items.order_by("place")
    teacher, officer = as_("teacher"), as_("officer")
    for item in (first, third):
        answer(teacher, item)

    assert decide(officer, first)["Location"] == item_of("officer", third)
    assert decide(officer, third)["Location"] == item_of("officer", third)


def test_more_material_goes_back_to_the_school_with_its_day(as_, drawn):
    item = drawn(1).items.get()
    teacher, officer = as_("teacher"), as_("officer")
    answer(teacher, item)

    without = decide(officer, item, finding="return", words="请补社保记录")
    day = calendar.today() + timedelta(days=5)
    decide(officer, item, finding="return", words="请补社保记录", answer_by=f"{day}")

    assert list(without.context["form"].errors) == ["answer_by"]
    page = teacher.get(item_of("school", item)).content.decode()
    assert ("省里要求补充材料" in page, "请补社保记录" in page, "提交说明" in page) == (True, True, True)


def test_the_second_of_two_answers_is_told_how_it_stands(as_, drawn):
    item = drawn(1).items.get()
    answer(as_("teacher"), item)

    second = answer(as_("counsellor"), item)

    assert second.status_code == 409
    assert "这一条已是「待省核定」，您的填写没有保存" in second.content.decode()


def test_the_items_are_narrowed_by_state_and_school(cast, as_, drawn):
    sample = drawn(2)
    first, _ = sample.items.order_by("place")
    answer(as_("teacher"), first)
    officer, path = as_("officer"), f"{PROVINCE}{sample.pk}/items/"

    def shown(**asked):
        return [item.place for item, _ in officer.get(path, asked).context["rows"]]

    assert (shown(), shown(state="answered"), shown(state="waiting")) == ([1, 2], [1], [2])
    assert (shown(school=cast.school.pk), shown(school=cast.other_school.pk)) == ([1, 2], [])


def test_reminding_is_a_button_that_works_once_a_day(as_, drawn):
    sample = drawn(1)
    officer = as_("officer")

    first = officer.post(f"{PROVINCE}{sample.pk}/", follow=True)
    second = officer.post(f"{PROVINCE}{sample.pk}/")

    assert "已提醒 1 所学校" in first.content.decode()
    assert (second.status_code, "今天已经提醒过" in second.content.decode()) == (409, True)


def test_the_progress_of_a_school_counts_what_is_answered_and_closed(as_, drawn):
    sample = drawn(3)
    first, second, _ = sample.items.order_by("place")
    for item in (first, second):
        answer(as_("teacher"), item)
    decide(as_("officer"), first)

    page = as_("officer").get(f"{PROVINCE}{sample.pk}/")

    ((_, counts, answered, closed),) = page.context["rows"]
    assert (counts, answered, closed) == ([1, 0, 1, 1, 0], 2, 1)


@pytest.mark.parametrize("who", ["teacher_of_another_department", "administrator_of_another_school"])
def test_whoever_has_nothing_in_a_sample_sees_none(as_, drawn, who):
    sample = drawn(1)
    client = as_(who)

    assert "没有抽查" in client.get(SCHOOL).content.decode()
    assert client.get(f"{SCHOOL}{sample.pk}/items/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("who", "path", "cost"),
    [
        ("officer", PROVINCE, 10),
        ("officer", "{0}{1}/", 11),
        ("officer", "{0}{1}/items/", 12),
        ("teacher", SCHOOL, 10),
        ("teacher", "/school/samples/{1}/items/", 12),
    ],
)
def test_the_pages_cost_the_same_with_one_row_and_with_three(
    as_, drawn, count, who, path, cost, django_assert_num_queries
):
    sample = drawn(count)
    client = as_(who)

    with django_assert_num_queries(cost):
        client.get(path.format(PROVINCE, sample.pk))
