"""The columns that a list of graduates and its file can have: those of the national exchange file that the record
has, in words and as codes, and where the graduate stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sanfang.graduates.fields import BY_NAME, SEAT_FIELDS, RecordField
from sanfang.graduates.models import Graduate

Words = Callable[[Graduate], str]


@dataclass(frozen=True)
class Column:
    """One column: `words` is what staff may see, `clear` what only those read who may reveal; `related` is what
    has to be fetched with the graduate."""

    name: str
    label: str
    words: Words
    clear: Words
    related: str = ""

    @property
    def is_protected(self) -> bool:
        return self.words is not self.clear


def _plain(name: str, label: str, words: Words, related: str = "") -> Column:
    return Column(name, label, words, words, related)


def _of_field(field: RecordField) -> Column:
    clear = field.shown
    return Column(field.name, field.label, field.masked if field.mask else clear, clear)


def _with_code(field: RecordField) -> tuple[Column, ...]:
    """The words, and the code in front of them, as the national file has both."""
    if not field.codes:
        return (_of_field(field),)
    code = _plain(f"{field.name}_code", f"{field.label}代码", lambda graduate: getattr(graduate, field.name))
    return code, _of_field(field)


def _fields(*names: str) -> tuple[Column, ...]:
    return tuple(column for name in names for column in _with_code(BY_NAME[name]))


def _confirmation(graduate: Graduate) -> str:
    if not graduate.is_on_the_list:
        return "已移出"
    return "已确认" if graduate.is_confirmed else "未确认"


def _binding(graduate: Graduate) -> str:
    return "已绑定" if graduate.is_bound else "未绑定"  # type: ignore[attr-defined]  # annotated by for_lists


CONFIRMATION, BINDING = "confirmed", "bound"
DEPARTMENT, SCHOOL_CLASS = (_of_field(field) for field in SEAT_FIELDS)
# Whoever reads a row has to know whose it is.
ALWAYS = _fields("name", "student_number")
GROUPS: tuple[tuple[str, tuple[Column, ...]], ...] = (
    (
        "学籍",
        (
            DEPARTMENT,
            *_fields("major_name"),
            SCHOOL_CLASS,
            *_fields("education_level", "training_mode", "length_of_schooling", "enrolled_on"),
            *_fields("graduates_on", "normal_student", "hardship", "examinee_number"),
            _plain("cohort_year", "年度", lambda graduate: str(graduate.cohort_year)),
            _plain("plan", "方案", lambda graduate: graduate.plan.name, "plan"),
            _plain("school_code", "院校代码", lambda graduate: graduate.school.code, "school"),
            _plain("school_name", "院校名称", lambda graduate: graduate.school.name, "school"),
        ),
    ),
    (
        "身份",
        _fields(
            *("id_number", "sex", "birth_date", "ethnicity", "political_status"),
            *("origin_place", "origin_kind"),
        ),
    ),
    ("联系方式", _fields("phone", "email", "qq", "home_address", "home_phone", "home_postcode")),
    ("状态", (_plain(CONFIRMATION, "确认状态", _confirmation), _plain(BINDING, "绑定状态", _binding))),
)
CHOOSABLE = {column.name: column for _, columns in GROUPS for column in columns}
USUAL = ("department", "major_name", "school_class", "education_level", CONFIRMATION, BINDING)


def columns_of(names: Iterable[str]) -> tuple[Column, ...]:
    """The columns chosen, in the order of the catalogue; a name that it does not know any more is left out."""
    chosen = frozenset(names)
    return (*ALWAYS, *(column for name, column in CHOOSABLE.items() if name in chosen))
