"""What can be said of a destination, field by field. Which of these a code asks for is in `requirements`."""

from __future__ import annotations

from dataclasses import dataclass

from sanfang.codes.lists import code_list


@dataclass(frozen=True)
class Field:
    """One column of `Destination`: its label, the most characters it keeps, its code list if it has one."""

    name: str
    label: str
    limit: int
    codes: str = ""

    def in_words(self, value: object, year: int) -> str:
        """The value as people read it; nothing for nothing."""
        if value in (None, ""):
            return ""
        return code_list(self.codes, year=year).label(str(value)) if self.codes else str(value)


FIELDS = (
    Field("project_name", "项目名称", 50),
    Field("employer_name", "单位名称", 100),
    Field("employer_uscc", "统一社会信用代码", 18),
    Field("employer_nature", "单位性质", 3, "employer_nature"),
    Field("employer_industry", "单位行业", 3, "employer_industry"),
    Field("employer_place", "单位所在地", 100),
    Field("job_category", "工作职位类别", 3, "job_category"),
    Field("occupation", "职业", 50),
    Field("monthly_pay", "月收入（元）", 7),
    Field("study_major", "录取专业", 100),
    Field("country", "国家或地区", 50),
    Field("enlistment_number", "入伍通知书编号", 50),
    Field("web_address", "网店网址", 200),
    Field("contact_person", "单位联系人", 50),
    Field("contact_phone", "联系电话", 30),
    Field("contact_email", "电子邮箱", 254),
    Field("address", "单位地址", 200),
    Field("postcode", "单位邮编", 6),
)
BY_NAME = {field.name: field for field in FIELDS}
