"""What a form says about a faulty field: what is wrong, and what to type instead."""

from django import forms

from sanfang.ui.shapes import kind_of

# Django's own words for these speak of variables and characters; ours say what to do.
LIMITS = {
    "max_length": "最多填写 %(limit_value)d 个字，现在有 %(show_value)d 个，请缩短。",
    "min_length": "至少填写 %(limit_value)d 个字，现在有 %(show_value)d 个，请补充。",
    "max_value": "不能大于 %(limit_value)s，请修改。",
    "min_value": "不能小于 %(limit_value)s，请修改。",
}
INVALID: tuple[tuple[type[forms.Field], str], ...] = (
    (forms.EmailField, "请填写有效的电子邮箱，例如 name@example.com。"),
    (forms.DateField, "请填写有效的日期，例如 2026-03-05。"),
    (forms.IntegerField, "请填写数字。"),
)


def required_message(field: forms.Field) -> str:
    """What to do about an empty field: 「请填写姓名。」, 「请选择性别。」, 「请上传营业执照。」"""
    verbs = {"select": "选择", "choices": "选择", "file": "上传", "check": "勾选"}
    verb = verbs.get(kind_of(field.widget), "填写")
    return f"请{verb}「{field.label}」。" if field.label else f"请{verb}此项。"


def speak_plainly(field: forms.Field) -> None:
    """Give the field our words for what Django finds; what its author wrote stays."""
    given = field.error_messages
    for code, message in {"required": required_message(field), **LIMITS}.items():
        if code not in given or given[code] is forms.Field.default_error_messages.get(code):
            given[code] = message
    for field_type, message in INVALID:
        defaults = getattr(field_type, "default_error_messages", {})
        if isinstance(field, field_type) and given.get("invalid") is defaults.get("invalid"):
            given["invalid"] = message
