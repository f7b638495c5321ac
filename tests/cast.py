"""The cast of the tests: two schools, their people, two employers. Everybody has a name and a place.

`zhang` is the graduate things happen to; `li` sits in the same department, `wang` in another one,
`zhou` at another school. `mo` recruits for the employer that signs, `ann` for another.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from sanfang.actors import Actor, Party, Role
from sanfang.agreements import actions as agreements
from sanfang.agreements.models import Agreement
from sanfang.codes import id_numbers, names, usccs
from sanfang.destinations.models import Destination
from sanfang.employers.models import Employer, Position, Recruiter
from sanfang.employers.states import PositionState, Standing
from sanfang.graduates.models import Binding, Graduate, NameReading
from sanfang.graduates.queries import ID_NUMBER
from sanfang.institutions.models import Department, DispatchPlan, Major, Province, School, SchoolClass
from sanfang.people.models import ProvinceOfficer, StaffMember, User
from sanfang.privacy.index import blind_index

PASSWORD = "correct-horse-battery"
COHORT = 2026
serials = count(1)


def an_id_number(born: date = date(2003, 9, 1)) -> str:
    """A man's number, another one each time; after five hundred of one birthday the next day's begin."""
    serial = next(serials)
    body = f"340203{born + timedelta(days=serial // 500):%Y%m%d}{2 * (serial % 500) + 1:03}"
    return body + id_numbers.check_digit(body)


def a_uscc() -> str:
    body = f"91340200MA{next(serials):07}"
    return body + usccs.check_digit(body)


@dataclass
class Cast:
    """Rows and actors by name."""

    province: Province
    school: School
    other_school: School
    computing: Department
    mechanics: Department
    plan: DispatchPlan
    graduates: dict[str, Graduate] = field(default_factory=dict)
    employers: dict[str, Employer] = field(default_factory=dict)
    positions: dict[str, Position] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        """`cast.zhang` is the graduate, `cast.mo` the actor: whoever is not a graduate acts."""
        for table in ("graduates", "actors"):
            if name in self.__dict__.get(table, {}):
                return self.__dict__[table][name]
        raise AttributeError(name)

    def actor(self, name: str) -> Actor:
        return self.actors[name]

    @property
    def position(self) -> Position:
        return self.positions["mo"]

    def sign(self, graduate: Graduate | None = None, *, by: str = "mo") -> Agreement:
        """Route 2, by the book."""
        return agreements.sign_directly(graduate or self.zhang, self.positions[by], actor=self.actors[by])

    def approve(self, agreement: Agreement) -> Agreement:
        agreements.approve(agreement, actor=self.actors["teacher"])
        return agreement


def a_department(school: School, name: str) -> Department:
    department = Department.objects.create(school=school, name=name)
    major = Major.objects.create(department=department, name=f"{name}专业")
    SchoolClass.objects.create(major=major, name=f"{name}221")
    return department


def a_graduate(department: Department, plan: DispatchPlan, name: str, **values: Any) -> Graduate:
    """A graduate of a department, confirmed and awaiting employment unless told otherwise."""
    number = values.pop("id_number", None) or an_id_number()
    classes = SchoolClass.objects.filter(major__department=department).order_by("pk")
    school_class = values.pop("school_class", None) or classes.first()
    defaults = {
        "student_number": f"322{next(serials):06}",
        "birth_date": id_numbers.parse(number).birth_date,
        "sex": "1",
        "ethnicity": "01",
        "political_status": "03",
        "education_level": "31",
        "major_name": school_class.major.name,
        "training_mode": "1",
        "length_of_schooling": "4",
        "normal_student": "2",
        "hardship": "0",
        "phone": "13800138000",
        "email": "graduate@example.com",
        "qq": "10001",
        "home_address": "安徽省芜湖市鸠江区北京中路 1 号",
        "confirmed_at": timezone.now(),
    }
    graduate = Graduate.objects.create(
        school=department.school,
        department=department,
        school_class=school_class,
        plan=plan,
        cohort_year=plan.cohort_year,
        name=name,
        name_key=names.person_key(name),
        id_number=number,
        id_number_index=blind_index(number, ID_NUMBER),
        **(defaults | values),
    )
    NameReading.objects.write_for([graduate])
    Destination.objects.create(graduate=graduate)
    return graduate


def an_employer(province: Province, name: str, **values: Any) -> Employer:
    defaults = {
        "uscc": a_uscc(),
        "nature": "39",
        "industry": "34",
        "place": "安徽省芜湖市",
        "address": "安徽省芜湖市鸠江区长江路 8 号",
        "postcode": "241000",
        "contact_person": "莫新",
        "phone": "0553-2871000",
        "email": "hr@example.com",
        "standing": Standing.VERIFIED,
    }
    return Employer.objects.create(
        province=province, name=name, name_key=names.organisation_key(name), **(defaults | values)
    )


def a_position(employer: Employer, **values: Any) -> Position:
    """A position on offer, unless told otherwise."""
    defaults = {
        "title": "软件工程师",
        "job_category": "13",
        "place": "安徽省芜湖市",
        "monthly_pay": 8000,
        "state": PositionState.PUBLISHED,
        "published_at": timezone.now(),
    }
    return Position.objects.create(employer=employer, **(defaults | values))


def assemble() -> Cast:
    """Everybody, in one database."""
    province = Province.objects.create(code="340000", name="安徽省")
    school, other_school = (
        _school(province, *facts) for facts in (("10363", "安徽工程大学"), ("10361", "安徽理工大学"))
    )
    plan = DispatchPlan.objects.create(cohort_year=COHORT, name="秋季")
    computing, mechanics = (a_department(school, name) for name in ("计算机与信息学院", "机械工程学院"))
    cast = Cast(province, school, other_school, computing, mechanics, plan)
    _graduates(cast, a_department(other_school, "人工智能学院"))
    _staff(cast)
    _employers(cast)
    return cast


def _school(province: Province, code: str, name: str) -> School:
    return School.objects.create(
        province=province,
        code=code,
        name=name,
        contact_office="毕业生就业指导中心",
        contact_person="李老师",
        address="安徽省芜湖市北京中路 8 号",
        phone="0553-2871411",
    )


def _graduates(cast: Cast, elsewhere: Department) -> None:
    seats = {
        "zhang": ("张䶮", cast.computing),
        "li": ("李晓", cast.computing),
        "wang": ("王强", cast.mechanics),
        "zhou": ("周宁", elsewhere),
    }
    for name, (full_name, department) in seats.items():
        graduate = a_graduate(department, cast.plan, full_name)
        user = User.objects.for_phone(f"phone-of-{name}")
        Binding.objects.create(user=user, graduate=graduate)
        cast.graduates[name] = graduate
        cast.users[name] = user
        cast.actors[name] = Actor(Party.GRADUATE, full_name, user.pk, "127.0.0.1", graduate_id=graduate.pk)


def _staff(cast: Cast) -> None:
    elsewhere = cast.other_school
    posts = {
        "administrator": (cast.school, Role.ADMINISTRATOR, ()),
        "teacher": (cast.school, Role.TEACHER, (cast.computing,)),
        "counsellor": (cast.school, Role.COUNSELLOR, (cast.computing,)),
        "teacher_of_another_department": (cast.school, Role.TEACHER, (cast.mechanics,)),
        "administrator_of_another_school": (elsewhere, Role.ADMINISTRATOR, ()),
    }
    for name, (school, role, departments) in posts.items():
        user = User.objects.create_user(name, PASSWORD, name=name)
        member = StaffMember.objects.create(user=user, school=school, role=role)
        member.departments.set(departments)
        scope = None if role == Role.ADMINISTRATOR else tuple(department.pk for department in departments)
        cast.users[name] = user
        cast.actors[name] = Actor(
            Party.SCHOOL,
            name,
            user.pk,
            "127.0.0.1",
            school_id=school.pk,
            province_id=school.province_id,
            role=role,
            department_ids=scope,
        )
    officer = User.objects.create_user("officer", PASSWORD, name="officer")
    ProvinceOfficer.objects.create(user=officer, province=cast.province)
    cast.users["officer"] = officer
    cast.actors["officer"] = Actor(
        Party.PROVINCE, "officer", officer.pk, "127.0.0.1", province_id=cast.province.pk
    )


def _employers(cast: Cast) -> None:
    for name, employer_name in {"mo": "芜湖云帆软件有限公司", "ann": "合肥安信科技有限公司"}.items():
        employer = an_employer(cast.province, employer_name)
        user = User.objects.create_user(name, PASSWORD, name=name)
        Recruiter.objects.create(user=user, employer=employer)
        cast.employers[name] = employer
        cast.positions[name] = a_position(employer)
        cast.users[name] = user
        cast.actors[name] = Actor(
            Party.EMPLOYER, name, user.pk, "127.0.0.1", employer_id=employer.pk, province_id=cast.province.pk
        )
