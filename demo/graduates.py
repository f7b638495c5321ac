"""The graduates of a school's cohort: the same ones every time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from demo import names, numbers, places
from demo.classes import SchoolClass, classes_of
from demo.names import MAN, WOMAN, Notable
from demo.notables import NOTABLES
from demo.places import City
from demo.schools import COHORTS, MASTER, Programme, School

# Two files made on two machines must be the same; changing this makes other people.
SEED = "sanfang"
OUTSIDE = {city.full_name: city for city in (places.HONG_KONG, places.MACAO, places.TAIWAN)}

POLITICAL_STATUSES = {"共青团员": 72, "中共党员": 12, "中共预备党员": 6, "群众": 10}
HARDSHIPS = {"非困难生": 85, "家庭困难": 10, "就业困难": 3, "就业困难和家庭困难": 2}


@dataclass(frozen=True)
class Graduate:
    """One person, in words as a school writes them. `field` tells which employers look for such people."""

    school: School
    cohort: int
    field: str
    examinee_number: str
    id_number: str
    name: str
    sex: str
    ethnicity: str
    political_status: str
    education_level: str
    major_name: str
    training_mode: str
    origin_place: str
    origin_kind: str
    length_of_schooling: str
    enrolled_on: str
    graduates_on: str
    normal_student: str
    hardship: str
    department: str
    school_class: str
    student_number: str
    phone: str
    email: str
    qq: str
    home_address: str
    home_phone: str
    home_postcode: str

    @property
    def key(self) -> dict[str, str | int]:
        """What finds this graduate again in what was loaded."""
        return {"school": self.school.code, "cohort": self.cohort, "student_number": self.student_number}


def cohort_of(school: School, cohort: int) -> list[Graduate]:
    """Everybody of one cohort, by class and number. Nobody but the notable shares a name within it."""
    chance = Random(f"{SEED}/{school.code}/{cohort}")
    taken = {notable.name for notable in NOTABLES}
    return [g for school_class in classes_of(school, cohort) for g in class_list(school_class, taken, chance)]


def class_list(school_class: SchoolClass, taken: set[str], chance: Random) -> list[Graduate]:
    """One class, numbered from 01. The names that it uses are added to `taken`."""
    people = _people(school_class, taken, chance)
    return [_graduate(school_class, seat, person, chance) for seat, person in enumerate(people, start=1)]


def _people(school_class: SchoolClass, taken: set[str], chance: Random) -> list[Notable]:
    """The notable sit in the first class of the latest cohort, anywhere among the others."""
    seats_them = school_class.section == 1 and school_class.cohort == COHORTS[0]
    people = [n for n in NOTABLES if seats_them and n.programme == school_class.programme.major]
    while len(people) < school_class.size:
        people.append(_anybody(school_class.programme, taken, chance))
    chance.shuffle(people)
    return people


def _anybody(programme: Programme, taken: set[str], chance: Random) -> Notable:
    sex = WOMAN if chance.random() < programme.women else MAN
    name = names.full_name(sex, chance)
    while name in taken:
        name = names.full_name(sex, chance)
    taken.add(name)
    return Notable(programme.major, name, sex, names.ethnicity(chance), places.any_city(chance).name)


def _graduate(school_class: SchoolClass, seat: int, person: Notable, chance: Random) -> Graduate:
    city = OUTSIDE.get(person.city) or places.BY_NAME[person.city]
    student_number = f"{school_class.number}{seat:02d}"
    return Graduate(
        school=school_class.school,
        cohort=school_class.cohort,
        name=person.name,
        sex=person.sex,
        ethnicity=person.ethnicity,
        id_number=_id_number(person, school_class, city, chance),
        student_number=student_number,
        examinee_number=f"{school_class.enrolled % 100:02d}{city.code[:4]}15{chance.randrange(10**6):06d}",
        **_studies(school_class, chance),
        **_home(city, chance),
        political_status="群众" if person.city in OUTSIDE else _pick(POLITICAL_STATUSES, chance),
        hardship=_pick(HARDSHIPS, chance),
        phone=numbers.mobile(chance),
        email=f"s{student_number}@mail.example.com" if chance.random() < 0.9 else "",
        qq=numbers.qq(chance),
    )


def _id_number(person: Notable, school_class: SchoolClass, city: City, chance: Random) -> str:
    """Most are eighteen or nineteen in the autumn in which they begin; a master's student is four years older."""
    age = 18 + (4 if school_class.programme.level == MASTER else 0)
    born = date(school_class.enrolled - age, 9, 1) - timedelta(days=chance.randrange(500))
    return numbers.id_number(city.code, born, is_man=person.sex == MAN, chance=chance)


def _studies(school_class: SchoolClass, chance: Random) -> dict[str, str]:
    programme = school_class.programme
    is_free = programme.is_for_teachers and chance.random() < 0.1
    normal = "免费师范生" if is_free else "普通师范生"
    day_format = school_class.school.date_format
    return {
        "field": programme.field,
        "major_name": programme.major,
        "education_level": programme.level,
        "length_of_schooling": str(programme.years),
        "training_mode": "定向" if is_free else "非定向",
        "normal_student": normal if programme.is_for_teachers else "非师范生",
        "department": school_class.department.name,
        "school_class": school_class.name,
        "enrolled_on": date(school_class.enrolled, 9, 1).strftime(day_format),
        "graduates_on": date(school_class.cohort, 7, 1).strftime(day_format),
    }


def _home(city: City, chance: Random) -> dict[str, str]:
    is_rural = bool(city.name) and chance.random() < 0.5
    has_phone = bool(city.area_code) and chance.random() < 0.3
    return {
        "origin_place": city.full_name,
        "origin_kind": "农村" if is_rural else "城镇",
        "home_address": places.home_address(city, is_rural=is_rural, chance=chance),
        "home_phone": numbers.landline(city.area_code, chance) if has_phone else numbers.mobile(chance),
        "home_postcode": city.postcode,
    }


def _pick(weighted: dict[str, int], chance: Random) -> str:
    return chance.choices(list(weighted), weights=list(weighted.values()))[0]
