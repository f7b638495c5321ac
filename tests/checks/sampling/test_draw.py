"""Drawing a sample: how many, by lot, so that it can be shown that nobody picked (decision 0028)."""

import hashlib
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from sanfang.audit.models import Entry
from sanfang.checks.models import Sample, SampleItem, SamplePart
from sanfang.checks.sampling import drawing, lots
from sanfang.checks.sampling.errors import BoundsCross, DayIsPast, NobodyToDraw, NotYourSample, TitleTaken
from sanfang.destinations.models import Destination
from sanfang.graduates.models import Graduate
from sanfang.institutions.models import DispatchPlan
from sanfang.notices.models import Notice
from tests.checks.sampling.samples import terms


@pytest.mark.parametrize(
    ("population", "share", "minimum", "maximum", "count"),
    [
        (6000, 5, 10, 500, 300),
        (6000, 5, 10, 100, 100),
        (100, 5, 10, 100, 10),
        (101, 5, 1, 100, 6),
        (7, 5, 10, 100, 7),
        (1, 1, 1, 1, 1),
    ],
)
def test_so_many_are_drawn_of_a_school(population, share, minimum, maximum, count):
    assert lots.how_many(population, share, minimum, maximum) == count


def test_lots_are_hashes_that_any_tool_computes():
    by_hand = sorted((hashlib.sha256(f"seed:{key}".encode()).hexdigest(), key) for key in range(1, 50))

    assert lots.draw("seed", range(1, 50), 5) == [key for _, key in by_hand[:5]]


def test_the_order_of_the_list_is_no_matter_and_another_seed_draws_others():
    keys = list(range(1000))

    assert lots.draw("a", keys, 20) == lots.draw("a", reversed(keys), 20)
    assert set(lots.draw("a", keys, 20)) != set(lots.draw("b", keys, 20))


def test_everybody_is_drawn_as_often_as_anybody():
    times = dict.fromkeys(range(20), 0)
    for number in range(2000):
        for key in lots.draw(f"seed {number}", times, 5):
            times[key] += 1

    # 500 each; five standard deviations of a binomial are 97.
    assert (min(times.values()) > 400, max(times.values()) < 600) == (True, True)


def test_a_seed_is_made_anew_each_time_and_cannot_be_asked_for(drawn):
    first, second = drawn(), drawn(title="第二批")

    assert (len(first.seed), first.seed != second.seed) == (64, True)
    assert "seed" not in drawing.Terms.__dataclass_fields__


def test_each_school_has_its_share_of_what_it_has(cast, drawn):
    sample = drawn()

    parts = {part.school: (part.population, part.drawn) for part in sample.parts.select_related("school")}
    assert parts == {cast.school: (3, 2), cast.other_school: (1, 1)}
    assert SampleItem.objects.filter(school=cast.school).count() == 2


def test_what_was_drawn_can_be_drawn_again_from_what_is_recorded(drawn):
    for part in drawn(share=34).parts.all():
        items = list(part.items.order_by("place").values_list("graduate_id", flat=True))
        assert part.drawn_again() == items


def test_a_list_that_was_tampered_with_draws_others_and_differs_from_the_trail(cast, drawn):
    part = drawn(share=1).parts.get(school=cast.school)
    (item,) = part.items.all()
    kept = [key for key in part.keys.split(",") if int(key) != item.graduate_id]

    SamplePart.objects.filter(pk=part.pk).update(keys=",".join(kept))

    part.refresh_from_db()
    assert part.drawn_again() != [item.graduate_id]
    entry = Entry.objects.get(act="sample.draw", subject_id=str(part.pk), subject_type="checks.samplepart")
    assert entry.facts["keys_sha256"] != lots.digest_of(map(int, kept))


def test_the_seed_and_the_terms_stand_in_the_provinces_trail(drawn):
    sample = drawn()

    entry = Entry.objects.get(act="sample.draw", subject_type="checks.sample")
    assert (entry.who, entry.facts["seed"], entry.facts["terms"]) == ("officer", sample.seed, [50, 1, 10])


def test_every_school_is_told_once_and_what_to_do(cast, drawn):
    sample = drawn()

    told = Notice.objects.filter(kind="sample", mailbox_id=cast.school.pk).get()
    assert told.title == "省里抽查了本校 2 条已登记的毕业去向"
    assert told.body == "请在 2026-06-15 前逐条说明或上传证明材料。请附劳动合同或工资条。"
    assert told.link == f"/school/samples/{sample.pk}/items/"
    assert Notice.objects.filter(kind="sample").count() == 2


def test_an_item_keeps_what_stood_there_when_it_was_drawn(cast, drawn):
    drawn(share=100)
    Destination.objects.filter(graduate=cast.zhang).update(employer_name="改过的单位")

    facts = dict(SampleItem.objects.get(graduate=cast.zhang).facts)

    assert (facts["毕业去向"], facts["来源"]) == ("签劳动合同形式就业", "学校登记")
    assert facts["单位名称"] == "芜湖青禾信息技术有限公司"


def test_agreements_in_force_are_drawn_with_their_number(cast, today):
    agreement = cast.approve(cast.sign())
    cast.sign(cast.li)

    drawing.draw(terms(population="agreements", share=100), actor=cast.actor("officer"))

    item = SampleItem.objects.get()
    assert (item.agreement, dict(item.facts)["协议编号"]) == (agreement, agreement.number)


def test_who_awaits_employment_left_or_is_of_another_plan_is_not_drawn_from(cast, drawn):
    spring = DispatchPlan.objects.create(cohort_year=2026, name="春季")
    Graduate.objects.filter(pk=cast.li.pk).update(left_on=date(2026, 3, 1))
    Graduate.objects.filter(pk=cast.wang.pk).update(plan=spring)

    drawn(share=100, plan=cast.plan)

    names = [item.graduate.name for item in SampleItem.objects.select_related("graduate")]
    assert sorted(names) == ["周宁", "张䶮"]


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"minimum": 11}, BoundsCross),
        ({"answer_by": date(2026, 6, 1)}, DayIsPast),
        ({"cohort_year": 2025}, NobodyToDraw),
    ],
)
def test_terms_that_cannot_be_met_are_refused_and_leave_nothing(drawn, values, refusal):
    with pytest.raises(refusal):
        drawn(**values)

    assert (Sample.objects.count(), Entry.objects.filter(act="sample.draw").count()) == (0, 0)


def test_a_second_click_draws_nothing(cast, drawn):
    drawn()

    with pytest.raises(TitleTaken):
        drawn()

    assert (Sample.objects.count(), Notice.objects.filter(kind="sample").count()) == (1, 2)


@pytest.mark.parametrize("who", ["administrator", "teacher", "zhang", "mo"])
def test_only_the_province_draws(cast, today, who):
    with pytest.raises(NotYourSample):
        drawing.draw(terms(), actor=cast.actor(who))


@pytest.mark.parametrize("values", [{"seed": ""}, {"share": 0}, {"minimum": 11}, {"maximum": 501}])
def test_the_database_insists_on_terms_that_can_be_met(drawn, values):
    sample = drawn()

    with pytest.raises(IntegrityError), transaction.atomic():
        Sample.objects.filter(pk=sample.pk).update(**values)


@pytest.mark.parametrize("share", [1, 100])
def test_drawing_costs_as_much_for_three_of_a_school_as_for_one(drawn, share, django_assert_num_queries):
    with django_assert_num_queries(44):
        drawn(share=share)
