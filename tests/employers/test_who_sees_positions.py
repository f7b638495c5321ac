"""Which positions and employers reach whom: an unverified employer may prepare, and reaches nobody."""

from datetime import date, timedelta

import pytest
import time_machine

from sanfang.actors import Actor, Party
from sanfang.employers.models import Employer, Position
from sanfang.employers.states import PositionState, Standing
from tests.cast import a_position

TODAY = date(2026, 3, 10)
LAST_DAYS = {
    "none": None,
    "tomorrow": TODAY + timedelta(days=1),
    "today": TODAY,
    "yesterday": TODAY - timedelta(days=1),
}
OWNER_AND_REVIEWERS = (
    "mo",
    "administrator",
    "teacher",
    "counsellor",
    "administrator_of_another_school",
    "officer",
)
GRADUATES = ("zhang", "zhou")


@pytest.fixture(autouse=True)
def _frozen():
    # Still the ninth in Greenwich.
    with time_machine.travel("2026-03-10T00:30:00+08:00", tick=False):
        yield


def sees(actor: Actor, row: Position | Employer) -> bool:
    return type(row).objects.visible_to(actor).filter(pk=row.pk).exists()


@pytest.mark.parametrize("last_day", LAST_DAYS)
@pytest.mark.parametrize("standing", list(Standing))
@pytest.mark.parametrize("state", list(PositionState))
def test_the_truth_table(cast, state, standing, last_day):
    Employer.objects.filter(pk=cast.employers["mo"].pk).update(standing=standing)
    position = a_position(cast.employers["mo"], state=state, apply_by=LAST_DAYS[last_day])
    is_on_offer = (state, standing) == ("published", "verified") and last_day != "yesterday"

    expected = (
        dict.fromkeys(OWNER_AND_REVIEWERS, True) | dict.fromkeys(GRADUATES, is_on_offer) | {"ann": False}
    )
    assert {name: sees(cast.actor(name), position) for name in expected} == expected


@pytest.mark.parametrize(
    "stranger",
    [
        Actor(Party.PUBLIC, "访客"),
        Actor(Party.GRADUATE, "未绑定的手机", user_id=1),
        Actor(Party.PROVINCE, "别的省", province_id=0),
        Actor(Party.SCHOOL, "别的省的学校", school_id=0, province_id=0),
    ],
    ids=lambda actor: actor.label,
)
def test_strangers_see_nothing(cast, stranger):
    assert not Position.objects.visible_to(stranger).exists()
    assert not Employer.objects.visible_to(stranger).exists()


@pytest.mark.parametrize("standing", list(Standing))
def test_a_graduate_sees_an_employer_once_it_is_verified(cast, standing):
    Employer.objects.filter(pk=cast.employers["mo"].pk).update(standing=standing)

    seen = {name: sees(cast.actor(name), cast.employers["mo"]) for name in ("zhang", "mo", "ann", "teacher")}

    assert seen == {"zhang": standing == Standing.VERIFIED, "mo": True, "ann": False, "teacher": True}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", {"Java 工程师", "会计"}),
        ("java", {"Java 工程师"}),
        (" 会计 ", {"会计"}),
        ("云帆", {"Java 工程师"}),
        ("安信（科技）", {"会计"}),
        ("（）", set()),
        ("%", set()),
        ("没有这个", set()),
    ],
)
def test_search_by_title_or_employer(cast, text, found):
    Position.objects.filter(employer=cast.employers["mo"]).update(title="Java 工程师")
    Position.objects.filter(employer=cast.employers["ann"]).update(title="会计")

    assert set(Position.objects.matching(text).values_list("title", flat=True)) == found


@pytest.mark.parametrize(("level", "count"), [("01", 4), ("11", 3), ("31", 2), ("41", 1)])
def test_a_higher_level_is_open_to_more(cast, level, count):
    Position.objects.all().delete()
    for wanted in ("", "31", "11", "01"):
        a_position(cast.employers["mo"], education_level=wanted)

    assert Position.objects.open_to(level).count() == count


def test_the_latest_published_comes_first(cast):
    older = a_position(cast.employers["mo"], published_at="2026-03-01T09:00:00+08:00")

    assert list(Position.objects.latest_first())[-1] == older


@pytest.mark.parametrize("state", list(PositionState))
def test_what_was_shown_once_may_be_spoken_of(cast, state):
    """Whoever has the page of a closed position open is told so; of a draft nobody hears."""
    was_published = state != PositionState.DRAFT
    moment = cast.position.published_at if was_published else None
    position = a_position(cast.employers["mo"], state=state, published_at=moment)

    for who in GRADUATES:
        assert (
            Position.objects.once_shown_to(cast.actor(who)).filter(pk=position.pk).exists() == was_published
        )
    assert not Position.objects.once_shown_to(cast.actor("ann")).filter(pk=position.pk).exists()
    assert Position.objects.once_shown_to(cast.actor("mo")).filter(pk=position.pk).exists()
