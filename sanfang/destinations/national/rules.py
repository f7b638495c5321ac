"""What the national system would refuse, as a table of named rules: each a question to the database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_

from django.db.models import Count, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from sanfang.codes.lists import code_list
from sanfang.codes.places import PROVINCE_NAMES
from sanfang.destinations.fields import BY_NAME as SAID
from sanfang.destinations.models import Source
from sanfang.destinations.requirements import requirements
from sanfang.graduates.fields import BY_NAME
from sanfang.graduates.queries import GraduateQuerySet

# Where a fault is mended.
RECORD, DESTINATION, FILE, NOWHERE = "record", "destination", "file", ""
CODED = (
    *("sex", "ethnicity", "political_status", "education_level"),
    *("training_mode", "normal_student", "hardship"),
)
NEEDED = ("examinee_number", "origin_place")
NEEDED_DAYS = ("enrolled_on", "graduates_on")
# 定向 and 委培: the file wants to know for whom.
COMMISSIONED = ("2", "4")


@dataclass(frozen=True)
class Rule:
    """One reason to be refused: the column, why, what to do and where, and who it concerns."""

    name: str
    column: str
    why: str
    remedy: str
    mended_in: str
    concerns: Q


@lru_cache(maxsize=32)
def rules(year: int) -> tuple[Rule, ...]:
    """The rules of a cohort's year, in the order of the file's columns."""
    return (*_of_record(year), *_of_destination(year), *_of_file())


def cohort(graduates: GraduateQuerySet, year: int) -> GraduateQuerySet:
    """Whom the file of this year is about: everybody on the list."""
    return graduates.on_the_list().filter(cohort_year=year)


def count_all(graduates: GraduateQuerySet, year: int) -> dict[str, int]:
    """How many each rule concerns, in one query; under `everybody` and `faulty`, how many there are and how many
    of them have any fault."""
    counts = {rule.name: Count("pk", filter=rule.concerns) for rule in rules(year)}
    found: dict[str, int] = cohort(graduates, year).aggregate(
        everybody=Count("pk"), faulty=Count("pk", filter=any_of(year)), **counts
    )
    return found


def any_of(year: int) -> Q:
    return reduce(or_, (rule.concerns for rule in rules(year)))


def _of_record(year: int) -> Iterator[Rule]:
    yield Rule(
        "unconfirmed", "生源信息", "毕业生还没有确认生源信息。", "提醒毕业生在手机上核对并确认。", RECORD,
        Q(confirmed_at__isnull=True),
    )  # fmt: skip
    for name in NEEDED:
        yield _needed(name, Q((name, "")))
    # A ciphertext cannot be compared; but nothing stays nothing.
    yield _needed("phone", Q(Exact(Length("phone"), 0)))
    for name in NEEDED_DAYS:
        yield _needed(name, Q((f"{name}__isnull", True)))
    for name in CODED:
        label, known = BY_NAME[name].label, list(code_list(BY_NAME[name].codes, year=year).labels)
        yield Rule(
            f"{name}_unknown", label, f"{label}代码不在 {year} 届的代码表中。", f"在生源信息中重新选择{label}。",
            RECORD, ~Q((f"{name}__in", known)),
        )  # fmt: skip
    yield Rule(
        "origin_place_code", "生源所在地代码", "生源所在地不是从省写起，对不上代码。", "从省写起，例如 安徽省芜湖市。",
        RECORD, ~Q(origin_place="") & ~_in_a_province("origin_place"),
    )  # fmt: skip
    yield Rule(
        "commissioned_by", "定向或委培单位", "定向、委培生要有定向或委培单位，平台没有这一项。",
        "导出以后在文件中补填这一列。", NOWHERE, Q(training_mode__in=COMMISSIONED),
    )  # fmt: skip


def _needed(name: str, is_missing: Q) -> Rule:
    label = BY_NAME[name].label
    return Rule(f"{name}_missing", label, f"没有{label}。", f"在生源信息中补填{label}。", RECORD, is_missing)


def _of_destination(year: int) -> Iterator[Rule]:
    known = [*requirements(year)]
    yield Rule(
        "destination_unknown", "毕业去向代码", f"毕业去向代码不在 {year} 届的代码表中。", "重新登记毕业去向。",
        DESTINATION, Q(destination__isnull=False) & ~Q(destination__code__in=known),
    )  # fmt: skip
    for name in SAID:
        asking = [one.code for one in requirements(year).values() if name in one.asks]
        if asking:
            yield _asked_for(name, asking)
    for name in ("employer_nature", "employer_industry", "job_category"):
        yield _unknown(name, year)
    abroad = [one.code for one in requirements(year).values() if "country" in one.asks]
    said = ~Q(destination__employer_place="") & Q(destination__isnull=False)
    yield Rule(
        "employer_place_code", "单位所在地代码", "单位所在地不是从省写起，对不上代码。",
        "更改去向，从省写起，例如 安徽省芜湖市。", DESTINATION,
        said & ~Q(destination__code__in=abroad) & ~_in_a_province("destination__employer_place"),
    )  # fmt: skip
    proven = [one.code for one in requirements(year).values() if any(it.required for it in one.evidence)]
    yield Rule(
        "evidence_missing", "证明材料", "学校登记的去向没有证明材料。", "更改去向，上传证明材料。", DESTINATION,
        Q(destination__source=Source.BY_HAND, destination__evidence_count=0, destination__code__in=proven),
    )  # fmt: skip


def _asked_for(name: str, codes: list[str]) -> Rule:
    label, column = SAID[name].label, f"destination__{name}"
    empty = Q((f"{column}__isnull", True)) if name == "monthly_pay" else Q((column, ""))
    return Rule(
        f"{name}_missing", label, f"这个毕业去向要有{label}。", f"更改去向，补填{label}。", DESTINATION,
        Q(destination__code__in=codes) & empty,
    )  # fmt: skip


def _unknown(name: str, year: int) -> Rule:
    label, column = SAID[name].label, f"destination__{name}"
    known = [*code_list(SAID[name].codes, year=year).labels]
    return Rule(
        f"{name}_unknown", label, f"{label}代码不在 {year} 届的代码表中。", f"更改去向，重新选择{label}。", DESTINATION,
        Q(destination__isnull=False) & ~Q((column, "")) & ~Q((f"{column}__in", known)),
    )  # fmt: skip


def _of_file() -> Iterator[Rule]:
    yield Rule(
        "file_missing", "档案转寄单位名称", "没有档案接收单位。", "在「档案信息」中登记档案寄往哪里。", FILE,
        Q(file_transfer__isnull=True),
    )  # fmt: skip
    yield Rule(
        "file_address_missing", "档案转寄单位地址", "没有档案接收单位的地址或邮编。", "在「档案信息」中补填。", FILE,
        Q(file_transfer__isnull=False) & (Q(file_transfer__address="") | Q(file_transfer__postcode="")),
    )  # fmt: skip


def _in_a_province(column: str) -> Q:
    return reduce(or_, (Q((f"{column}__startswith", name)) for name in PROVINCE_NAMES.values()))
