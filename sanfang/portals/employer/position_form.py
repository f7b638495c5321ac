"""What an employer says of a position."""

from typing import Any

from django import forms

from sanfang.codes import education
from sanfang.employers.models import Position
from sanfang.portals.employer.sections import Headings, SectionedForm
from sanfang.portals.gate.fields import code_field, line_field, text_field
from sanfang.portals.gate.printing import refuse_unprintable

LEVELS = [("", education.ANY), *((code, education.at_least(code)) for code in education.LEVELS)]
MOST_PAY = 1_000_000


def _pay_field(label: str, help_text: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, min_value=1, max_value=MOST_PAY, required=False, help_text=help_text
    )


class PositionForm(SectionedForm):
    """The same for a new one and for one that is changed. What an agreement repeats must be printable."""

    SECTIONS: Headings = (
        ("岗位", ("title", "job_category", "place", "headcount")),
        ("要求和待遇", ("education_level", "majors", "monthly_pay", "monthly_pay_to", "apply_by")),
        ("介绍", ("description",)),
    )

    title = line_field("岗位名称", 50)
    job_category = code_field("职位类别", "job_category")
    place = line_field("工作地点", 100, help_text="例如 安徽省芜湖市鸠江区。")
    headcount = forms.IntegerField(label="招聘人数", min_value=1, max_value=9999, initial=1)
    education_level = forms.ChoiceField(label="学历要求", choices=LEVELS, required=False)
    majors = line_field("专业要求", 200, required=False, help_text="例如 软件工程、计算机类；不限可不填。")
    monthly_pay = _pay_field("月薪（元）", "税前；面议可不填。")
    monthly_pay_to = _pay_field("月薪上限（元）", "只有一个数时可不填。")
    apply_by = forms.DateField(
        label="申请截止日期",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="当天结束前都可以申请；一直招聘可不填。",
    )
    description = text_field(
        "岗位说明", 2000, rows=8, required=False, help_text="工作内容、要求、待遇和发展，毕业生会逐字读。"
    )

    def __init__(self, *args: Any, position: Position, **kwargs: Any) -> None:
        initial = {name: getattr(position, name) for name in self.base_fields}
        super().__init__(*args, initial=initial, **kwargs)
        self.position = position

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        refuse_unprintable(self)
        return cleaned

    def filled(self) -> Position:
        """The position as the form says it is; not saved."""
        for name, value in self.cleaned_data.items():
            setattr(self.position, name, value)
        return self.position
