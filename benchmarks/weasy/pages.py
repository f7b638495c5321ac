"""The agreement as HTML and CSS: the same words, the same cells, the same fonts, the same number of pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from django.conf import settings

from sanfang.documents import qr
from sanfang.documents.paper import Sheet
from sanfang.documents.wordings import Article, form_of

CSS = """
@font-face {{ font-family: Song; src: url("{regular}"); }}
@font-face {{ font-family: Song; font-weight: bold; src: url("{bold}"); }}
@page {{ size: A4; margin: 12mm 17mm 12.5mm; }}
body {{ font: 9.5pt/1.4 Song; margin: 0; }}
section {{ break-before: page; }}
section:first-of-type {{ break-before: auto; }}
h1 {{ font-size: 18pt; text-align: center; margin: 0; }}
table {{ border-collapse: collapse; width: 100%; table-layout: fixed; }}
td {{ border: 0.6pt solid; padding: 1.2mm; font-size: 9pt; }}
.proof svg {{ width: 28mm; height: 28mm; float: right; }}
p {{ margin: 0.4mm 0; }}
.sign td {{ height: 16mm; vertical-align: top; }}
"""
PARTIES = {
    "graduate": (
        ("姓名", "name"), ("性别", "sex"), ("民族", "ethnicity"), ("政治面貌", "political_status"),
        ("学号", "student_number"), ("学历", "education_level"), ("培养方式", "training_mode"), ("专业", "major"),
        ("学制", "length_of_schooling"), ("联系电话", "phone"), ("QQ", "qq"), ("家庭地址", "home_address"),
    ),
    "school": (
        ("学校联系部门", "contact_office"), ("联系人", "contact_person"), ("学校通讯地址", "address"),
        ("联系电话", "phone"),
    ),
    "employer": (
        ("单位名称", "name"), ("统一社会信用代码", "uscc"), ("联系人", "contact_person"), ("招聘电话", "phone"),
        ("E-mail", "email"), ("通讯地址", "address"), ("邮政编码", "postcode"), ("单位性质", "nature"),
        ("单位行业", "industry"),
    ),
    "position": (("职位类别", "job_category"), ("岗位名称", "title"), ("工作地点", "place")),
}  # fmt: skip


def page_of(details: Mapping[str, Any], *, number: str, sheets: Sequence[Sheet], site: str) -> str:
    """A whole document with a page for each sheet."""
    form = form_of(details)
    body = "".join(_parties(details)) + f"<p>{form.preamble}</p>" + "".join(map(_article, form.articles))
    notes = "".join(f"<p>{note}</p>" for note in form.notes)
    copies = (_sheet(sheet, f"{body}{_signatures()}{notes}", details, number, site) for sheet in sheets)
    return f"<html lang='zh'><style>{_css()}</style><body>{''.join(copies)}</body></html>"


def _css() -> str:
    fonts = Path(settings.FONT_DIR)
    regular, bold = (next(fonts.glob(f"*{weight}*.ttf")) for weight in ("Regular", "Bold"))
    return CSS.format(regular=regular.as_uri(), bold=bold.as_uri())


def _sheet(sheet: Sheet, body: str, details: Mapping[str, Any], number: str, site: str) -> str:
    drawing = qr.drawing(sheet.code).partition("?>")[2]
    head = f"<h1>{escape(details['title'])}</h1><p>编号：{number}</p>"
    return f"<section><div class='proof'>{drawing}</div>{head}{body}<p>{sheet.label} {site}</p></section>"


def _parties(details: Mapping[str, Any]) -> list[str]:
    return [_table([(label, details[block][key]) for label, key in rows]) for block, rows in PARTIES.items()]


def _table(cells: list[tuple[str, str]]) -> str:
    pairs = [f"<td>{label}</td><td>{escape(str(value))}</td>" for label, value in cells]
    rows = ("".join(pairs[start : start + 2]) for start in range(0, len(pairs), 2))
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def _article(article: Article) -> str:
    items = "".join(f"<p>{place}. {item}</p>" for place, item in enumerate(article.items, start=1))
    agreed = "".join(f"<p>{escape(line)}</p>" for line in article.agreed)
    return f"<p><b>{article.heading}</b> {article.text}</p>{items}{agreed}"


def _signatures() -> str:
    cells = "<td>甲方意见：<br>签名：</td><td>乙方意见：<br>经办人（公章）：</td>"
    return f"<table class='sign'><tr>{cells}</tr><tr><td colspan='2'>用人单位上级主管部门意见：</td></tr></table>"
