"""Which column is which field, by its heading, wherever it stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sanfang.graduates.fields import RECORD_FIELDS, SEAT_FIELDS, RecordField
from sanfang.graduates.imports.errors import ColumnsMissing, ColumnTwice
from sanfang.graduates.values import REQUIRED

IMPORTED_FIELDS = (*RECORD_FIELDS, *SEAT_FIELDS)
# The ID number says it too, so a list need not.
DERIVED = frozenset({"birth_date"})
NEEDED = (REQUIRED - DERIVED) | {field.name for field in SEAT_FIELDS}

# What schools call these columns besides the words of the national exchange file.
SYNONYMS = {
    "学生姓名": "name",
    "身份证号码": "id_number",
    "身份证件号": "id_number",
    "身份证件号码": "id_number",
    "公民身份号码": "id_number",
    "证件号码": "id_number",
    "出生年月日": "birth_date",
    "学历层次": "education_level",
    "专业名称": "major_name",
    "入学日期": "enrolled_on",
    "入学年月": "enrolled_on",
    "毕业日期": "graduates_on",
    "毕业年月": "graduates_on",
    "生源地": "origin_place",
    "手机号": "phone",
    "手机": "phone",
    "移动电话": "phone",
    "联系电话": "phone",
    "邮箱": "email",
    "电子邮件": "email",
    "E-mail": "email",
    "QQ": "qq",
    "QQ号": "qq",
    "家庭地址": "home_address",
    "邮政编码": "home_postcode",
    "院系": "department",
    "院系名称": "department",
    "学院": "department",
    "班级": "school_class",
    "班级名称": "school_class",
}


@dataclass(frozen=True)
class Columns:
    """The fields with their places in a row, and the headings that mean nothing to us."""

    places: tuple[tuple[RecordField, int], ...]
    ignored: list[str]


def map_columns(
    headings: list[str], *, needed: Collection[str] = NEEDED, more: Mapping[str, str] = MappingProxyType({})
) -> Columns:
    """Find the fields, or ColumnsMissing with every label that is `needed`, or ColumnTwice (R03).

    `more` are further synonyms, for lists that other people make.
    """
    labelled = {field.label: field.name for field in IMPORTED_FIELDS}
    found: dict[str, int] = {}
    # The exact words win over a synonym, so they are looked for first.
    for names in (labelled, {**SYNONYMS, **more}):
        known = set(found)
        for place, heading in enumerate(headings):
            if (name := names.get(heading)) and name not in known:
                if name in found:
                    raise ColumnTwice(heading)
                found[name] = place
    missing = [field.label for field in IMPORTED_FIELDS if field.name in needed and field.name not in found]
    if missing:
        raise ColumnsMissing(missing)
    used = set(found.values())
    ignored = [heading for place, heading in enumerate(headings) if heading and place not in used]
    return Columns(
        tuple((field, found[field.name]) for field in IMPORTED_FIELDS if field.name in found), ignored
    )
