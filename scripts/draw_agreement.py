"""Draw the example of an agreement in docs/pictures: `python scripts/draw_agreement.py` after `make assets`."""

import io
import json
import os
import sys
from pathlib import Path

import pypdfium2

ROOT = Path(__file__).resolve().parent.parent
DETAILS = ROOT / "tests" / "documents" / "details.json"
PICTURE = ROOT / "docs" / "pictures" / "agreement-2026.png"
CODE = "https://wangqian.example.edu.cn/v/8Jm3kQx7vT2hYb5wNcRz4pLs6dFg9AeUrT1oZ0iXyBk/"
DOTS_PER_INCH = 150
# Enough greys for smooth letters, and a file a third of the size.
GREYS = 16


def paper_of_the_example() -> bytes:
    from sanfang.documents import paper

    return paper.render(
        json.loads(DETAILS.read_text(encoding="utf-8")),
        number="202610363310001278",
        sheets=[paper.Sheet("第 1 份（用人单位）", CODE)],
        site="wangqian.example.edu.cn",
    )


def picture_of(pdf: bytes) -> bytes:
    """The first page as a PNG."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0].render(scale=DOTS_PER_INCH / 72).to_pil().convert("L")
    image = io.BytesIO()
    page.quantize(GREYS).save(image, "PNG", optimize=True, dpi=(DOTS_PER_INCH, DOTS_PER_INCH))
    return image.getvalue()


def main() -> None:
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sanfang.settings")
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    PICTURE.write_bytes(picture_of(paper_of_the_example()))
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
