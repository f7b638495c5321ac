"""The verbs of a comparison: a list is received, compared in the request or by the worker, and forgotten at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from types import MappingProxyType

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from sanfang.actors import Actor, Party
from sanfang.audit import actions as audit
from sanfang.checks.registry.comparing import Found, compare
from sanfang.checks.registry.errors import ComparisonNotDone, NotYourComparison
from sanfang.checks.registry.keeping import keep, kept
from sanfang.checks.registry.models import RegistryComparison, RegistryRow, State
from sanfang.checks.registry.sheet import workbook_of
from sanfang.graduates.imports.errors import TooLarge, WorkbookRefused
from sanfang.graduates.imports.unpacking import LARGEST_UPLOAD, MEGABYTE
from sanfang.institutions.models import DispatchPlan, School
from sanfang.uploads.actions import Uploaded
from sanfang.uploads.labels import label_of

WRITTEN_AT_ONCE = 500
COUNTED = {
    RegistryRow.Kind.DIFFERS: "differing_count",
    RegistryRow.Kind.ONLY_LISTED: "only_listed_count",
    RegistryRow.Kind.ONLY_HELD: "only_held_count",
    RegistryRow.Kind.UNREAD: "unread_count",
}


def receive(uploaded: Uploaded, school: School, plan: DispatchPlan, *, actor: Actor) -> RegistryComparison:
    """Keep an uploaded list for its comparison; TooLarge when it is, NotYourComparison at another school."""
    if not _may_compare(school, actor):
        raise NotYourComparison
    content = uploaded.read(LARGEST_UPLOAD + 1)
    if len(content) > LARGEST_UPLOAD:
        raise TooLarge(LARGEST_UPLOAD // MEGABYTE)
    comparison = RegistryComparison(
        school=school,
        plan=plan,
        original_name=label_of(uploaded.name or "", ".xlsx"),
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        by=actor.label[:150],
        by_party=actor.party,
        by_user_id=actor.user_id,
        by_address=actor.address,
    )
    keep(comparison, content)
    comparison.save()
    return comparison


def _may_compare(school: School, actor: Actor) -> bool:
    if actor.party == Party.SCHOOL:
        return actor.is_administrator and actor.school_id == school.pk
    return actor.party == Party.PROVINCE and actor.province_id == school.province_id


def run_waiting() -> int:
    """The worker's part: compare everything that waits, oldest first. Returns how many were done."""
    waiting = RegistryComparison.objects.waiting(timezone.now()).for_lists().order_by("created_at", "pk")
    return sum(run(comparison) for comparison in waiting)


def run(comparison: RegistryComparison) -> bool:
    """Compare one list and bring it up to date; False when another process is at it. Whoever is killed in the
    middle has written nothing (R08)."""
    now = timezone.now()
    if not RegistryComparison.objects.waiting(now).filter(pk=comparison.pk).update(taken_at=now):
        return False
    try:
        found = compare(kept(comparison), comparison, told=_teller(comparison))
    except WorkbookRefused as refusal:
        _refuse(comparison, refusal)
    else:
        _finish(comparison, found)
    forget_lists()
    comparison.refresh_from_db()
    return True


def _teller(comparison: RegistryComparison) -> Callable[[int, int], None]:
    """Writes how far it is, for whoever looks on, and that somebody is at it still."""

    def tell_progress(done: int, total: int) -> None:
        RegistryComparison.objects.filter(pk=comparison.pk).update(
            rows_done=done, row_count=total, taken_at=timezone.now()
        )

    return tell_progress


@transaction.atomic
def _refuse(comparison: RegistryComparison, refusal: WorkbookRefused) -> None:
    if _end(comparison, state=State.REFUSED, problem=str(refusal)):
        _record("registry.refuse", comparison, comparison.asked_by, reason=str(refusal))


@transaction.atomic
def _finish(comparison: RegistryComparison, found: Found) -> None:
    """Write what was found in place of what an older list said."""
    # Two of one school end one after the other, or both would take the place of the same older one.
    School.objects.select_for_update(no_key=True).get(pk=comparison.school_id)
    older = RegistryComparison.objects.filter(
        school=comparison.school_id, plan=comparison.plan_id, state=State.DONE
    )
    RegistryRow.objects.filter(comparison__in=older.values("pk")).delete()
    older.update(state=State.REPLACED)
    counts = {column: found.count(kind) for kind, column in COUNTED.items()}
    if not _end(
        comparison,
        state=State.DONE,
        ignored=found.ignored,
        by_field=dict(found.by_field),
        row_count=found.lines,
        rows_done=found.lines,
        same_count=found.same,
        **counts,
    ):
        transaction.set_rollback(True)
        return
    for row in found.rows:
        row.comparison = comparison
    RegistryRow.objects.bulk_create(found.rows, batch_size=WRITTEN_AT_ONCE)
    _record("registry.compare", comparison, comparison.asked_by, counts=counts | {"same_count": found.same})


def _end(comparison: RegistryComparison, **values: object) -> bool:
    """The last step, once; False when another process took it."""
    waiting = RegistryComparison.objects.filter(pk=comparison.pk, state=State.UPLOADED)
    return bool(waiting.update(ended_at=timezone.now(), **values))


def forget_lists() -> int:
    """Remove the lists of comparisons that are over. Returns how many. The file goes before its name does, so
    that whoever is killed between the two leaves nothing behind."""
    over = RegistryComparison.objects.exclude(workbook="").filter(ended_at__isnull=False).order_by("pk")
    names = list(over.values_list("pk", "workbook"))
    for pk, name in names:
        default_storage.delete(name)
        RegistryComparison.objects.filter(pk=pk).update(workbook="")
    return len(names)


def differences_of(comparison: RegistryComparison, *, actor: Actor) -> bytes:
    """The differences as an .xlsx; each time leaves a row of the trail. ComparisonNotDone without a result."""
    if not RegistryComparison.objects.visible_to(actor).filter(pk=comparison.pk).exists():
        raise NotYourComparison
    if not comparison.is_standing:
        raise ComparisonNotDone
    made = workbook_of(comparison, by=actor.label)
    _record("registry.download", comparison, actor)
    return made


def _record(
    act: str,
    comparison: RegistryComparison,
    actor: Actor,
    *,
    reason: str = "",
    counts: Mapping[str, int] = MappingProxyType({}),
) -> None:
    audit.record(
        act,
        comparison,
        actor=actor,
        chain=audit.school_chain(comparison.school_id),
        reason=reason,
        facts={"sha256": comparison.sha256, "plan": comparison.plan_id, **counts},
    )
