"""学籍比对 as rules: who is missing from the registry list, and who differs from it, by the latest comparison."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Subquery

from sanfang.actors import Actor
from sanfang.checks.models import RegistryRow
from sanfang.checks.record_rules import Records, records, rule_of_records

MISSING, DIFFERING = 13, 14


def _of_kind(kind: str, actor: Actor) -> Records:
    rows = RegistryRow.objects.standing().filter(graduate=OuterRef("pk"), kind=kind)
    words = Subquery(rows.order_by("pk").values("words")[:1])
    return records(actor, Exists(rows)).annotate(registry_words=words)


REGISTRY_RULES = (
    rule_of_records(
        MISSING,
        "学籍名单中没有",
        "最近一次学籍比对的名单",
        "可能延期毕业、已退学，也可能名单不全。请向教务部门核实；不随这一届毕业的，移出名单。",
        find=lambda actor: _of_kind(RegistryRow.Kind.ONLY_HELD, actor),
        seen=lambda one: one.registry_words,
    ),
    rule_of_records(
        DIFFERING,
        "与学籍名单不同",
        "最近一次学籍比对的名单，逐项比较",
        "请对照证件或教务数据，更正填错的一方。更正以后重新上传名单，这里才会更新。",
        find=lambda actor: _of_kind(RegistryRow.Kind.DIFFERS, actor),
        seen=lambda one: one.registry_words,
    ),
)
