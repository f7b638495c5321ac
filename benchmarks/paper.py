"""How long one agreement takes on paper, beside what typst alone takes for the same pages.

Run it with `python -m benchmarks.paper`. The three ways take turns within one run, so that a busy
machine slows all alike:

    ours          paper.render: check of glyphs, QR, typst
    typst, warm   a compiler that is kept, given what ours gives it
    typst, cold   a new compiler for every paper, as a plain script would do it
"""

from __future__ import annotations

import json
import os
import statistics
from collections.abc import Callable
from typing import Any

import typst
from django.conf import settings

from benchmarks.measuring import p90, timed
from sanfang.documents import paper, qr, typesetting
from sanfang.documents.editions import edition_named
from sanfang.documents.fonts import typeface
from tests.documents.samples import FINGERPRINT, HOLDERS, NUMBER, SITE, URL, an_agreement, sheets

TURNS = 4
PAPERS_PER_TURN = 10
ROOT = str(typesetting.TEMPLATES)
MAIN = f"{ROOT}/{edition_named().template}"


def details_of(place: int) -> dict[str, Any]:
    """No two agreements alike, so that nothing is answered from memory."""
    return an_agreement(graduate={"name": f"欧阳{place}", "student_number": f"32206{place:05}"})


def ours(place: int) -> object:
    return paper.render(
        details_of(place),
        number=NUMBER,
        sheets=sheets(code=f"{URL}{place}/"),
        site=SITE,
        fingerprint=FINGERPRINT,
    )


def prepared(place: int) -> dict[str, str]:
    data = {
        "details": details_of(place),
        "number": NUMBER,
        "edition": "",
        "fingerprint": paper.shown(FINGERPRINT),
        "site": SITE,
        "sheets": [{"label": label, "qr": qr.drawing(f"{URL}{place}/")} for label in HOLDERS],
        "wording": "from-2023",
        "approved_on": "",
        "has_seal": False,
        "fonts": typeface().families,
    }
    return {"data": json.dumps(data, ensure_ascii=False)}


def new_compiler() -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(settings.FONT_DIR)]
    )
    return typst.Compiler(MAIN, root=ROOT, font_paths=fonts, ignore_system_fonts=True)


def by_hand(compiler: Callable[[], typst.Compiler]) -> Callable[[int], float]:
    """Milliseconds of one paper; what ours puts together in Python is not counted here."""

    def paper_by_hand(place: int) -> float:
        inputs = prepared(place)
        return timed(
            lambda: compiler().compile(format="pdf", sys_inputs=inputs, pdf_standards=typesetting.STANDARDS)
        )

    return paper_by_hand


def measured() -> dict[str, list[float]]:
    kept = new_compiler()
    ways = {
        "ours": lambda place: timed(lambda: ours(place)),
        "typst, warm": by_hand(lambda: kept),
        "typst, cold": by_hand(new_compiler),
    }
    times: dict[str, list[float]] = {name: [] for name in ways}
    place = 0
    for _ in range(TURNS):
        for name, way in ways.items():
            way(-1)  # Whoever had the turn before leaves its own memory behind.
            for _ in range(PAPERS_PER_TURN):
                place += 1
                times[name].append(way(place))
    return times


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    first = timed(lambda: ours(0))
    times = measured()
    print(f"One agreement, three copies on three pages; {TURNS * PAPERS_PER_TURN} papers each, milliseconds")
    print(f"{'':<14}{'median':>8}{'p90':>8}{'fastest':>9}")
    for name, taken in times.items():
        print(f"{name:<14}{statistics.median(taken):>8.1f}{p90(taken):>8.1f}{min(taken):>9.1f}")
    print(f"{'our very first':<14}{first:>8.1f}")


if __name__ == "__main__":
    main()
