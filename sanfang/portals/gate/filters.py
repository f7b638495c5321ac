"""The filters above a list. They name nobody, so they stay in the address; a name is searched for elsewhere."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from django.forms.boundfield import BoundField
from django.http import HttpRequest

from sanfang.ui.forms import DeskForm

EVERYTHING = ("", "全部")


class Filters(DeskForm):
    """Filters read from the address. `columns` says which column each field narrows, `defaults` what
    holds while the address says nothing of a field, `further` which are asked for less often and fold away.

    A field without choices is offered them by `offer_NAME(actor)`. What is not among the choices
    narrows nothing, and the field says so.
    """

    columns: ClassVar[dict[str, str]] = {}
    # A list that depends on the day sets its own.
    defaults: dict[str, str] = {}
    further: ClassVar[tuple[str, ...]] = ()

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(self.defaults | request.GET.dict(), auto_id="filter-%s")
        for name, field in self.fields.items():
            field.required = False
            offer = getattr(self, f"offer_{name}", None)
            if offer is not None:
                field.choices = [EVERYTHING, *offer(request.actor)]
        self.is_valid()

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows that these filters let through."""
        for name, column in self.columns.items():
            if self.chosen(name):
                rows = rows.filter(Q((column, self.chosen(name))))
        return rows

    def chosen(self, name: str) -> str:
        """What is asked for, or nothing."""
        return str(self.cleaned_data.get(name) or "")

    @property
    def first_fields(self) -> list[BoundField]:
        return [field for field in self if field.name not in self.further]

    @property
    def further_fields(self) -> list[BoundField]:
        return [self[name] for name in self.further]

    @property
    def further_are_used(self) -> bool:
        """Whether what is folded away narrows the list: then it stands open."""
        return any(self.chosen(name) for name in self.further)

    def are_narrower(self) -> bool:
        """Whether somebody asked for less than the list shows by itself."""
        return any(self.chosen(name) not in ("", self.defaults.get(name)) for name in self.fields)
