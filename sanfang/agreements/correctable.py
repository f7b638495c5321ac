"""What a correction may change of an agreement in force: a closed list, and how each value is read.

Not on it, whatever the reason: who the parties are. The employer's name and code, student and ID number, and the
school can only be changed by ending the agreement and signing again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from sanfang.actors import Party
from sanfang.agreements import sections
from sanfang.agreements.comparing import Difference
from sanfang.agreements.details import LONGEST_REMARKS, Details, in_full, in_short
from sanfang.agreements.errors import NotCorrectable, SchoolKnowsBetter, ValueUnreadable
from sanfang.codes import names, phones, words
from sanfang.codes.lists import code_list
from sanfang.codes.printable import printable
from sanfang.graduates.values import READERS as AS_IN_RECORDS
from sanfang.graduates.values import Value

LONGEST_TERM = 500
BLOCKS = {name: (title, labels) for name, title, labels in sections.BLOCKS}
# By the name of what is corrected: what stands there now, and what is to stand there, in words.
Changes = dict[str, tuple[str, str]]


@dataclass(frozen=True)
class Correctable:
    """One value that may be corrected. `codes` names its code list, `column` the agreement's column that repeats
    it (as a code where there is a list), `record` the field of the graduate's record that is corrected with it:
    that is for the school to propose, which knows the registry."""

    block: str
    key: str
    read_text: Callable[[str], Value]
    codes: str = ""
    column: str = ""
    record: str = ""
    may_be_empty: bool = False
    is_long: bool = False

    @property
    def name(self) -> str:
        return f"{self.block}_{self.key}"

    @property
    def title(self) -> str:
        return BLOCKS[self.block][0]

    @property
    def label(self) -> str:
        return BLOCKS[self.block][1][self.key]

    def now(self, details: Details) -> str:
        """What stands there now, in words."""
        value: str = in_full(details)[self.block][self.key]
        return value

    def read(self, text: str, year: int) -> str:
        """The words that will stand there, or a Refusal that says what is wrong with what was typed; the paper shows
        all of it."""
        if not text.strip():
            return self._nothing()
        if self.codes and code_list(self.codes, year=year).code(text) is None:
            raise ValueUnreadable(f"{self.label}：没有「{text}」这一项。")
        return printable(str(self.read_text(text)))

    def _nothing(self) -> str:
        if self.may_be_empty:
            return ""
        raise ValueUnreadable(f"{self.label}不能为空。")

    def in_column(self, text: str, year: int) -> str:
        return code_list(self.codes, year=year).code(text) or "" if self.codes else text


def _line(limit: int) -> Callable[[str], str]:
    return partial(words.clean_line, limit=limit)


_terms = partial(words.clean_text, limit=LONGEST_TERM)
_remarks = partial(words.clean_text, limit=LONGEST_REMARKS)

CORRECTABLE = (
    Correctable("graduate", "name", AS_IN_RECORDS["name"], record="name"),
    Correctable("graduate", "major", _line(100), record="major_name"),
    Correctable(
        "graduate",
        "length_of_schooling",
        AS_IN_RECORDS["length_of_schooling"],
        record="length_of_schooling",
    ),
    Correctable("graduate", "phone", AS_IN_RECORDS["phone"]),
    Correctable("graduate", "qq", AS_IN_RECORDS["qq"], may_be_empty=True),
    Correctable("graduate", "home_address", AS_IN_RECORDS["home_address"], may_be_empty=True),
    Correctable("employer", "contact_person", names.clean_person_name),
    Correctable("employer", "phone", phones.parse_phone),
    Correctable("employer", "email", AS_IN_RECORDS["email"]),
    Correctable("employer", "address", _line(200)),
    Correctable("employer", "postcode", AS_IN_RECORDS["home_postcode"]),
    Correctable("employer", "nature", _line(50), codes="employer_nature", column="employer_nature"),
    Correctable("employer", "industry", _line(50), codes="employer_industry", column="employer_industry"),
    Correctable("employer", "place", _line(100), column="employer_place"),
    Correctable("position", "title", _line(50), column="position_title"),
    Correctable("position", "job_category", _line(50), codes="job_category"),
    Correctable("position", "place", _line(100)),
    Correctable("terms", "article_two", _terms, may_be_empty=True, is_long=True),
    Correctable("terms", "article_five", _terms, may_be_empty=True, is_long=True),
    Correctable("terms", "remarks", _remarks, may_be_empty=True, is_long=True),
)
CORRECTABLE_BY_NAME = {one.name: one for one in CORRECTABLE}


def correctable_by(party: Party) -> tuple[Correctable, ...]:
    """What this party may propose to correct, in the paper's order."""
    return tuple(one for one in CORRECTABLE if party == Party.SCHOOL or not one.record)


def changes_in(details: Details, values: Mapping[str, str], *, by: Party) -> Changes:
    """The values that differ from what stands there now, from what to what.

    NotCorrectable for anything that is not on the list, SchoolKnowsBetter for what only the school proposes.
    """
    read = {name: _listed(name, by).read(text, details["cohort_year"]) for name, text in values.items()}
    return {
        name: (before, after)
        for name, after in read.items()
        if (before := CORRECTABLE_BY_NAME[name].now(details)) != after
    }


def _listed(name: str, by: Party) -> Correctable:
    if name not in CORRECTABLE_BY_NAME:
        raise NotCorrectable
    if CORRECTABLE_BY_NAME[name] not in correctable_by(by):
        raise SchoolKnowsBetter
    return CORRECTABLE_BY_NAME[name]


def corrected(details: Details, changes: Changes) -> Details:
    """The same details with every change made; what was given stays as it was."""
    blocks = {name: dict(details[name]) for name in BLOCKS}
    for name, (_, after) in changes.items():
        one = CORRECTABLE_BY_NAME[name]
        blocks[one.block][one.key] = after
    return in_short(details | blocks)


def columns_of(changes: Changes, year: int) -> dict[str, str]:
    """What the agreement's columns repeat of these changes."""
    listed = ((CORRECTABLE_BY_NAME[name], after) for name, (_, after) in changes.items())
    return {one.column: one.in_column(after, year) for one, after in listed if one.column}


def record_values_of(changes: Changes) -> dict[str, str]:
    """What becomes of the graduate's record with these changes."""
    listed = ((CORRECTABLE_BY_NAME[name], after) for name, (_, after) in changes.items())
    return {one.record: after for one, after in listed if one.record}


def differences_in(changes: Changes) -> list[Difference]:
    """The changes as people read them, in the paper's order."""
    return [
        Difference(one.title, one.label, *changes[one.name]) for one in CORRECTABLE if one.name in changes
    ]
