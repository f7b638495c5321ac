"""The employers: registered, with their papers, and judged."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from demo.loading.papers import Papers
from demo.loading.reading import Row, rows_of
from sanfang.actors import Actor, Party, system
from sanfang.agreements.details import EmployerSide, PositionSide
from sanfang.codes.lists import code_list
from sanfang.employers import actions as employers
from sanfang.employers.models import Employer, QualificationDocument, Recruiter
from sanfang.employers.states import Standing
from sanfang.institutions.models import Province
from sanfang.portals.gate.checks import DEMO_PASSWORD

BOOK = "用人单位.xlsx"
STANDINGS = {standing.label: standing for standing in Standing}


@dataclass(frozen=True)
class Unregistered:
    """An employer that only ever meets a signing card, and its positions by title."""

    side: EmployerSide
    positions: dict[str, PositionSide]


def load(papers: Papers, province: Province) -> dict[str, Unregistered]:
    """Register everybody with an account; give back, by USCC, those without one."""
    folder = papers.folder
    for row in rows_of(folder / BOOK, "用人单位"):
        _show_licence(_register(province, row), papers)
    positions = rows_of(folder / BOOK, "岗位")
    return {
        row["统一社会信用代码"]: _unregistered(row, positions) for row in rows_of(folder / BOOK, "未注册单位")
    }


def actor_of(employer: Employer) -> Actor:
    """The employer's recruiter, as the gate would see him or her."""
    user = Recruiter.objects.select_related("user").get(employer=employer).user
    return Actor(
        Party.EMPLOYER,
        user.name,
        user.pk,
        "127.0.0.1",
        employer_id=employer.pk,
        province_id=employer.province_id,
    )


def _register(province: Province, row: Row) -> Employer:
    account = employers.Account(row["用户名"], DEMO_PASSWORD, row["联系人"])
    return employers.register(province, employers.Profile(**_facts(row)), account, address="127.0.0.1")


def _show_licence(employer: Employer, papers: Papers) -> None:
    licence = papers.keep(f"营业执照/{employer.uscc}.png")
    employers.add_document(employer, licence, QualificationDocument.Kind.LICENCE, actor=actor_of(employer))


def judge_all(folder: Path) -> None:
    """The standings that the workbook tells, each with its reason."""
    for row in rows_of(folder / BOOK, "用人单位"):
        standing = STANDINGS[row["认证状态"]]
        if standing != Standing.WAITING:
            employer = Employer.objects.get(uscc=row["统一社会信用代码"])
            reason = "" if standing == Standing.VERIFIED else "营业执照图片不清晰，请重新上传。"
            employers.judge(employer, standing, actor=system("演示数据"), reason=reason)


def _unregistered(row: Row, positions: list[Row]) -> Unregistered:
    mine = [_position(one) for one in positions if one["统一社会信用代码"] == row["统一社会信用代码"]]
    return Unregistered(EmployerSide(**_facts(row)), {position.title: position for position in mine})


def _facts(row: Row) -> dict[str, str]:
    return {
        "name": row["单位名称"],
        "uscc": row["统一社会信用代码"],
        "nature": code_of("employer_nature", row["单位性质"]),
        "industry": code_of("employer_industry", row["单位行业"]),
        "place": row["单位所在地"],
        "address": row["通讯地址"],
        "postcode": row["邮政编码"],
        "contact_person": row["联系人"],
        "phone": row["招聘电话"],
        "email": row["E-mail"],
    }


def _position(row: Row) -> PositionSide:
    return PositionSide(row["岗位名称"], code_of("job_category", row["职位类别"]), row["工作地点"])


def code_of(name: str, label: str) -> str:
    """The code for words of the workbook."""
    code = code_list(name).code(label)
    if code is None:
        raise LookupError(f"{label} is not in the code list {name}")
    return code
