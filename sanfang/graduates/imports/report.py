"""What a check found, as data to keep with the import: nothing personal in clear but name and student number."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import astuple
from typing import Any

from sanfang.graduates.fields import CHANGEABLE
from sanfang.graduates.imports.checking import Draft, Findings, Update
from sanfang.graduates.imports.rostering import Seat
from sanfang.graduates.imports.rows import Row, faults_of
from sanfang.privacy.index import blind_index

# A file with more faults than this has one fault many times; nobody reads on.
MOST_FAULTS_KEPT = 5_000
# Nobody reads on here either; how many change in which field is told of all.
MOST_UPDATES_KEPT = 2_000
# Enough to see whether the columns are where they should be.
MOST_NEW_KEPT = 25
MOST_REMARKS_KEPT = 500
MOST_PLACES_KEPT = 500
FINGERPRINT = "import.findings"


class Summary:
    """What the pieces of a check come to. It holds no more of a long list than of a short one."""

    def __init__(self) -> None:
        self.rows = self.new = self.updated = self.unchanged = self.faulty = self.fault_count = (
            self.remark_count
        ) = 0
        self.by_field: Counter[str] = Counter()
        self.conflicts: list[tuple[int, str]] = []
        self._faults: list[list[Any]] = []
        self._updates: list[list[Any]] = []
        self._new: list[list[Any]] = []
        self._remarks: list[list[Any]] = []
        self._majors: set[tuple[str, str]] = set()
        self._seats: set[Seat] = set()
        self._said = hashlib.sha256()

    def take(self, findings: Findings) -> None:
        """Add one piece; the pieces come in the order of the rows."""
        self._count(findings)
        faults = [list(astuple(fault)) for fault in faults_of(findings.rows)]
        self.fault_count += len(faults)
        _keep(self._faults, faults, MOST_FAULTS_KEPT)
        _keep(self._remarks, _remarks(findings), MOST_REMARKS_KEPT)
        _keep(self._new, map(_new, findings.new), MOST_NEW_KEPT)
        _keep(self._updates, map(_update, findings.updates), MOST_UPDATES_KEPT)
        self.conflicts += findings.conflicts
        self._majors |= findings.new_majors
        self._seats |= findings.new_seats
        self._said.update("\n".join(_said(findings, faults)).encode())

    def _count(self, findings: Findings) -> None:
        self.rows += len(findings.rows)
        self.new += len(findings.new)
        self.updated += len(findings.updates)
        self.unchanged += findings.unchanged
        self.remark_count += sum(len(row.remarks) for row in findings.rows)
        self.faulty += sum(bool(row.faults) for row in findings.rows)
        self.by_field.update(name for update in findings.updates for name in update.values)

    @property
    def fingerprint(self) -> str:
        """Stands for all that committing would do to people, old values included: when it differs, the roster moved on.

        Majors and classes are left out: that another list brought one meanwhile changes nothing for anybody.
        """
        return blind_index(self._said.hexdigest(), FINGERPRINT)

    def report(self, draft: Draft) -> dict[str, Any]:
        """`faults`: [row, column, shown, message]; `remarks`, what was put right: [row, column, message];
        `updates`: [row, student number, name, [[field, old, new]]];
        `new`, the first of them: [row, student number, name, department, class]; `by_field`: [field, how many change];
        `new_majors`: [department, major]; `new_classes`: [department, major, class], with their `…_count`."""
        return {
            "sheet": draft.sheet.name,
            "ignored": draft.reader.columns.ignored,
            "fault_count": self.fault_count,
            "faults": self._faults,
            "remark_count": self.remark_count,
            "remarks": self._remarks,
            "updates": self._updates,
            "by_field": [[CHANGEABLE[name].label, count] for name, count in self.by_field.most_common()],
            "new": self._new,
            "new_majors": sorted(self._majors)[:MOST_PLACES_KEPT],
            "new_majors_count": len(self._majors),
            "new_classes": sorted(astuple(seat) for seat in self._seats)[:MOST_PLACES_KEPT],
            "new_classes_count": len(self._seats),
        }


def _keep(kept: list[list[Any]], more: Any, most: int) -> None:
    """As many of the first as are kept; the others are not even put into words."""
    for one in more:
        if len(kept) >= most:
            return
        kept.append(one)


def _remarks(findings: Findings) -> Iterator[list[Any]]:
    return (list(astuple(remark)) for row in findings.rows for remark in row.remarks)


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


def _said(findings: Findings, faults: list[list[Any]]) -> list[str]:
    return [
        repr(faults),
        repr([row.number for row in findings.new]),
        repr([(update.row.number, _old_and_new(update)) for update in findings.updates]),
    ]


def _old_and_new(update: Update) -> list[tuple[str, str, str]]:
    return [
        (name, CHANGEABLE[name].shown(update.graduate), str(value)) for name, value in update.values.items()
    ]
