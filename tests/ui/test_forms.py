"""A form says what is wrong at the field, ties it to the field, and keeps what was typed."""

import pytest
from django import forms

from sanfang.ui.forms import DeskForm, PhoneForm
from tests.ui.gallery import everything


def field_group(form: forms.Form, name: str) -> str:
    return form[name].as_field_group()


def test_each_side_draws_with_its_own_classes():
    assert 'class="form-control"' in field_group(everything("desk", "empty"), "name")
    assert 'class="weui-input"' in field_group(everything("phone", "empty"), "name")
    assert 'class="form-select"' in field_group(everything("desk", "empty"), "nature")


@pytest.mark.parametrize("style", ["desk", "phone"])
def test_the_label_points_to_the_input(style):
    assert '<label class="' in (html := field_group(everything(style, "empty"), "uscc"))
    assert 'for="id_uscc"' in html
    assert 'id="id_uscc"' in html


@pytest.mark.parametrize("style", ["desk", "phone"])
def test_a_fault_stands_at_its_field_and_is_told_to_screen_readers(style):
    html = field_group(everything(style, "many"), "uscc")

    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_uscc_error"' in html
    assert (
        '<div class="sf-fault" id="id_uscc_error"><p>最多填写 18 个字，现在有 20 个，请缩短。</p></div>'
        in html
    )


def test_a_form_may_give_its_words_when_it_is_made():
    class Decision(DeskForm):
        reason = forms.CharField(label="")

        def __init__(self) -> None:
            super().__init__()
            self.fields["reason"].label = "不通过原因"
            self.fields["reason"].help_text = "毕业生会看到。"

    html = field_group(Decision(), "reason")

    assert "不通过原因" in html
    assert "毕业生会看到。" in html


def test_hint_and_fault_are_both_announced():
    html = field_group(everything("desk", "many"), "licence")

    assert 'aria-describedby="id_licence_helptext id_licence_error"' in html


@pytest.mark.parametrize("style", ["desk", "phone"])
def test_what_was_typed_is_kept(style):
    assert 'value="1011.com"' in field_group(everything(style, "many"), "email")


def test_what_was_typed_is_shown_inert():
    class Form(DeskForm):
        name = forms.CharField(label="姓名")

    html = str(Form({"name": '"><script>alert(1)</script>'}))

    assert "<script>" not in html
    assert "&quot;&gt;&lt;script&gt;" in html


def test_more_than_three_faults_are_listed_first_with_links():
    html = str(everything("desk", "many"))

    assert "有 7 处需要修改" in html
    assert '<a href="#id_sex">性别：请选择「性别」。</a>' in html
    assert 'id="id_sex"' in html


def test_few_faults_need_no_list():
    assert "处需要修改" not in str(everything("desk", "some"))


def test_a_refusal_stands_above_the_fields():
    html = str(everything("phone", "some"))

    assert 'role="alert"' in html
    assert html.index("该毕业生已有一份生效或待审核的就业协议") < html.index("单位名称")


def test_a_choice_among_several_is_a_group_with_a_legend():
    html = field_group(everything("desk", "empty"), "sex")

    assert html.startswith('<fieldset class="sf-field" id="id_sex"')
    assert '<legend class="form-label">性别' in html
    assert html.count('type="radio"') == 2


def test_required_and_optional_fields_are_told_apart():
    form = everything("desk", "empty")

    assert 'aria-required="true"' in field_group(form, "name")
    assert "选填" in field_group(form, "email")
    assert " required" not in field_group(form, "name").replace("sf-required", "").replace(
        "aria-required", ""
    )


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        (forms.CharField(label="姓名"), "", "请填写「姓名」。"),
        (forms.ChoiceField(label="性别", choices=[("1", "男")]), "", "请选择「性别」。"),
        (forms.BooleanField(label="已核对"), "", "请勾选「已核对」。"),
        (forms.EmailField(label="邮箱"), "1011.com", "请填写有效的电子邮箱，例如 name@example.com。"),
        (forms.DateField(label="日期"), "2026-02-30", "请填写有效的日期，例如 2026-03-05。"),
        (forms.IntegerField(label="人数"), "３x", "请填写数字。"),
        (forms.IntegerField(label="人数", min_value=1), "0", "不能小于 1，请修改。"),
        (forms.CharField(label="理由", error_messages={"required": "请写明理由。"}), "", "请写明理由。"),
    ],
)
def test_a_fault_says_what_to_do(field, typed, message):
    form = type("Form", (PhoneForm,), {"value": field})({"value": typed})

    assert form.errors["value"] == [message]


def test_a_hidden_field_is_written_bare():
    class Form(PhoneForm):
        token = forms.CharField(widget=forms.HiddenInput)

    assert '<input type="hidden" name="token" value="t" id="id_token">' in str(Form({"token": "t"}))
