"""Every page of the province's desk in Chromium: nothing for axe to say, nothing beyond the edge."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sanfang.agreements import actions
from sanfang.employers import actions as employers
from sanfang.employers.models import QualificationDocument
from sanfang.employers.states import Standing
from sanfang.graduates.models import Graduate, RosterConflict
from sanfang.institutions.models import Department, Province
from sanfang.uploads.actions import store
from tests.cast import a_graduate, an_employer
from tests.portals.phone_in_chromium import look_at, look_here, sign_in
from tests.statistics.many import a_cohort

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def origin(live_server) -> str:
    return f"{live_server.url}/province"


@pytest.fixture
def officer(desk, live_server, cast):
    """The desk of somebody at the province."""
    sign_in(desk, live_server.url, cast.users["officer"])
    return desk


@pytest.fixture
def busy(cast, picture):
    """A province in the middle of the season."""
    for number in range(30):
        an_employer(cast.province, f"合肥第{number}科技有限公司", standing=list(Standing)[number % 4])
    file = store(SimpleUploadedFile("营业执照（副本）.png", picture))
    employers.add_document(
        cast.employers["mo"], file, QualificationDocument.Kind.LICENCE, actor=cast.actor("mo")
    )
    for number in range(9):
        a_graduate(cast.mechanics, cast.plan, f"学生{'一二三四五六七八九'[number]}")
    for graduate in Graduate.objects.filter(department=cast.mechanics)[:6]:
        actions.approve(cast.sign(graduate), actor=cast.actor("administrator"))
    cast.sign(cast.zhou)
    RosterConflict.objects.create(graduate=cast.zhang, claimed_by=cast.other_school, student_number="900001")
    return cast


def test_figures(officer, origin, busy):
    look_at(officer, f"{origin}/", "province/home-few")
    look_at(officer, f"{origin}/share/", "province/share-few")
    a_cohort([busy.computing], busy.plan, 160)
    a_cohort([Department.objects.get(school=busy.other_school)], busy.plan, 160, seed=6)
    look_at(officer, f"{origin}/", "province/home")
    look_at(officer, f"{origin}/share/", "province/share")
    officer.get_by_text("查看数据表").click()
    look_here(officer, "province/share-with-table")


def test_schools(officer, origin, busy):
    look_at(officer, f"{origin}/schools/", "province/schools")
    look_at(officer, f"{origin}/schools/{busy.school.pk}/", "province/school")
    look_at(officer, f"{origin}/schools/{busy.school.pk}/contact/", "province/school-contact")
    look_at(officer, f"{origin}/schools/{busy.school.pk}/administrator/", "province/school-administrator")
    look_at(officer, f"{origin}/schools/add/", "province/school-add")
    officer.get_by_role("button", name="添加").click()
    look_here(officer, "province/school-add-refused")


def test_employers(officer, origin, busy):
    look_at(officer, f"{origin}/employers/", "province/employers")
    look_at(officer, f"{origin}/employers/{busy.employers['mo'].pk}/", "province/employer")
    look_at(officer, f"{origin}/employers/{busy.employers['mo'].pk}/password/", "province/employer-password")
    twin = an_employer(busy.province, "芜湖 云帆软件有限公司", standing=Standing.WAITING)
    look_at(officer, f"{origin}/employers/{twin.pk}/", "province/employer-namesake")
    officer.get_by_label("不通过", exact=True).check()
    officer.get_by_role("button", name="提交").click()
    look_here(officer, "province/employer-refused")


def test_what_the_province_looks_into(officer, origin, busy):
    signed = busy.sign(busy.li)
    actions.disown(signed, actor=busy.actor("li"))
    employers.judge(busy.employers["ann"], Standing.FROZEN, actor=busy.actor("officer"), reason="多次填错")

    look_at(officer, f"{origin}/conflicts/", "province/conflicts")
    look_at(officer, f"{origin}/trail/", "province/trail")
    look_at(officer, f"{origin}/policy/", "province/policy")
    officer.get_by_label("最短期限（天）").fill("21")
    officer.get_by_role("button", name="保存").click()
    look_here(officer, "province/policy-refused")
    look_at(officer, f"{origin}/notices/", "province/notices")
    look_at(officer, f"{origin}/agreements/{signed.pk}/", "province/agreement")


def test_an_empty_province(officer, origin, cast):
    elsewhere = Province.objects.create(code="320000", name="江苏省")
    cast.province.officers.update(province=elsewhere)

    look_at(officer, f"{origin}/", "province/home-empty")
    look_at(officer, f"{origin}/share/", "province/share-empty")
    look_at(officer, f"{origin}/schools/", "province/schools-empty")
    look_at(officer, f"{origin}/employers/", "province/employers-empty")
    look_at(officer, f"{origin}/conflicts/", "province/conflicts-empty")
    look_at(officer, f"{origin}/trail/", "province/trail-empty")
