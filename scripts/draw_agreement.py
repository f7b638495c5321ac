"""Draw the pages of the agreement in docs/pictures: `python scripts/draw_agreement.py` after `make assets`."""

import io
import json
import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
DETAILS = ROOT / "tests" / "documents" / "details.json"
PICTURES = ROOT / "docs" / "pictures"
SITE = "wangqian.example.edu.cn"
# As long as a signed statement, and signed by nobody.
CODE = f"https://{SITE}/v/" + "SPECIMEN" * 3 + "AA/#" + "SPECIMEN" * 30
DOTS_PER_INCH = 150
# Enough colours for smooth letters and one seal, and a file a third of the size.
COLOURS = 24
AGREED = {
    "article_two": "甲方于 2026 年 7 月 10 日前到乙方报到，在安徽省芜湖市从事软件开发工程师工作。\n"
    "劳动合同期限 3 年，其中试用期 3 个月。\n试用期满后月薪 8,000 元（税前）。",
    "article_five": "一方违约的，向另一方支付违约金 3,000 元。",
}
REMARK = "乙方提供单人宿舍，水电费由甲方承担；甲方到外地出差的，乙方按本单位的规定报销往返车费和住宿费。"


def papers() -> Iterator[tuple[str, bytes]]:
    """What each picture is called, and the paper whose pages it shows."""
    remarks = "\n".join(f"{place}. {REMARK}" for place in range(1, 13))
    yield "agreement-from-2023", paper(2026)
    yield "agreement-until-2022", paper(2022)
    yield "agreement-sealed", paper(2026, terms=AGREED, approved_on=date(2026, 5, 20))
    yield "agreement-remarks", paper(2026, terms=AGREED | {"remarks": remarks}, approved_on=date(2026, 5, 20))


def paper(year: int, *, terms: dict[str, str] | None = None, approved_on: date | None = None) -> bytes:
    from sanfang.documents.paper import Sheet, render

    details: dict[str, Any] = json.loads(DETAILS.read_text(encoding="utf-8"))
    title = f"{details['school']['name']} {year} 届毕业生就业协议书"
    return render(
        details | {"cohort_year": year, "title": title, "terms": terms or details["terms"]},
        number=f"{year}10363310001278",
        sheets=[Sheet("第 1 份（用人单位）", CODE)],
        site=SITE,
        fingerprint="3f786850e387550f",
        approved_on=approved_on,
        has_seal=approved_on is not None,
    )


def pictures_of(pdf: bytes) -> list[bytes]:
    """Every page as a PNG."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [_png(page.render(scale=DOTS_PER_INCH / 72).to_pil()) for page in document]


def _png(page: Any) -> bytes:
    image = io.BytesIO()
    page.quantize(COLOURS, Image.Quantize.MAXCOVERAGE).save(
        image, "PNG", optimize=True, dpi=(DOTS_PER_INCH, DOTS_PER_INCH)
    )
    return image.getvalue()


def main() -> None:
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sanfang.settings")
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, pdf in papers():
        for number, picture in enumerate(pictures_of(pdf), start=1):
            path = PICTURES / f"{name}{f'-{number}' if number > 1 else ''}.png"
            path.write_bytes(picture)
            print(f"{path.relative_to(ROOT)}: {len(picture) // 1024} KiB")


if __name__ == "__main__":
    main()
