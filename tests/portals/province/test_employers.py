"""「用人单位」: the list, one employer with its papers, and the verdict."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sanfang.audit.models import Entry
from sanfang.employers import actions
from sanfang.employers.models import Employer, QualificationDocument
from sanfang.employers.states import Standing
from sanfang.institutions.models import Province
from sanfang.notices.models import Notice
from sanfang.uploads.actions import store
from tests.cast import an_employer

LIST = "/province/employers/"
PNG_KIND = QualificationDocument.Kind.LICENCE


def read(client, address=LIST, **query):
    return client.get(address, query).content.decode()


def page_of(employer):
    return f"{LIST}{employer.pk}/"


@pytest.fixture
def waiting(cast) -> Employer:
    return an_employer(cast.province, "芜湖长风机械有限公司", standing=Standing.WAITING)


@pytest.fixture
def foreign(cast) -> Employer:
    return an_employer(Province.objects.create(code="320000", name="江苏省"), "南京某某有限公司")


def test_without_employers_the_page_says_what_will_come(officer, cast, foreign):
    Employer.objects.update(province=foreign.province)

    assert "还没有用人单位注册" in read(officer)


def test_the_list_is_narrowed_by_standing_and_searched_by_name_or_code(officer, cast, waiting, foreign):
    assert "云帆" in read(officer)
    assert "南京某某" not in read(officer)
    assert "云帆" not in read(officer, standing="waiting")
    assert "没有符合条件的用人单位" in read(officer, standing="frozen")
    for text in ("长风", waiting.uscc[:10] + waiting.uscc[10:]):
        officer.post(LIST, {"q": text})
        assert "长风" in read(officer)
        assert "云帆" not in read(officer)


def test_the_menu_says_how_many_wait(officer, cast, waiting):
    assert "条待处理" in read(officer)


def test_a_recruiter_who_forgot_the_password_gets_a_new_one(officer, cast, as_):
    signed_in, recruiter = as_("mo"), cast.users["mo"].recruiter
    page = f"{page_of(recruiter.employer)}password/"
    assert recruiter.user.username in officer.get(page).content.decode()

    officer.post(page, {"recruiter": recruiter.pk, "password": "a-brand-new-password"})

    recruiter.user.refresh_from_db()
    assert recruiter.user.check_password("a-brand-new-password")
    assert signed_in.get("/employer/").status_code == 302
    assert Entry.objects.filter(act="employer.reset_password", who="officer").count() == 1
    assert Notice.objects.get(kind="password_reset").party == "employer"


@pytest.mark.parametrize("weak", ["short", "password123", "sanfang-demo"])
def test_a_weak_password_is_refused_with_why(officer, cast, weak):
    recruiter = cast.users["mo"].recruiter

    answer = officer.post(
        f"{page_of(recruiter.employer)}password/", {"recruiter": recruiter.pk, "password": weak}
    )

    assert list(answer.context["form"].errors) == ["password"]


def test_another_employer_s_recruiter_is_not_helped_by_this_page(officer, cast):
    mo, ann = cast.users["mo"].recruiter, cast.users["ann"].recruiter

    answer = officer.post(
        f"{page_of(mo.employer)}password/", {"recruiter": ann.pk, "password": "a-brand-new-password"}
    )

    assert list(answer.context["form"].errors) == ["recruiter"]


def test_an_employer_of_another_province_does_not_exist(officer, foreign):
    assert officer.get(page_of(foreign)).status_code == 404
    assert officer.post(page_of(foreign), {"standing": "frozen", "reason": "冻结它"}).status_code == 404
    foreign.refresh_from_db()
    assert foreign.standing == Standing.VERIFIED


def test_the_papers_open_from_the_page_and_only_from_theirs(officer, as_, cast, picture, waiting):
    file = store(SimpleUploadedFile("营业执照.png", picture))
    document = actions.add_document(cast.employers["mo"], file, PNG_KIND, actor=cast.actor("mo"))
    address = f"{page_of(cast.employers['mo'])}documents/{document.pk}/"

    assert address in read(officer, page_of(cast.employers["mo"]))
    opened = officer.get(address)
    assert b"".join(opened.streaming_content).startswith(b"\x89PNG")
    assert officer.get(f"{page_of(waiting)}documents/{document.pk}/").status_code == 404
    assert as_("administrator").get(address).status_code == 404


def test_verifying_tells_the_employer(officer, waiting):
    answer = officer.post(page_of(waiting), {"standing": "verified", "reason": ""})

    waiting.refresh_from_db()
    assert (answer.status_code, waiting.standing) == (302, Standing.VERIFIED)
    assert "认证已通过" in Notice.objects.get(party="employer").title


@pytest.mark.parametrize("standing", ["refused", "frozen"])
def test_refusing_and_freezing_without_a_reason_are_refused(officer, waiting, standing):
    answer = officer.post(page_of(waiting), {"standing": standing, "reason": " "})

    waiting.refresh_from_db()
    assert "请填写原因" in answer.content.decode()
    assert waiting.standing == Standing.WAITING


def test_a_frozen_employer_is_freed_by_verifying(officer, waiting):
    officer.post(page_of(waiting), {"standing": "frozen", "reason": "多次填错"})
    assert "多次填错" in read(officer, page_of(waiting))

    officer.post(page_of(waiting), {"standing": "verified", "reason": ""})

    waiting.refresh_from_db()
    assert waiting.standing == Standing.VERIFIED


def test_the_same_verdict_twice_is_a_conflict(officer, cast):
    answer = officer.post(page_of(cast.employers["mo"]), {"standing": "verified", "reason": ""})

    assert answer.status_code == 409


def test_an_invented_verdict_is_refused(officer, waiting):
    assert officer.post(page_of(waiting), {"standing": "waiting", "reason": "x"}).status_code == 200
    waiting.refresh_from_db()
    assert waiting.standing == Standing.WAITING


def test_D06_a_namesake_is_pointed_out(officer, cast):
    twin = an_employer(cast.province, "芜湖 云帆软件（有限公司）", standing=Standing.WAITING)

    page = read(officer, page_of(twin))

    assert "有名称相同的单位" in page
    assert cast.employers["mo"].uscc in page


def test_V02_a_hostile_reason_is_shown_inert(officer, waiting):
    officer.post(page_of(waiting), {"standing": "refused", "reason": "<script>alert(1)</script>"})

    assert "<script>alert(1)" not in read(officer, page_of(waiting))


@pytest.mark.parametrize("stranger", ["zhang", "teacher", "mo", "ann"])
def test_to_another_party_the_pages_do_not_exist(as_, waiting, stranger):
    assert as_(stranger).get(LIST).status_code == 404
    assert as_(stranger).post(page_of(waiting), {"standing": "verified"}).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_with_one_row_and_with_three(officer, cast, count, django_assert_num_queries):
    Employer.objects.exclude(pk=cast.employers["mo"].pk).update(
        province=Province.objects.create(code="320000", name="江苏省")
    )
    for number in range(count - 1):
        an_employer(cast.province, f"合肥第{number}有限公司")

    with django_assert_num_queries(9):
        officer.get(LIST)
