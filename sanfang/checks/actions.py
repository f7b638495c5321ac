"""The verbs of a case: somebody opens it on what a rule shows now, somebody closes it with a finding."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from sanfang import calendar
from sanfang.actors import Actor, Party
from sanfang.audit import actions as audit
from sanfang.checks.errors import CaseAlreadyOpen, CaseIsClosed, FindingMissing, NothingFound
from sanfang.checks.models import Case
from sanfang.checks.rows import one_row
from sanfang.checks.rule import Found, Person, Row, Rule
from sanfang.privacy.masking import mask_name
from sanfang.reasons import ReasonMissing, clean_reason

# Of a row about an employer: as many graduates are remembered, masked, in the case.
REMEMBERED = 20


def open_case(rule: Rule, key: str, *, actor: Actor) -> Case:
    """Look into one row. NothingFound when the rule does not show it to this actor now; a second click finds
    the open case; CaseAlreadyOpen when a colleague's, of another department, is open."""
    if actor.party not in {Party.SCHOOL, Party.PROVINCE}:
        raise NothingFound
    seen = one_row(rule, key, actor, REMEMBERED)
    if seen is None:
        raise NothingFound
    found, row = seen
    opened = _open_one(rule, key, _owner(rule, found, actor), actor)
    if opened is not None:
        return opened
    try:
        return _open(rule, found, row, actor)
    except IntegrityError as error:
        raise CaseAlreadyOpen from error


@transaction.atomic
def close_case(case: Case, *, finding: str, words: str, actor: Actor) -> None:
    """Say what came of it. FindingMissing without a finding and its words; CaseIsClosed for the second one."""
    if not Case.objects.visible_to(actor).filter(pk=case.pk).exists():
        raise NothingFound
    closed = (
        Case.objects.open()
        .filter(pk=case.pk)
        .update(
            state=Case.State.CLOSED,
            finding=_clean_finding(finding),
            finding_words=_clean_words(words),
            closed_at=timezone.now(),
            closed_by=actor.label[:150],
        )
    )
    case.refresh_from_db()
    if not closed:
        raise CaseIsClosed(_closed_by_another(case))
    _record("case.close", case, actor, reason=case.finding_words)


@transaction.atomic
def _open(rule: Rule, found: Found, row: Row, actor: Actor) -> Case:
    case = Case.objects.create(
        rule=rule.number,
        subject_kind=rule.kind,
        subject_key=row.key,
        subject_words=_subject(rule, row)[:200],
        province_id=actor.province_id or 0,
        facts=frozen(rule, row),
        opened_by=actor.label[:150],
        opened_by_user_id=actor.user_id,
        **_owner(rule, found, actor),
    )
    _record("case.open", case, actor)
    return case


def _open_one(rule: Rule, key: str, owner: dict[str, Any], actor: Actor) -> Case | None:
    visible = Case.objects.visible_to(actor).open().about(rule.number, [key])
    found: Case | None = visible.filter(school=owner["school_id"]).first()
    return found


def _owner(rule: Rule, found: Found, actor: Actor) -> dict[str, int | None]:
    """Whose case it is: a graduate's school's, or that of whoever opens it."""
    if rule.kind == Case.Kind.GRADUATE:
        return {"school_id": found.school_id, "department_id": found.department_id}
    return {"school_id": actor.school_id, "department_id": None}


def frozen(rule: Rule, row: Row) -> dict[str, Any]:
    """What is seen now, masked: whoever needs the names opens the records, within scope."""
    is_record = rule.kind == Case.Kind.GRADUATE
    # The words of a record's row may hold the name itself.
    seen = row.seen.replace(f"「{row.subject}」", f"「{mask_name(row.subject)}」") if is_record else row.seen
    about = [[label, _mask_number(words) if label == "学号" else words] for label, words in row.about]
    people = [] if is_record else [_masked(person) for person in row.people]
    return {"seen": seen, "about": about, "people": people, "graduates": row.people_in_all}


def _masked(person: Person) -> list[str]:
    return [mask_name(person.name), _mask_number(person.student_number), person.place]


def _mask_number(number: str) -> str:
    """3220001234 → ******1234."""
    return "*" * max(len(number) - 4, 2) + number[-4:] if len(number) > 4 else "*" * len(number)


def _subject(rule: Rule, row: Row) -> str:
    if rule.kind != Case.Kind.GRADUATE:
        return row.subject
    return f"{mask_name(row.subject)}（{_mask_number(row.people[0].student_number)}）"


def _clean_finding(finding: str) -> str:
    if finding not in Case.Finding.values:
        raise FindingMissing
    return finding


def _clean_words(words: str) -> str:
    try:
        return clean_reason(words)
    except ReasonMissing:
        raise FindingMissing from None


def _closed_by_another(case: Case) -> str:
    when = calendar.spoken(case.closed_at) if case.closed_at else ""
    return f"{case.closed_by}已于 {when} 办结，结论是「{case.get_finding_display()}」，您的填写没有保存。"


def _record(act: str, case: Case, actor: Actor, *, reason: str = "") -> None:
    school = case.school_id
    audit.record(
        act,
        case,
        actor=actor,
        chain=audit.school_chain(school) if school else audit.province_chain(case.province_id),
        new=case.finding or case.state,
        reason=reason,
        facts={"rule": case.rule, "subject_kind": str(case.subject_kind), "subject": case.subject_words},
    )
