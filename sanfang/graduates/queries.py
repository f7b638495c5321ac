"""Questions about many graduates and bindings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q

from sanfang.actors import Actor, Party
from sanfang.codes.id_numbers import InvalidIdNumber, parse
from sanfang.codes.names import person_key
from sanfang.codes.pinyin import typed_letters
from sanfang.graduates.narrowing import condition
from sanfang.privacy.index import blind_index

if TYPE_CHECKING:
    from sanfang.graduates.columns import Column

ID_NUMBER = "graduate.id_number"
ENCRYPTED = ("id_number", "phone", "home_address", "home_phone")


def named_or_numbered(text: str, of: str = "") -> Q:
    """Whom a typed text may mean, where `of` leads to the graduate; everybody when nothing was typed.

    An ID number counts only whole: its blind index knows no beginnings.
    """
    text = text.strip()
    if not text:
        return Q()
    meant = Q((f"{of}name_key__startswith", person_key(text))) | Q((f"{of}student_number__startswith", text))
    if letters := typed_letters(text):
        meant |= Q((f"{of}pk__in", _read_as(letters)))
    if number := _whole_number(text):
        meant |= Q((f"{of}id_number_index", blind_index(number, ID_NUMBER)))
    return meant


def _read_as(letters: str) -> models.QuerySet[Any]:
    from sanfang.graduates.models import NameReading

    return NameReading.objects.beginning(letters).values("graduate")


def _whole_number(text: str) -> str:
    try:
        return parse(text).number
    except InvalidIdNumber:
        return ""


class GraduateQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def visible_to(self, actor: Actor) -> Self:
        """A graduate sees the own record, staff those within their scope, the province all of its schools'."""
        if actor.party == Party.GRADUATE and actor.graduate_id is not None:
            return self.filter(pk=actor.graduate_id)
        if actor.party == Party.SCHOOL:
            return self._within_scope(actor)
        if actor.party == Party.PROVINCE:
            return self.filter(school__province_id=actor.province_id)
        return self.none()

    def _within_scope(self, actor: Actor) -> Self:
        return self.filter(actor.covers(), school_id=actor.school_id)

    def with_id_number(self, number: str) -> Self:
        """Whoever has this canonical ID number; looked up through its blind index."""
        return self.filter(id_number_index=blind_index(number, ID_NUMBER))

    def matching(self, text: str) -> Self:
        """Search by the beginning of the name (in letters too) or the student number, or by the whole ID number."""
        return self.filter(named_or_numbered(text))

    def narrowed_to(self, chosen: Mapping[str, str]) -> Self:
        """Those whom the filters of a list ask for, see `narrowing`."""
        return self.filter(condition(chosen))

    def with_binding(self) -> Self:
        """Each with `is_bound`: whether a phone speaks for it now."""
        from sanfang.graduates.models import Binding

        bound = Binding.objects.current().filter(graduate=OuterRef("pk"))
        return self.annotate(is_bound=Exists(bound))

    def confirmed(self, *, is_confirmed: bool) -> Self:
        return self.filter(confirmed_at__isnull=not is_confirmed)

    def on_the_list(self) -> Self:
        """Whoever graduates with the cohort: the only ones to sign with, and to count."""
        return self.filter(left_on__isnull=True)

    def confirmation_by_class(self) -> Iterable[dict[str, Any]]:
        """Per class: how many graduate with it, and how many of them have confirmed; by department and name."""
        places = {
            "department_name": F("school_class__major__department__name"),
            "major": F("school_class__major__name"),
            "class_name": F("school_class__name"),
        }
        counts = {"total": Count("pk"), "confirmed": Count("confirmed_at")}
        by_class = self.on_the_list().order_by().values("school_class", **places).annotate(**counts)
        ordered: Iterable[dict[str, Any]] = by_class.order_by(
            "department_name", "major", "class_name", "school_class"
        )
        return ordered

    def for_lists(self, columns: Collection[Column] = ()) -> Self:
        """With everything that these columns show; what is encrypted and not shown stays closed."""
        names = {column.name for column in columns}
        related = {column.related for column in columns if column.related}
        hidden = [name for name in ENCRYPTED if name not in names]
        seated = self.select_related("department", "school_class", *sorted(related))
        return seated.defer(*hidden).with_binding()


class RowsOfGraduates(models.QuerySet):  # type: ignore[type-arg]
    """Rows that belong to a graduate each: whoever sees the graduate sees them."""

    def visible_to(self, actor: Actor) -> Self:
        from sanfang.graduates.models import Graduate

        return self.filter(graduate__in=Graduate.objects.visible_to(actor))

    def matching(self, text: str) -> Self:
        """Search for the graduate as a list of graduates is searched."""
        return self.filter(named_or_numbered(text, "graduate__"))

    def for_lists(self) -> Self:
        return self.select_related("graduate__department")

    def first_come(self) -> Self:
        """A queue: what waited longest first."""
        return self.order_by("created_at", "pk")


class BindingQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def current(self) -> Self:
        return self.filter(released_at__isnull=True)

    def latest_first(self) -> Self:
        """By the order in which they came to be: a clock may be set back, a key never is."""
        return self.order_by("-pk")

    def visible_to(self, actor: Actor) -> Self:
        """Bindings are the school administrator's to release (manual A2)."""
        if actor.party == Party.SCHOOL and actor.is_administrator:
            return self.filter(graduate__school_id=actor.school_id)
        return self.none()


class ConflictQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def visible_to(self, actor: Actor) -> Self:
        """Two schools claim one person: neither may read of the other's, the province looks into it."""
        if actor.party != Party.PROVINCE:
            return self.none()
        return self.filter(graduate__school__province_id=actor.province_id)
