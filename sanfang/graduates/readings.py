"""The letters by which graduates' names are found; kept wherever a name is written."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Self

from django.db import models

from sanfang.codes.pinyin import name_readings

if TYPE_CHECKING:
    from sanfang.graduates.models import Graduate

WRITTEN_AT_ONCE = 500
# The letter after the last one that can follow: the end of a stretch of an index. After z there is none.
LAST = "z"


class NameReadingQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def beginning(self, letters: str) -> Self:
        """Those that begin so, as a stretch of the index: LIKE would read every row on one of the databases."""
        stem = letters.rstrip(LAST)
        reading = self.filter(key__gte=letters)
        return reading.filter(key__lt=stem[:-1] + chr(ord(stem[-1]) + 1)) if stem else reading

    def write_for(self, graduates: Iterable[Graduate]) -> None:
        """The readings of names that are new."""
        self.bulk_create(readings_of(graduates), batch_size=WRITTEN_AT_ONCE)

    def write_anew_for(self, graduates: Collection[Graduate]) -> None:
        """The readings of names that changed, in place of those of the names before."""
        keys = [graduate.pk for graduate in graduates]
        for start in range(0, len(keys), WRITTEN_AT_ONCE):
            self.filter(graduate__in=keys[start : start + WRITTEN_AT_ONCE]).delete()
        self.write_for(graduates)


class NameReading(models.Model):
    """One way to type one graduate's name, see `codes.pinyin`."""

    graduate = models.ForeignKey(
        "graduates.Graduate", on_delete=models.CASCADE, related_name="readings", db_index=False
    )
    key = models.CharField(max_length=100)

    objects = NameReadingQuerySet.as_manager()

    class Meta:
        app_label = "graduates"
        ordering = ["key", "graduate"]
        constraints = [models.UniqueConstraint(fields=["graduate", "key"], name="one_reading_of_a_name")]
        indexes = [models.Index(fields=["key", "graduate"], name="graduates_by_reading")]


def readings_of(graduates: Iterable[Graduate]) -> list[NameReading]:
    """Every way to type these names, to be written."""
    return [
        NameReading(graduate_id=graduate.pk, key=key)
        for graduate in graduates
        for key in sorted(name_readings(graduate.name))
    ]
