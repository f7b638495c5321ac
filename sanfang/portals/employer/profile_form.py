"""What an employer says of itself: the same fields when it registers and when it changes them."""

from typing import Any

from django import forms

from sanfang.employers.actions import Profile
from sanfang.employers.models import Employer
from sanfang.portals.employer.sections import Headings, SectionedForm
from sanfang.portals.gate.fields import (
    code_field,
    line_field,
    organisation_field,
    person_field,
    phone_field,
    postcode_field,
    uscc_field,
)
from sanfang.portals.gate.printing import refuse_unprintable


class ProfileForm(SectionedForm):
    """The employer's side of every agreement it will sign; what the paper cannot show is refused here."""

    SECTIONS: Headings = (
        ("单位信息", ("name", "uscc", "nature", "industry", "place", "address", "postcode")),
        ("联系方式", ("contact_person", "phone", "email")),
    )

    name = organisation_field("单位名称", help_text="全称，与公章和营业执照一致。")
    uscc = uscc_field(help_text="18 位，见营业执照。")
    nature = code_field("单位性质", "employer_nature")
    industry = code_field("单位行业", "employer_industry")
    place = line_field("单位所在地", 100, help_text="省、市，例如 安徽省芜湖市。")
    address = line_field("通讯地址", 200)
    postcode = postcode_field()
    contact_person = person_field("联系人")
    phone = phone_field("招聘电话", help_text="手机，或带区号的座机，例如 0553-2871411。")
    email = forms.EmailField(label="E-mail", max_length=254)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        refuse_unprintable(self)
        return cleaned

    def profile(self) -> Profile:
        return Profile(**{name: self.cleaned_data[name] for name in Profile.__dataclass_fields__})


class EditForm(ProfileForm):
    """The same without the code, which never changes."""

    def __init__(self, *args: Any, employer: Employer, **kwargs: Any) -> None:
        self.employer = employer
        initial = {name: getattr(employer, name) for name in Profile.__dataclass_fields__}
        super().__init__(*args, initial=initial, **kwargs)
        del self.fields["uscc"]

    def profile(self) -> Profile:
        return Profile(**self.cleaned_data, uscc=self.employer.uscc)
