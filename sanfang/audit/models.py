"""The trail: one row per act, append-only, each row sealed with the hash of the row before it."""

from __future__ import annotations

from typing import Any, Never, Self

from django.db import models

from sanfang.actors import Actor, Party
from sanfang.audit.chains import province_chain


class TrailIsAppendOnly(Exception):
    """Somebody tried to change or delete a row of the trail. That is a programming error, never a user's."""


class EntryQuerySet(models.QuerySet):  # type: ignore[type-arg]
    """Rows are added one by one through `audit.record`; nothing else may touch them."""

    def visible_to(self, actor: Actor) -> Self:
        """The province reads its own chain: employers, policies, schools. Other chains are for auditors."""
        if actor.party != Party.PROVINCE or actor.province_id is None:
            return self.none()
        return self.filter(chain__name=province_chain(actor.province_id))

    def update(self, **kwargs: Any) -> Never:
        raise TrailIsAppendOnly

    def delete(self) -> Never:
        raise TrailIsAppendOnly

    def bulk_create(self, *args: Any, **kwargs: Any) -> Never:
        raise TrailIsAppendOnly


class Chain(models.Model):
    """The head of one chain: how many rows it has and the hash of the last, so that a cut tail is seen.

    There is one chain per school, one per province and one for the house. One chain for all would make
    every school wait for every other; the head row's lock is what keeps two writers of one chain in order.
    """

    name = models.CharField(max_length=40, unique=True)
    length = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["name"]


class Entry(models.Model):
    """One act: who, as which party, from where, what, old → new, why."""

    chain = models.ForeignKey(Chain, on_delete=models.PROTECT, related_name="entries")
    sequence = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    party = models.CharField(max_length=20)
    user_id = models.BigIntegerField(null=True)
    who = models.CharField(max_length=250)
    address = models.CharField(max_length=64, blank=True)
    act = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=40)
    old = models.CharField(max_length=200, blank=True)
    new = models.CharField(max_length=200, blank=True)
    reason = models.TextField(blank=True)
    facts = models.JSONField(default=dict, blank=True)
    # How whoever acted was identified: `password`, `wechat:` and a keyed reference; empty for the platform itself.
    means = models.CharField(max_length=60, blank=True, default="", db_default="")
    # Rows without a salt were hashed whole (see `sealing`).
    salt = models.CharField(max_length=32, blank=True, default="", db_default="")
    content_hash = models.CharField(max_length=64, blank=True, default="", db_default="")
    previous_hash = models.CharField(max_length=64, blank=True)
    entry_hash = models.CharField(max_length=64)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["chain", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["chain", "sequence"], name="one_entry_per_place_in_a_chain")
        ]
        indexes = [models.Index(fields=["subject_type", "subject_id", "-id"], name="audit_of_a_subject")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TrailIsAppendOnly
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Never:
        raise TrailIsAppendOnly
