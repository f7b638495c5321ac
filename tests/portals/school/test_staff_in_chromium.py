"""The pages of staff accounts in a real browser: many classes, handing over, the second factor, the review time."""

import pytest
from playwright.sync_api import expect

from sanfang.institutions.models import SchoolClass
from sanfang.people.models import StaffMember, User
from tests.cast import a_graduate
from tests.portals.phone_in_chromium import look_at, look_here, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def many_classes(cast):
    """Eight classes of two departments with a graduate each; the counsellor has two of them."""
    made = []
    for department, stem in ((cast.computing, "计算机"), (cast.mechanics, "机械设计制造及其自动化")):
        major = department.majors.get()
        for number in range(222, 226):
            made.append(SchoolClass.objects.create(major=major, name=f"{stem}{number}"))
            a_graduate(department, cast.plan, "众生", school_class=made[-1])
    counsellor = StaffMember.objects.get(user=cast.users["counsellor"])
    counsellor.departments.clear()
    counsellor.classes.set([made[0], made[5]])
    User.objects.filter(username="teacher").update(name="陈晨", last_login="2026-11-20T01:02:00Z")
    StaffMember.objects.filter(user__username="teacher_of_another_department").update(
        created_at="2025-03-01T00:00:00Z"
    )
    return cast


def test_staff_with_classes_and_a_hand_over(desk, live_server, many_classes):
    cast, origin = many_classes, f"{live_server.url}/school"
    sign_in(desk, live_server.url, cast.users["administrator"])
    key = {name: StaffMember.objects.get(user=cast.users[name]).pk for name in ("teacher", "counsellor")}

    look_at(desk, f"{origin}/staff/", "school/staff-classes")
    look_at(desk, f"{origin}/staff/{key['counsellor']}/", "school/staff-member-classes")
    desk.get_by_text("计算机与信息学院 已选 1").click()
    expect(desk.get_by_label("计算机222")).not_to_be_visible()
    look_at(desk, f"{origin}/staff/{key['counsellor']}/hand-over/", "school/staff-hand-over-nobody")

    look_at(desk, f"{origin}/staff/{key['teacher']}/hand-over/", "school/staff-hand-over")
    desk.get_by_label("teacher_of_another_department").check()
    desk.get_by_role("button", name="交接并停用账号").click()
    expect(desk.get_by_text("陈晨的工作已交接给teacher_of_another_department")).to_be_visible()
    look_here(desk, "school/staff-handed-over")


def test_the_second_factor_and_the_review_time(desk, live_server, cast):
    cast.approve(cast.sign())
    origin = f"{live_server.url}/school"
    sign_in(desk, live_server.url, cast.users["teacher"])

    look_at(desk, f"{origin}/second-factor/", "school/second-factor")
    desk.get_by_role("button", name="开始设置").click()
    expect(desk.get_by_alt_text("二次验证的二维码")).to_be_visible()
    look_here(desk, "school/second-factor-begun")
    look_at(desk, f"{origin}/figures/reviews/?key=p90", "school/figure-reviews")
    look_at(desk, f"{origin}/figures/reviews/?year=2025&department=0", "school/figure-reviews-empty")
