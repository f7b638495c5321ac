"""Questions about many members of staff."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from sanfang.actors import Actor, Party, Role
from sanfang.codes.names import with_one_separator
from sanfang.people.months import months_before

if TYPE_CHECKING:
    from sanfang.people.models import StaffMember


class StaffQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def visible_to(self, actor: Actor) -> Self:
        """A school's administrator sees the school's staff; the province sees all of its schools'."""
        if actor.party == Party.SCHOOL and actor.is_administrator:
            return self.filter(school_id=actor.school_id)
        if actor.party == Party.PROVINCE:
            return self.filter(school__province_id=actor.province_id)
        return self.none()

    def matching(self, text: str) -> Self:
        """Search by part of the name or the beginning of the username."""
        text = text.strip()
        if not text:
            return self
        return self.filter(
            Q(user__name__contains=with_one_separator(text)) | Q(user__username__startswith=text)
        )

    def in_use(self) -> Self:
        """Those who can sign in."""
        return self.filter(user__is_active=True)

    def never_signed_in(self) -> Self:
        return self.filter(user__last_login__isnull=True)

    def unused_for(self, months: int) -> Self:
        """Those whose last sign-in is so many months ago or longer; or whose account is as old, without one."""
        since = months_before(timezone.now(), months)
        never = Q(user__last_login__isnull=True, created_at__lte=since)
        return self.filter(Q(user__last_login__lte=since) | never)

    def able_to_take_over_from(self, leaver: StaffMember) -> Self:
        """Colleagues in use, at the same kind of post or at one that covers the whole school."""
        colleagues = self.in_use().filter(school_id=leaver.school_id).exclude(pk=leaver.pk)
        return colleagues.filter(role__in={leaver.role, Role.ADMINISTRATOR})


class SecondFactorQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def in_use(self) -> Self:
        """Those that are asked for; not those only begun."""
        return self.filter(turned_on_at__isnull=False)
