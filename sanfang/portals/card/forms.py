"""What a recruiter without an account fills in; the same checks as for a registered employer."""

from typing import Any

from django import forms

from sanfang.portals.gate.fields import (
    ReadField,
    code_field,
    line_field,
    organisation_field,
    person_field,
    phone_field,
    postcode_field,
    remarks_field,
    text_field,
    uscc_field,
)
from sanfang.portals.gate.printing import refuse_unprintable
from sanfang.ui.forms import PhoneForm

LONGEST_TERM = 500


class NameForm(PhoneForm):
    name = ReadField(
        lambda text: text[:100],
        label="毕业生姓名",
        help_text="请填写全名，由毕业生本人告诉您。",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class EmployerForm(PhoneForm):
    """Both the employer's side of the agreement and the position, in the paper's order."""

    name = organisation_field("单位名称", help_text="全称，与公章一致。")
    uscc = uscc_field(help_text="18 位，按营业执照填写。")
    nature = code_field("单位性质", "employer_nature")
    industry = code_field("单位行业", "employer_industry")
    place = line_field("单位所在地", 100, help_text="省、市，例如 安徽省芜湖市。")
    address = line_field("通讯地址", 200)
    postcode = postcode_field()
    contact_person = person_field("联系人")
    phone = phone_field("招聘电话", help_text="手机，或带区号的座机，例如 0553-2871411。")
    email = forms.EmailField(label="E-mail", max_length=254)
    position_title = line_field("岗位名称", 50)
    job_category = code_field("职位类别", "job_category")
    position_place = line_field("工作地点", 100)
    article_two = text_field(
        "第二条约定", LONGEST_TERM, required=False, help_text="例如服务期、工资和福利；没有就不填。"
    )
    article_five = text_field(
        "第五条约定", LONGEST_TERM, required=False, help_text="双方另外商定的内容；没有就不填。"
    )
    remarks = remarks_field()

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        refuse_unprintable(self)
        return cleaned
