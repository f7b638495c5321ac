"""The table of rules: every one by its number, in the sections people see them in."""

from __future__ import annotations

from collections.abc import Iterable

from sanfang.actors import Actor
from sanfang.checks.employer_rules import EMPLOYER_RULES
from sanfang.checks.origin_rules import ORIGIN_RULES
from sanfang.checks.record_rules import RECORD_RULES
from sanfang.checks.registry_rules import REGISTRY_RULES
from sanfang.checks.rule import Rule

SECTIONS = (
    ("学籍比对", REGISTRY_RULES),
    ("生源地核查", ORIGIN_RULES),
    ("数据质量核查", RECORD_RULES),
    ("就业单位核查", EMPLOYER_RULES),
)
RULES: dict[int, Rule] = {rule.number: rule for _, rules in SECTIONS for rule in rules}


def counts(rules: Iterable[Rule], actor: Actor) -> list[tuple[Rule, int]]:
    """How many rows each rule finds for this reader: one query a rule, never a sum of them."""
    return [(rule, rule.find(actor).count()) for rule in rules]
