"""The list that lies in a zip beside the agreements: which file is whose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from django.utils import timezone

from sanfang.documents.models import PrintItem, PrintJob
from sanfang.exports.workbook import Watermark, write

LIST = "清单.xlsx"
TITLE = "批量打印清单"
HEADINGS = ("序号", "文件", "协议编号", "姓名", "学号", "班级", "单位名称")


def list_of(job: PrintJob, items: Sequence[PrintItem], name_of: Callable[[PrintItem], str]) -> bytes:
    """A workbook with a row for each of these agreements, in their order."""
    when = f"{timezone.localtime(job.created_at):%Y-%m-%d %H:%M}"
    mark = Watermark(f"{job.school.name} {job.by}", when, [("条件", job.words or "全部")])
    return write(TITLE, HEADINGS, _rows(items, name_of), mark)[0]


def _rows(items: Iterable[PrintItem], name_of: Callable[[PrintItem], str]) -> Iterator[Sequence[str]]:
    for item in items:
        agreement = item.agreement
        graduate = agreement.graduate
        group = graduate.school_class.name if graduate.school_class else ""
        yield (
            *(str(item.place), name_of(item), agreement.number),
            *(graduate.name, graduate.student_number, group, agreement.employer_name),
        )
