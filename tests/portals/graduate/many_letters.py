"""Many letters for zhang, of every kind, in states of which one graduate may have any number."""

from typing import Any

from sanfang.agreements import actions as agreements
from sanfang.agreements.models import Agreement
from sanfang.recruiting.letters import Letter
from sanfang.recruiting.models import Interview, Offer
from tests.recruiting.route import Route


def a_copy_of(letter: Letter, **changes: Any) -> Letter:
    """The same row once more, not written yet."""
    columns = {field.attname: getattr(letter, field.attname) for field in letter._meta.fields}
    return type(letter)(**(columns | {"id": None} | changes))


def with_letters(route: Route, count: int) -> None:
    """`count` interviews, as many offers of which one can be answered, as many signings by route 2."""
    signed = route.cast.sign(by="ann")
    agreements.reject(signed, actor=route.cast.actor("teacher"), reason="单位名称不符")
    offer, interview = route.offered(), Interview.objects.get()
    more = range(count - 1)
    Interview.objects.bulk_create([a_copy_of(interview) for _ in more])
    Offer.objects.bulk_create([a_copy_of(offer, state="declined") for _ in more])
    Agreement.objects.bulk_create([a_copy_of(signed, number=f"copy-{number}") for number in more])
