"""Specimens (样张): the form as a school's agreements will have it, which nobody can take for an agreement."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from sanfang.agreements.sections import SCHOOL as LABELS
from sanfang.documents.editions import edition_named
from sanfang.documents.glyphs import refuse_missing
from sanfang.documents.typesetting import pictured, typeset
from sanfang.institutions.models import School
from sanfang.refusal import Refusal

# A page as wide as a desk's column stays sharp on a good screen.
DOTS_PER_INCH = 150
# The school's block on the form, in its order.
CONTACTS = ("contact_office", "contact_person", "address", "phone")


def specimen_pdf(school: School, year: int) -> bytes:
    """The form of a cohort with the school's own contact block, as a PDF. GlyphMissing for what cannot be drawn."""
    form, data = edition_named(), _data(school, year)
    return typeset(form.template, data, timestamp=datetime(year, 1, 1, tzinfo=UTC))


def specimen_picture(school: School, year: int) -> bytes:
    """The same as a PNG image of its one page."""
    (page,) = pictured(edition_named().template, _data(school, year), dots_per_inch=DOTS_PER_INCH)
    return page


def contact_block(school: School) -> list[tuple[str, str]]:
    """Label and value of what the form says of the school, as it stands in its settings now."""
    return [(LABELS[name], getattr(school, name)) for name in CONTACTS]


def refusal_of(school: School, year: int) -> str:
    """Why the form cannot be drawn for this school; empty where it can."""
    try:
        refuse_missing(_details(school, year))
    except Refusal as refusal:
        return str(refusal)
    return ""


def _data(school: School, year: int) -> dict[str, Any]:
    details = _details(school, year)
    refuse_missing(details)
    return {
        "details": details,
        "number": "样张",
        "edition": "",
        "fingerprint": "",
        "site": urlsplit(settings.SITE_URL).netloc,
        "sheets": [{"label": "样张", "qr": ""}],
        "wording": edition_named().wording_of(year),
        "approved_on": "",
        "has_seal": False,
        "is_specimen": True,
    }


def _details(school: School, year: int) -> Mapping[str, Any]:
    """Two parties that do not exist, and the school as it stands in its settings."""
    return {
        "title": f"{school.name} {year} 届毕业生就业协议书",
        "cohort_year": year,
        "graduate": GRADUATE,
        "school": {name: getattr(school, name) for name in ("name", *CONTACTS)},
        "employer": EMPLOYER,
        "position": POSITION,
        "terms": {"article_two": "", "article_five": ""},
    }


GRADUATE = {
    "name": "样张学生",
    "sex": "女",
    "ethnicity": "汉族",
    "political_status": "共青团员",
    "student_number": "0000000000",
    "education_level": "本科生毕业",
    "training_mode": "非定向",
    "major": "计算机科学与技术",
    "length_of_schooling": "4",
    "phone": "13000000000",
    "qq": "",
    "home_address": "某省某市某区某路 1 号",
}
EMPLOYER = {
    "name": "样张单位（并不存在）",
    "uscc": "000000000000000000",
    "contact_person": "联系人",
    "phone": "0000-0000000",
    "email": "hr@example.com",
    "address": "某省某市某区某路 2 号",
    "postcode": "000000",
    "nature": "其他企业",
    "industry": "制造业",
}
POSITION = {"title": "岗位名称", "job_category": "工程技术人员", "place": "某省某市"}
