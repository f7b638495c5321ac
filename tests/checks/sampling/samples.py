"""The usual terms of a sample."""

from datetime import date

from sanfang.checks.models import Sample
from sanfang.checks.sampling.drawing import Terms

TITLE = "2026 届去向抽查"


def terms(**values) -> Terms:
    usual = {
        "title": TITLE,
        "population": Sample.Population.DESTINATIONS,
        "cohort_year": 2026,
        "plan": None,
        "share": 50,
        "minimum": 1,
        "maximum": 10,
        "answer_by": date(2026, 6, 15),
        "words": "请附劳动合同或工资条。",
    }
    return Terms(**(usual | values))
