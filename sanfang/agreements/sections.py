"""What was signed, as people read it: the blocks of the paper with the paper's labels (manual F4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sanfang.agreements.details import Details

Labels = Mapping[str, str]

GRADUATE: Labels = {
    "name": "姓名",
    "sex": "性别",
    "ethnicity": "民族",
    "political_status": "政治面貌",
    "student_number": "学号",
    "education_level": "学历",
    "training_mode": "培养方式",
    "major": "专业",
    "length_of_schooling": "学制",
    "phone": "联系电话",
    "qq": "QQ",
    "home_address": "家庭地址",
}
SCHOOL: Labels = {
    "name": "学校",
    "department": "院系",
    "contact_office": "学校联系部门",
    "contact_person": "联系人",
    "address": "学校通讯地址",
    "phone": "联系电话",
}
EMPLOYER: Labels = {
    "name": "单位名称",
    "uscc": "统一社会信用代码",
    "contact_person": "联系人",
    "phone": "招聘电话",
    "email": "E-mail",
    "address": "通讯地址",
    "postcode": "邮政编码",
    "nature": "单位性质",
    "industry": "单位行业",
    "place": "单位所在地",
}
POSITION: Labels = {"title": "岗位名称", "job_category": "职位类别", "place": "工作地点"}
TERMS: Labels = {"article_two": "第二条约定", "article_five": "第五条约定", "remarks": "备注"}

BLOCKS: tuple[tuple[str, str, Labels], ...] = (
    ("graduate", "甲方（学生）", GRADUATE),
    ("school", "学校", SCHOOL),
    ("employer", "乙方（用人单位）", EMPLOYER),
    ("position", "岗位", POSITION),
    ("terms", "双方约定", TERMS),
)


@dataclass(frozen=True)
class Section:
    """One block: its heading, and label and value in the paper's order."""

    name: str
    title: str
    facts: tuple[tuple[str, str], ...]


def sections_of(details: Details) -> list[Section]:
    """Every block of what was signed, unmasked: for its parties, its reviewers and the paper."""
    return [Section(name, title, tuple(_facts(details[name], labels))) for name, title, labels in BLOCKS]


def _facts(block: Mapping[str, str], labels: Labels) -> Iterator[tuple[str, str]]:
    """Remarks are a line of their own only where there are some."""
    for key, label in labels.items():
        if key in block or key != "remarks":
            yield label, block[key]
