"""The province, its schools with their departments and policies, and the staff."""

from __future__ import annotations

from pathlib import Path

from demo.loading.reading import rows_of
from demo.schools import PENALTY_CEILING
from sanfang.actors import Role, system
from sanfang.institutions import actions as institutions
from sanfang.institutions.models import Department, DispatchPlan, Province, School
from sanfang.institutions.policies import Confirmation
from sanfang.people import actions as people
from sanfang.people.models import ProvinceOfficer, User
from sanfang.portals.gate.checks import DEMO_PASSWORD

BOOK = "学校信息.xlsx"
PLAN = "秋季"
ROLES = {role.label: role for role in Role}


def load(folder: Path, cohorts: tuple[int, ...]) -> Province:
    """Everything that must stand before a graduate can be imported."""
    province = Province.objects.create(code="340000", name="安徽省")
    bounds = institutions.OfferBounds(penalty_ceiling=PENALTY_CEILING)
    institutions.set_policy(
        province, confirmation="", acceptance_days=None, offers=bounds, actor=system("演示数据")
    )
    officer = User.objects.create_user("province", DEMO_PASSWORD, name="省就业中心")
    ProvinceOfficer.objects.create(user=officer, province=province)
    for year in cohorts:
        DispatchPlan.objects.create(cohort_year=year, name=PLAN)
    for row in rows_of(folder / BOOK, "学校"):
        _load_school(province, row)
    for row in rows_of(folder / BOOK, "院系"):
        school = School.objects.get(code=row["院校代码"])
        institutions.add_department(school, row["院系名称"], actor=system("演示数据"))
    for row in rows_of(folder / BOOK, "教职工"):
        _hire(row)
    return province


def _load_school(province: Province, row: dict[str, str]) -> None:
    school = School.objects.create(
        province=province,
        code=row["院校代码"],
        name=row["院校名称"],
        contact_office=row["学校联系部门"],
        contact_person=row["联系人"],
        address=row["学校通讯地址"],
        phone=row["联系电话"],
    )
    confirmation = Confirmation(row["毕业生确认"])
    if confirmation != Confirmation.AS_IN_THE_MANUAL:
        institutions.set_policy(
            school, confirmation=confirmation, acceptance_days=None, actor=system("演示数据")
        )


def _hire(row: dict[str, str]) -> None:
    school = School.objects.get(code=row["院校代码"])
    wanted = [name for name in row["负责院系"].split("、") if name]
    departments = tuple(Department.objects.filter(school=school, name__in=wanted))
    people.hire(
        school,
        people.Post(ROLES[row["角色"]], departments),
        username=row["用户名"],
        password=DEMO_PASSWORD,
        name=row["姓名"],
        actor=system("演示数据"),
    )
