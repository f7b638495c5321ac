"""An account arranges the list of graduates for itself. It touches nobody's rights, so the trail says nothing of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db import IntegrityError, transaction

from sanfang.actors import Actor
from sanfang.codes.words import InvalidText, clean_line
from sanfang.graduates.arrangements import LONGEST_FILTER_NAME, MOST_FILTERS, ColumnChoice, SavedFilter
from sanfang.graduates.columns import CHOOSABLE
from sanfang.graduates.errors import (
    FilterNameMissing,
    FilterNameTaken,
    NothingToSave,
    NotYourRecord,
    TooManyFilters,
)
from sanfang.people.models import User


def choose_columns(names: Iterable[str], *, actor: Actor) -> None:
    """From now on this account's list has these columns, in the order of the catalogue."""
    chosen = frozenset(names)
    known = [name for name in CHOOSABLE if name in chosen]
    ColumnChoice.objects.update_or_create(user_id=_account(actor), defaults={"names": known})


@transaction.atomic
def save_filter(name: str, asked: Mapping[str, str], *, actor: Actor) -> SavedFilter:
    """Keep what is asked for under a name. NothingToSave, TooManyFilters, FilterNameMissing, FilterNameTaken."""
    if not asked:
        raise NothingToSave
    # Two pages of one account wait for one another here, so that both together keep to the limit.
    User.objects.select_for_update(no_key=True).get(pk=_account(actor))
    if SavedFilter.objects.visible_to(actor).count() >= MOST_FILTERS:
        raise TooManyFilters(MOST_FILTERS)
    saved = SavedFilter(user_id=_account(actor), name=_clean(name), asked=dict(asked))
    _write(saved)
    return saved


def rename_filter(saved: SavedFilter, name: str) -> None:
    """Give it another name; FilterNameMissing, FilterNameTaken."""
    saved.name = _clean(name)
    _write(saved)


def _account(actor: Actor) -> int:
    """Whose arrangement it is; a program has none."""
    if actor.user_id is None:
        raise NotYourRecord
    return actor.user_id


def delete_filter(saved: SavedFilter) -> None:
    SavedFilter.objects.filter(pk=saved.pk).delete()


def _write(saved: SavedFilter) -> None:
    try:
        with transaction.atomic():
            saved.save()
    except IntegrityError as error:
        raise FilterNameTaken from error


def _clean(name: str) -> str:
    try:
        cleaned = clean_line(name, LONGEST_FILTER_NAME)
    except InvalidText as error:
        raise FilterNameMissing from error
    if not cleaned:
        raise FilterNameMissing
    return cleaned
