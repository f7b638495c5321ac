"""What an employer offers, as it is typed: the same form to send an offer and to change one."""

from datetime import date
from typing import Any

from django import forms

from sanfang.portals.employer.sections import Headings, SectionedForm
from sanfang.portals.gate.fields import (
    code_field,
    line_field,
    person_field,
    phone_field,
    remarks_field,
    text_field,
    yuan_field,
)
from sanfang.portals.gate.printing import refuse_unprintable
from sanfang.recruiting.terms import OfferTerms, day_in_words, length_in_words
from sanfang.recruiting.windows import Window

MOST_PAY, MOST_PENALTY = 1_000_000, 10_000_000
LENGTHS = (36, 12, 24, 60, 72, 96, 120, 3, 6, 18)
CONTRACTS = [("", "请选择"), *((months, length_in_words(months)) for months in LENGTHS), (0, "无固定期限")]
PROBATIONS = [("", "请选择"), (0, "不约定试用期"), *((months, f"{months} 个月") for months in range(1, 7))]
BOUNDS = "可选 {} 到 {}（省里规定的期限）；当天 24:00 以前毕业生都可以接受。"


def _day_field(label: str, **kwargs: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **kwargs)


def _months_field(label: str, choices: list[tuple[Any, str]], **kwargs: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, choices=choices, coerce=int, **kwargs)


class OfferForm(SectionedForm):
    """The columns of `OfferTerms` and the last day; what the paper cannot print is refused here."""

    SECTIONS: Headings = (
        ("岗位", ("position_title", "job_category", "place", "starts_on")),
        (
            "合同和待遇",
            ("contract_months", "probation_months", "monthly_pay", "penalty", "other_terms", "remarks"),
        ),
        ("答复和联系", ("last_day", "contact_person", "phone")),
    )

    position_title = line_field("岗位名称", 50)
    job_category = code_field("职位类别", "job_category")
    place = line_field("工作地点", 100, help_text="例如 安徽省芜湖市鸠江区。")
    starts_on = _day_field("报到日期")
    contract_months = _months_field("合同期限", CONTRACTS)
    probation_months = _months_field("试用期", PROBATIONS, help_text="包含在合同期限内。")
    monthly_pay = yuan_field(
        "月薪（税前）", MOST_PAY, help_text="整数，单位元，例如 8000；有试用期的，填试用期满后的月薪。"
    )
    penalty = yuan_field(
        "违约金", MOST_PENALTY, required=False, help_text="整数，单位元，双方相同；不约定可不填。"
    )
    other_terms = text_field(
        "其他约定", 500, required=False, help_text="例如食宿、补贴、服务期；没有可不填。会写进协议书第二条。"
    )
    remarks = remarks_field()
    last_day = _day_field("接受邀请截止日期")
    contact_person = person_field("联系人")
    phone = phone_field("联系电话", help_text="手机，或带区号的座机，例如 0553-2871411。")

    def __init__(self, *args: Any, window: Window, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["last_day"]
        field.help_text = BOUNDS.format(day_in_words(window.first), day_in_words(window.last))
        field.widget.attrs |= {"min": window.first.isoformat(), "max": window.last.isoformat()}

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        refuse_unprintable(self)
        return cleaned

    def terms(self) -> OfferTerms:
        return OfferTerms(**{name: self.cleaned_data[name] for name in OfferTerms.names()})

    @property
    def last_day_chosen(self) -> date:
        day: date = self.cleaned_data["last_day"]
        return day


class ChangeForm(OfferForm):
    """The same, with the `clock` of the offer that was being read."""

    clock = forms.IntegerField(widget=forms.HiddenInput)

    @property
    def clock_seen(self) -> int:
        clock: int = self.cleaned_data["clock"]
        return clock
