"""What a rule found, in words: rows of a page, or the one row of a subject."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from sanfang.actors import Actor
from sanfang.checks.models import Case
from sanfang.checks.people_found import NAMED, people_of
from sanfang.checks.rule import Found, Person, Row, Rule
from sanfang.graduates.models import Graduate


def found_by(rule: Rule, actor: Actor) -> QuerySet[Any]:
    """All that the rule finds for this reader, with what its words need, to be cut into pages."""
    found = rule.find(actor)
    if rule.kind != Case.Kind.GRADUATE:
        return found
    together = ("school", "department", "school_class", "record_traits")
    return found.select_related(*together).defer("home_address", "home_phone")


def in_words(rule: Rule, found: Iterable[Found], actor: Actor, most: int = NAMED) -> list[Row]:
    """A page of `found_by`; the queries are as many for one row as for all."""
    page = list(found)
    if rule.kind == Case.Kind.GRADUATE:
        return [_of_record(rule, one) for one in page]
    notes = rule.notes(page, actor) if rule.notes else {}
    people = people_of(rule, [one["key"] for one in page], actor, most)
    return [_of_group(rule, one, notes.get(one["key"], ""), people.get(one["key"], ())) for one in page]


def one_row(rule: Rule, key: str, actor: Actor, most: int = NAMED) -> tuple[Found, Row] | None:
    """The row of one subject, if the rule finds it for this reader now."""
    found = found_by(rule, actor)
    if rule.kind == Case.Kind.GRADUATE:
        is_key = key.isascii() and key.isdecimal() and len(key) <= 18
        found = found.filter(pk=int(key)) if is_key else found.none()
    else:
        found = found.filter(key=key)
    for one in found[:1]:
        return one, in_words(rule, [one], actor, most)[0]
    return None


def _of_record(rule: Rule, one: Graduate) -> Row:
    person = Person(one.pk, one.name, one.student_number, one.department.name)
    about = (
        ("学号", one.student_number),
        ("院校", one.school.name),
        ("院系", one.department.name),
        ("班级", one.school_class.name),
    )
    return Row(str(one.pk), one.name, rule.seen(one), about, (person,), 1)


def _of_group(rule: Rule, one: Found, note: str, people: tuple[Person, ...]) -> Row:
    code = (("统一社会信用代码", one["key"]),) if rule.kind == Case.Kind.EMPLOYER else ()
    in_all = one.get("graduates", len(people))
    return Row(one["key"], one["name"], rule.seen(one) + note, code, people, in_all)
