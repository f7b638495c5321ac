"""Undoing an import and binding, editing and importing at the same moment: one of the two, never half of each."""

from functools import partial

import pytest

from sanfang.audit.verifying import verify_all
from sanfang.graduates import actions as records
from sanfang.graduates.actions import importing
from sanfang.graduates.models import Binding, Graduate, ImportBatch, RecordChange
from sanfang.people.models import User
from tests.cast import Cast
from tests.graduates.imports.books import a_person, uploaded
from tests.races.test_waiting_for_each_other import rush

ROUNDS = 2


def check(cast: Cast, *people) -> ImportBatch:
    return importing.check(uploaded(*people), cast.school, cast.plan, actor=cast.actor("administrator"))


@pytest.mark.slow
@pytest.mark.parametrize("_", range(ROUNDS))
def test_whoever_is_bound_stays_and_whoever_is_taken_back_is_not_bound(cast: Cast, _):
    people = [a_person() for _ in range(6)]
    batch = check(cast, *people)
    importing.commit(batch, actor=cast.actor("administrator"))
    graduates = list(Graduate.objects.filter(student_number__in=[person["学号"] for person in people]))
    change = {"way": RecordChange.Way.EDIT, "actor": cast.actor("administrator")}
    binding = [
        partial(
            records.bind,
            User.objects.for_phone(f"phone-{one.pk}"),
            school=cast.school,
            name=one.name,
            student_number=one.student_number,
            id_number=one.id_number,
            actor=cast.actor("zhang"),
        )
        for one in graduates[:3]
    ]
    editing = [partial(records.change, one, {"qq": "20002"}, **change) for one in graduates[3:]]

    told = rush([*binding, partial(importing.undo, batch, actor=cast.actor("administrator")), *editing])

    batch.refresh_from_db()
    left = Graduate.objects.filter(pk__in=[one.pk for one in graduates]).count()
    built = Binding.objects.filter(graduate__in=graduates).count() + RecordChange.objects.count()
    assert (batch.state, left, built, told.count("done")) in [("undone", 0, 0, 1), ("committed", 6, 6, 6)]
    assert list(verify_all()) == []


@pytest.mark.slow
def test_two_undo_and_one_confirms_another_list(cast: Cast):
    batch, another = check(cast, a_person()), check(cast, a_person())
    administrator = cast.actor("administrator")
    importing.commit(batch, actor=administrator)

    told = rush(
        [partial(importing.undo, batch, actor=administrator) for _ in range(2)]
        + [partial(importing.commit, another, actor=administrator)]
    )

    states = set(ImportBatch.objects.values_list("state", flat=True))
    assert "done" in told
    assert states <= {"undone", "committed", "checked"}
    assert (
        Graduate.objects.filter(name="程远").count() == ImportBatch.objects.filter(state="committed").count()
    )
    assert list(verify_all()) == []
