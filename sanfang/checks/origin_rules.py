"""生源地核查: what about a graduate's place of origin is worth a look."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Subquery

from sanfang.actors import Actor
from sanfang.checks.models import RegistryRow
from sanfang.checks.origins import Fault, province_of_number
from sanfang.checks.record_rules import Records, records, rule_of_records
from sanfang.codes.lists import code_list
from sanfang.graduates.models import Graduate

ORIGIN = "生源所在地"


def _unlike_the_registry(actor: Actor) -> Records:
    """The list of the latest comparison says another place than the record does today."""
    said = RegistryRow.objects.standing().filter(graduate=OuterRef("pk")).exclude(origin_place="")
    other = said.exclude(origin_place=OuterRef("origin_place"))
    told = Subquery(other.order_by("pk").values("origin_place")[:1])
    return records(actor, Exists(other)).annotate(registry_origin=told)


def _by_number(one: Graduate) -> str:
    province = code_list("province", year=one.cohort_year).label(province_of_number(one))
    return f"生源所在地「{one.origin_place}」，身份证号以 {one.id_number[:2]} 开头（{province}）"


ORIGIN_RULES = (
    rule_of_records(
        8,
        "没有生源所在地",
        ORIGIN,
        "档案转递和就业统计都要用到生源所在地。请按高考报名时的户籍所在地补录。",
        find=lambda actor: records(actor, origin_place=""),
        seen=lambda _: "生源所在地为空",
    ),
    rule_of_records(
        9,
        "生源所在地不在代码表中",
        f"{ORIGIN}，当年的行政区划代码表",
        "没有从省写起，或者省名写错，上报时对不上代码。请写成「安徽省芜湖市」的样子。",
        find=lambda actor: records(actor, record_traits__origin_fault=Fault.UNLISTED),
        seen=lambda one: f"生源所在地「{one.origin_place}」",
    ),
    rule_of_records(
        10,
        "生源所在地没有写到市、县",
        ORIGIN,
        "只写了省，档案不知道转到哪里。请向本人核对后补到市、县。",
        find=lambda actor: records(actor, record_traits__origin_fault=Fault.BARE),
        seen=lambda one: f"生源所在地「{one.origin_place}」",
    ),
    rule_of_records(
        11,
        "生源所在地与身份证号不在一省",
        f"身份证号前六位（比较其中的省），{ORIGIN}",
        "身份证号前六位是首次登记户口的地方，迁过户口的学生会不同，不一定填错。请按高考报名时的户籍核对。",
        find=lambda actor: records(actor, record_traits__origin_differs=True),
        seen=_by_number,
    ),
    rule_of_records(
        12,
        "生源所在地与学籍名单不同",
        f"{ORIGIN}，最近一次学籍比对的名单",
        "请按高考报名时的户籍核对，更正填错的一方。更正生源信息后，这一条会自动消失。",
        find=_unlike_the_registry,
        seen=lambda one: f"生源所在地「{one.origin_place or '空'}」，学籍名单中「{one.registry_origin}」",
    ),
)
