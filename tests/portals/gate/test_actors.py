"""Who acts is read from the tables for every request, and from nowhere else."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from sanfang.actors import Actor, Party
from sanfang.employers.models import Recruiter
from sanfang.graduates.models import Binding
from sanfang.people.models import ProvinceOfficer, StaffMember, User
from sanfang.portals.gate.actors import actor_of

EVERYBODY = [
    *("zhang", "li", "wang", "zhou", "mo", "ann", "officer"),
    *("administrator", "teacher", "counsellor"),
    *("teacher_of_another_department", "administrator_of_another_school"),
]


def as_user(user, **headers):
    request = RequestFactory().get("/", headers=headers)
    request.user = user
    return actor_of(request)


@pytest.mark.parametrize("name", EVERYBODY)
def test_everybody_acts_as_who_they_are(cast, name):
    assert as_user(cast.users[name]) == cast.actor(name)


def test_nobody_signed_in_is_a_visitor(db):
    assert as_user(AnonymousUser()) == Actor(Party.PUBLIC, "访客", address="127.0.0.1")


def test_a_phone_without_a_binding_is_a_graduate_without_a_record(db):
    phone = User.objects.for_phone("new phone")

    assert as_user(phone) == Actor(Party.GRADUATE, "未绑定的手机", phone.pk, "127.0.0.1")


def test_an_account_without_a_post_may_do_nothing(db):
    account = User.objects.create_user("idle", "correct-horse-battery")

    assert as_user(account) == Actor(Party.PUBLIC, "idle", account.pk, "127.0.0.1")


@pytest.mark.parametrize("name", EVERYBODY)
def test_X01_headers_and_parameters_make_nobody_somebody_else(cast, name):
    forged = {"X-User-ID": "1", "X-Tenant": "10361", "X-Role": "administrator", "X-Party": "province"}

    assert as_user(cast.users[name], **forged) == cast.actor(name)


def test_X01_a_forged_host_is_refused(cast, as_):
    assert as_("teacher").get("/school/", headers={"host": "evil.example"}).status_code == 400


@pytest.fixture
def everything(cast):
    """One account with every post there is: staff, officer, and recruiter of Mo's employer."""
    user = cast.users["teacher"]
    ProvinceOfficer.objects.create(user=user, province=cast.province)
    Recruiter.objects.create(user=user, employer=cast.employers["mo"])
    return user


def test_X03_one_account_never_unites_the_rights_of_its_posts(cast, everything):
    actor = as_user(everything)

    assert actor == cast.teacher
    assert actor.employer_id is None


def test_X03_the_doors_of_the_other_posts_stay_closed(as_, everything):
    client = as_("teacher")

    assert [client.get(path).status_code for path in ("/school/", "/province/", "/employer/", "/m/")] == [
        200,
        404,
        404,
        404,
    ]


def test_X03_when_the_first_post_is_gone_the_next_one_counts_alone(cast, everything):
    StaffMember.objects.filter(user=everything).delete()

    actor = as_user(everything)

    assert actor.party == Party.PROVINCE
    assert (actor.school_id, actor.employer_id, actor.role, actor.department_ids) == (None, None, None, None)


def test_X03_a_phone_has_no_desk_whatever_post_it_was_given(cast):
    phone = cast.users["zhang"]
    StaffMember.objects.create(user=phone, school=cast.school, role="administrator")
    Recruiter.objects.create(user=phone, employer=cast.employers["mo"])

    assert as_user(phone) == cast.actor("zhang")


def test_a_released_binding_speaks_for_nobody(cast):
    Binding.objects.filter(graduate=cast.zhang).update(released_at="2026-01-01T00:00Z")

    assert as_user(cast.users["zhang"]).graduate_id is None


def test_the_actor_costs_the_same_for_one_and_three_departments(cast, django_assert_num_queries):
    member = StaffMember.objects.get(user=cast.users["teacher"])
    user = cast.users["teacher"]
    with django_assert_num_queries(2):
        as_user(user)

    for name in ("外国语学院", "建筑工程学院"):
        member.departments.create(school=cast.school, name=name)

    with django_assert_num_queries(2):
        assert len(as_user(user).department_ids) == 3


def test_a_phone_is_named_by_a_keyed_reference_and_never_by_its_openid(cast):
    means = as_user(cast.users["zhang"]).means

    assert means.partition(":")[0] == "wechat"
    assert "phone-of-zhang" not in means
    assert means == as_user(cast.users["zhang"]).means != as_user(cast.users["li"]).means


def test_a_desk_is_known_by_its_password_where_nothing_else_was_noted(cast):
    assert as_user(cast.users["teacher"]).means == "password"
