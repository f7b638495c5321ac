"""What the lists of the student registry call the fields of a record, and how they write them."""

from __future__ import annotations

from sanfang.graduates.fields import BY_NAME, RECORD_FIELDS
from sanfang.graduates.imports.columns import Columns, map_columns

# Who somebody is; all the rest is compared where the list has it.
NEEDED = frozenset({"name", "student_number", "id_number"})
# How a person is reached is no matter of the registry.
COMPARED = tuple(field for field in RECORD_FIELDS if not field.is_contact)
ORIGIN = BY_NAME["origin_place"]
SYNONYMS = {
    "层次": "education_level",
    "培养层次": "education_level",
    "预计毕业日期": "graduates_on",
    "预计毕业时间": "graduates_on",
    "生源地区": "origin_place",
}
# The registry names levels, not how they end: whoever finishes without graduating has the level too.
LEVELS = {
    **dict.fromkeys(("博士", "博士研究生"), "01"),
    **dict.fromkeys(("硕士", "硕士研究生"), "11"),
    **dict.fromkeys(("二学位", "第二学士学位"), "25"),
    **dict.fromkeys(("本科", "普通本科", "专升本"), "31"),
    **dict.fromkeys(("专科", "高职", "专科(高职)", "专科（高职）", "高职(专科)", "高职（专科）"), "41"),
}


def columns_of(headings: list[str]) -> Columns:
    """The fields of a registry list with their places; ColumnsMissing without a name, a student or an ID number."""
    return map_columns(headings, needed=NEEDED, more=SYNONYMS)
