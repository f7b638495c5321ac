"""A school takes part, and its contact block stands on every agreement."""

import pytest

from sanfang.institutions import actions
from sanfang.institutions.actions import Contact
from sanfang.institutions.errors import NotYours, SchoolExists
from sanfang.institutions.models import School

CONTACT = Contact("学生工作处", "王老师", "安徽省芜湖市弋江区文津西路 1 号", "0553-5910000")


def add(cast, *, by="officer", code="10370", name="安徽师范大学"):
    return actions.add_school(cast.province, code=code, name=name, contact=CONTACT, actor=cast.actor(by))


def test_the_province_adds_a_school(cast):
    school = add(cast)

    assert school.province == cast.province
    assert list(School.objects.visible_to(cast.actor("officer")).values_list("code", flat=True)) == [
        "10361",
        "10363",
        "10370",
    ]


@pytest.mark.parametrize(("code", "name"), [("10363", "别的大学"), ("99999", "安徽工程大学")])
def test_a_known_code_or_name_is_refused(cast, code, name):
    with pytest.raises(SchoolExists):
        add(cast, code=code, name=name)


@pytest.mark.parametrize("outsider", ["administrator", "teacher", "mo", "zhang"])
def test_nobody_else_adds_a_school(cast, outsider):
    with pytest.raises(NotYours):
        add(cast, by=outsider)


@pytest.mark.parametrize("who", ["officer", "administrator"])
def test_the_province_and_the_own_administrator_change_the_contact_block(cast, who):
    actions.set_contact(cast.school, CONTACT, actor=cast.actor(who))

    cast.school.refresh_from_db()
    assert (cast.school.contact_person, cast.school.phone) == ("王老师", "0553-5910000")


@pytest.mark.parametrize("outsider", ["administrator_of_another_school", "teacher", "mo"])
def test_nobody_else_changes_it(cast, outsider):
    with pytest.raises(NotYours):
        actions.set_contact(cast.school, CONTACT, actor=cast.actor(outsider))


@pytest.mark.parametrize(
    ("who", "codes"),
    [
        ("officer", ["10361", "10363"]),
        ("mo", ["10361", "10363"]),
        ("teacher", ["10363"]),
        ("administrator_of_another_school", ["10361"]),
        ("zhang", []),
    ],
)
def test_who_sees_which_schools(cast, who, codes):
    seen = School.objects.visible_to(cast.actor(who))

    assert list(seen.values_list("code", flat=True)) == codes
