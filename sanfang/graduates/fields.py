"""The fields of a graduate record as people meet them: on the phone, in corrections, in a school's file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sanfang.codes.lists import code_list
from sanfang.graduates.models import Graduate
from sanfang.institutions.models import Department, SchoolClass
from sanfang.privacy import masking

SHOWN_DATE = "%Y-%m-%d"


@dataclass(frozen=True)
class RecordField:
    """One field: its attribute, its label, its code list, how it is masked, and whether it may change
    while an agreement stands on the record (`is_contact`)."""

    name: str
    label: str
    codes: str = ""
    mask: Callable[[str], str] | None = None
    is_contact: bool = False

    def shown(self, graduate: Graduate) -> str:
        """The value in words, unmasked: for the graduate's own eyes and for the paper."""
        return self.in_words(getattr(graduate, self.name), graduate.cohort_year)

    def masked(self, graduate: Graduate) -> str:
        """The value as staff and the trail may see it."""
        return self.masked_words(self.shown(graduate))

    def masked_words(self, words: str) -> str:
        return self.mask(words) if self.mask else words

    def in_words(self, value: object, year: int) -> str:
        if value is None:
            return ""
        if isinstance(value, date):
            return value.strftime(SHOWN_DATE)
        if isinstance(value, Department | SchoolClass):
            return value.name
        return code_list(self.codes, year=year).label(str(value)) if self.codes else str(value)


RECORD_FIELDS = (
    RecordField("name", "姓名"),
    RecordField("student_number", "学号"),
    RecordField("id_number", "身份证号", mask=masking.mask_id_number),
    RecordField("examinee_number", "考生号"),
    RecordField("sex", "性别", "sex"),
    RecordField("birth_date", "出生日期"),
    RecordField("ethnicity", "民族", "ethnicity"),
    RecordField("political_status", "政治面貌", "political_status"),
    RecordField("education_level", "学历", "education_level"),
    RecordField("major_name", "专业"),
    RecordField("training_mode", "培养方式", "training_mode"),
    RecordField("length_of_schooling", "学制"),
    RecordField("enrolled_on", "入学时间"),
    RecordField("graduates_on", "毕业时间"),
    RecordField("normal_student", "师范生类别", "normal_student"),
    RecordField("hardship", "困难生类别", "hardship"),
    RecordField("origin_place", "生源所在地"),
    RecordField("origin_kind", "城乡生源"),
    RecordField("phone", "手机号码", mask=masking.mask_phone, is_contact=True),
    RecordField("email", "电子邮箱", mask=masking.mask_email, is_contact=True),
    RecordField("qq", "QQ号码", is_contact=True),
    RecordField("home_address", "家庭住址", mask=masking.mask_address, is_contact=True),
    RecordField("home_phone", "家庭电话", mask=masking.mask_phone, is_contact=True),
    RecordField("home_postcode", "家庭邮编", is_contact=True),
)

CONTACT_FIELDS = tuple(field for field in RECORD_FIELDS if field.is_contact)

# Where the graduate sits at school: told by the school's list, no matter for a correction.
SEAT_FIELDS = (
    RecordField("department", "所在院系"),
    RecordField("school_class", "所在班级"),
)

# Whether somebody is on the list at all: written by its own acts only, see `actions.leaving`.
LISTING = RecordField("left_on", "毕业生名单")

BY_NAME = {field.name: field for field in RECORD_FIELDS}
CHANGEABLE = BY_NAME | {field.name: field for field in SEAT_FIELDS}
# What a row of 「最近修改」 may be about.
REMEMBERED = CHANGEABLE | {LISTING.name: LISTING}
