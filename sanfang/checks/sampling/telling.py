"""Who is told of what in a sample: schools what to answer and what came of it, the province when a school has."""

from __future__ import annotations

from sanfang import calendar
from sanfang.actors import Party
from sanfang.checks.sampling.models import SampleItem, SamplePart, SampleStep
from sanfang.checks.sampling.states import CLOSED
from sanfang.checks.sampling.workflow import RETURN
from sanfang.notices.actions import Mailbox, News, tell

KIND = "sample"


def tell_of_the_draw(part: SamplePart) -> None:
    sample = part.sample
    _tell_school(
        part,
        f"sample:{sample.pk}:drawn",
        f"省里抽查了本校 {part.drawn} 条{sample.get_population_display()}",
        f"请在 {sample.answer_by:%Y-%m-%d} 前逐条说明或上传证明材料。{sample.words}",
    )


def remind(part: SamplePart, waiting: int) -> None:
    """Once a day: the event carries the day."""
    _tell_school(
        part,
        f"sample:{part.sample_id}:remind:{calendar.today():%Y%m%d}",
        f"抽查「{part.sample.title}」还有 {waiting} 条没有说明",
        "请逐条说明或上传证明材料；逾期不说明的，省里可以直接核定。",
    )


def tell_of_a_step(item: SampleItem, step: SampleStep) -> None:
    """Of an answer the province is told when it was the school's last; of a finding the school, each time it has
    something to do or to know, and once when all are closed."""
    if step.name == "answer":
        if not item.part.items.with_the_school().exists():
            _tell_province(item, step)
        return
    if step.name != "confirm":
        _tell_department(item, step)
    if not item.part.items.exclude(state__in=CLOSED).exists():
        _tell_school(
            item.part,
            f"sample:{item.sample_id}:closed",
            f"抽查「{item.sample.title}」已全部核定",
            "可以在「抽查」中查看每一条的核定结果和理由。",
        )


def _tell_province(item: SampleItem, step: SampleStep) -> None:
    tell(
        Mailbox(Party.PROVINCE, item.sample.province_id),
        News(
            f"sample:{item.sample_id}:{item.school_id}:answered:{step.pk}",
            KIND,
            f"{item.school.name}已说明抽查「{item.sample.title}」的全部记录",
            "请逐条核定。",
            f"/province/samples/{item.sample_id}/",
        ),
    )


def _tell_department(item: SampleItem, step: SampleStep) -> None:
    until = f"请在 {item.answer_by:%Y-%m-%d} 前补充。" if step.name == RETURN.name else ""
    title = "抽查有一条需要补充材料" if until else "抽查有一条核定为不属实"
    tell(
        Mailbox(Party.SCHOOL, item.school_id, department_id=item.department_id),
        News(
            f"sample_step:{step.pk}", KIND, title, f"{until}{step.words}", f"/school/sample-items/{item.pk}/"
        ),
    )


def _tell_school(part: SamplePart, event: str, title: str, body: str) -> None:
    link = f"/school/samples/{part.sample_id}/items/"
    tell(Mailbox(Party.SCHOOL, part.school_id), News(event, KIND, title, body, link))
