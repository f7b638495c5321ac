"""How one account has arranged the list of graduates for itself: its columns, and the filters it comes back to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlencode

from django.db import models

from sanfang.actors import Actor
from sanfang.people.models import User

if TYPE_CHECKING:
    from sanfang.graduates.columns import Column

LONGEST_FILTER_NAME = 20
MOST_FILTERS = 20


class OwnQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def visible_to(self, actor: Actor) -> Self:
        """One's own only: nobody else's, at whichever post."""
        return self.filter(user_id=actor.user_id) if actor.user_id else self.none()


class ColumnChoice(models.Model):
    """The columns that one account has chosen, by name, see `columns`."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="column_choice")
    names: models.JSONField[Any, Any] = models.JSONField(default=list)

    objects = OwnQuerySet.as_manager()

    class Meta:
        app_label = "graduates"
        ordering = ["pk"]


class SavedFilter(models.Model):
    """Filters under a name of one's own: `asked` says which choice of which filter, and names no graduate."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="saved_filters", db_index=False)
    name = models.CharField("名称", max_length=LONGEST_FILTER_NAME)
    asked: models.JSONField[Any, Any] = models.JSONField(default=dict)

    objects = OwnQuerySet.as_manager()

    class Meta:
        app_label = "graduates"
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "name"],
                name="one_saved_filter_of_a_name",
                violation_error_message="您已有一个同名的常用筛选。",
            )
        ]

    @property
    def query(self) -> str:
        """What stands in the address of the list."""
        return f"?{urlencode(self.asked)}"


def chosen_columns(actor: Actor) -> tuple[Column, ...]:
    """The columns of this account's list: those it chose, or the usual ones."""
    from sanfang.graduates.columns import USUAL, columns_of

    choice = ColumnChoice.objects.visible_to(actor).first()
    return columns_of(choice.names if choice else USUAL)
