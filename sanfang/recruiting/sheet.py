"""A résumé as it is read: by the employer it was sent to, and by its owner, who previews just that."""

from __future__ import annotations

from dataclasses import dataclass

from sanfang.codes.lists import code_list
from sanfang.graduates.models import Graduate
from sanfang.recruiting.models import Resume, ResumeEntry
from sanfang.uploads.models import StoredFile

Facts = list[tuple[str, str]]

# Nothing that says where somebody comes from, or what no employer may ask for.
SHOWN = ("education_level", "sex", "political_status")
# What a reader looks for, besides what the record says.
LOOKED_FOR = ("求职意向", "教育经历", "实习与实践", "技能特长", "自我评价")


@dataclass(frozen=True)
class Block:
    """A heading with its lines, such as 「教育经历」."""

    title: str
    lines: tuple[ResumeEntry, ...]


@dataclass(frozen=True)
class Sheet:
    """What is on the sheet, in its order. `contact` is empty for whoever may not call the graduate."""

    name: str
    facts: Facts
    contact: Facts
    objective: str
    blocks: tuple[Block, ...]
    texts: Facts
    attachment: StoredFile | None

    @property
    def gaps(self) -> list[str]:
        """What a reader would look for and not find. Nothing of it must be there for the résumé to be sent."""
        told = {block.title for block in self.blocks} | {label for label, _ in self.texts}
        if self.objective:
            told.add("求职意向")
        unreachable = [label for label, value in self.contact if not value]
        return unreachable + [label for label in LOOKED_FOR if label not in told]


def sheet_of(resume: Resume, *, with_contact: bool) -> Sheet:
    """The sheet; two queries for a résumé whose graduate, school and attachment are at hand."""
    graduate = resume.graduate
    return Sheet(
        name=graduate.name,
        facts=facts_of(graduate),
        contact=contact_of(graduate) if with_contact else [],
        objective=resume.objective,
        blocks=_blocks(resume),
        texts=[
            (label, text) for label, text in (("技能特长", resume.skills), ("自我评价", resume.about)) if text
        ],
        attachment=resume.attachment,
    )


def facts_of(graduate: Graduate) -> Facts:
    """From the record: nobody writes these into a résumé, so that they are right."""
    year = graduate.cohort_year
    labels = {"education_level": "学历", "sex": "性别", "political_status": "政治面貌"}
    coded = [(labels[name], code_list(name, year=year).label(getattr(graduate, name))) for name in SHOWN]
    return [
        ("院校", graduate.school.name),
        ("院系", graduate.department.name),
        ("专业", graduate.major_name),
        ("届", f"{year} 届"),
        *coded,
    ]


def contact_of(graduate: Graduate) -> Facts:
    return [("手机号码", graduate.phone), ("电子邮箱", graduate.email)]


def _blocks(resume: Resume) -> tuple[Block, ...]:
    entries = list(resume.entries.all())
    found = (
        Block(str(kind.label), tuple(one for one in entries if one.kind == kind)) for kind in ResumeEntry.Kind
    )
    return tuple(block for block in found if block.lines)
