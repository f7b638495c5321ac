"""数据质量核查: what in a graduate's record is worth a look."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from sanfang.actors import Actor
from sanfang.checks.models import Case
from sanfang.checks.rule import Rule
from sanfang.graduates.fields import BY_NAME
from sanfang.graduates.models import Graduate

Records = QuerySet[Graduate]


def records(actor: Actor, *conditions: Any, **values: Any) -> Records:
    listed = Graduate.objects.visible_to(actor).on_the_list()
    rows: Records = listed.filter(*conditions, **values).order_by("student_number", "pk")
    return rows


def _same_phone(actor: Actor) -> Records:
    others = records(actor, record_traits__phone_index=OuterRef("record_traits__phone_index"))
    twin = Exists(others.exclude(pk=OuterRef("pk")))
    return records(actor, twin, record_traits__phone_index__gt="").order_by(
        "record_traits__phone_index", "student_number", "pk"
    )


def _namesakes(actor: Actor) -> Records:
    others = records(actor, school_class=OuterRef("school_class"), name_key=OuterRef("name_key"))
    return records(actor, Exists(others.exclude(pk=OuterRef("pk")))).order_by(
        "school_class", "name_key", "student_number", "pk"
    )


def masked(name: str, graduate: Graduate) -> str:
    return BY_NAME[name].masked(graduate)


def rule_of_records(number: int, name: str, looks_at: str, explanation: str, **queries: Any) -> Rule:
    return Rule(number, name, looks_at, explanation, Case.Kind.GRADUATE, **queries)


RECORD_RULES = (
    rule_of_records(
        1,
        "出生日期与身份证号不同",
        "身份证号第 7–14 位，出生日期",
        "请对照身份证，核对是哪一项填错了，再在「生源信息」中更正。",
        find=lambda actor: records(actor, record_traits__birth_date_differs=True),
        seen=lambda one: f"出生日期 {masked('birth_date', one)}，与身份证号 {masked('id_number', one)} 不同",
    ),
    rule_of_records(
        2,
        "性别与身份证号不同",
        "身份证号第 17 位，性别",
        "身份证号第 17 位单数为男，双数为女。请对照身份证核对。",
        find=lambda actor: records(actor, record_traits__sex_differs=True),
        seen=lambda one: f"性别 {masked('sex', one)}，与身份证号 {masked('id_number', one)} 不同",
    ),
    rule_of_records(
        3,
        "没有手机号码",
        "手机号码",
        "没有手机号码就收不到短信提醒，也不能用手机号核验绑定。请向本人补录。",
        find=lambda actor: records(actor, record_traits__phone_index=""),
        seen=lambda _: "手机号码为空",
    ),
    rule_of_records(
        4,
        "多人同一手机号码",
        "手机号码",
        "同一个号码登记在几名毕业生名下，通知会发到别人手里。兄弟姐妹共用也请改为本人号码。",
        find=_same_phone,
        seen=lambda one: f"手机号码 {masked('phone', one)}，其他毕业生也登记了这个号码",
    ),
    rule_of_records(
        5,
        "姓名中有异常的字",
        "姓名",
        "数字、符号、自造字，或字体里没有的字，打印协议书时会停下。请对照身份证改成标准汉字，或请管理员安装字体。",
        find=lambda actor: records(actor, record_traits__name_faults__gt=""),
        seen=lambda one: f"姓名中的 {one.record_traits.name_faults}",
    ),
    rule_of_records(
        6,
        "同班同名",
        "班级，姓名",
        "可能是同一人重复录入，也可能真有同名同学。请看学号和身份证号，真有两人时不用处理。",
        find=_namesakes,
        seen=lambda one: f"{one.school_class.name}还有一位「{one.name}」",
    ),
    rule_of_records(
        7,
        "未确认生源信息，却有协议",
        "确认时间，协议状态",
        "签约以后信息有过更正，毕业生还没有重新确认。请提醒本人在手机上确认。",
        find=lambda actor: records(actor, is_locked=True, confirmed_at__isnull=True),
        seen=lambda _: "有待审核或有效的协议，生源信息尚未确认",
    ),
)
