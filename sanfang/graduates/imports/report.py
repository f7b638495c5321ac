"""What a check found, as data to keep with the import: nothing personal in clear but name and student number."""

from __future__ import annotations

from dataclasses import astuple
from typing import Any

from sanfang.graduates.fields import CHANGEABLE
from sanfang.graduates.imports.checking import Draft, Findings, Update
from sanfang.graduates.imports.rows import Row, faults_of
from sanfang.privacy.index import blind_index

# A file with more faults than this has one fault many times; nobody reads on.
MOST_FAULTS_KEPT = 5_000
# Enough to see whether the columns are where they should be.
MOST_NEW_KEPT = 25
FINGERPRINT = "import.findings"


def report_of(draft: Draft, findings: Findings) -> dict[str, Any]:
    """`faults`: [row, column, shown, message]; `updates`: [row, student number, name, [[field, old, new]]];
    `new`, the first of them: [row, student number, name, department, class];
    `new_majors`: [department, major]; `new_classes`: [department, major, class]."""
    faults = [list(astuple(fault)) for fault in faults_of(findings.rows)]
    return {
        "sheet": draft.sheet.name,
        "ignored": draft.columns.ignored,
        "fault_count": len(faults),
        "faults": faults[:MOST_FAULTS_KEPT],
        "updates": [_update(update) for update in findings.updates],
        "new": [_new(row) for row in findings.new[:MOST_NEW_KEPT]],
        "new_majors": sorted(findings.new_majors),
        "new_classes": sorted(astuple(seat) for seat in findings.new_seats),
    }


def _new(row: Row) -> list[Any]:
    return [
        row.number,
        *(row.text(name) for name in ("student_number", "name", "department", "school_class")),
    ]


def _update(update: Update) -> list[Any]:
    graduate = update.graduate
    changes = []
    for name, value in update.values.items():
        wanted = CHANGEABLE[name]
        words = wanted.in_words(value, graduate.cohort_year)
        changes.append([wanted.label, wanted.masked(graduate), wanted.masked_words(words)])
    return [update.row.number, graduate.student_number, graduate.name, changes]


def fingerprint_of(findings: Findings) -> str:
    """Stands for all that committing would do to people, old values included: when it differs, the roster moved on.

    Majors and classes are left out: that another list brought one meanwhile changes nothing for anybody.
    """
    said = [
        repr([astuple(fault) for fault in faults_of(findings.rows)]),
        repr([row.number for row in findings.new]),
        repr([(update.row.number, _old_and_new(update)) for update in findings.updates]),
    ]
    return blind_index("\n".join(said), FINGERPRINT)


def _old_and_new(update: Update) -> list[tuple[str, str, str]]:
    return [
        (name, CHANGEABLE[name].shown(update.graduate), str(value)) for name, value in update.values.items()
    ]
