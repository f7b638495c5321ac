"""An employer's page: who it is, what it offers, and facts about it; small numbers held back (0011)."""

import pytest

from sanfang.employers.models import Employer, Position
from sanfang.employers.states import PositionState, Standing
from sanfang.recruiting.models import Application
from sanfang.recruiting.states import ApplicationState
from sanfang.statistics.employer_facts import HELD_BACK, HOW_COUNTED
from tests.cast import a_graduate, a_position


@pytest.fixture
def zhang(as_):
    return as_("zhang")


@pytest.fixture
def company(cast) -> Employer:
    return cast.employers["mo"]


def read(client, employer, **asked) -> str:
    return client.get(f"/m/employers/{employer.pk}/", asked).content.decode()


def test_a_position_leads_there(zhang, cast, company):
    assert (
        f'href="/m/employers/{company.pk}/"'
        in zhang.get(f"/m/positions/{cast.position.pk}/").content.decode()
    )


def test_the_page_says_who_it_is_and_not_how_to_reach_it(zhang, company):
    page = read(zhang, company)

    for words in ("芜湖云帆软件有限公司", "其他企业", "安徽省芜湖市", "在招岗位", "软件工程师"):
        assert words in page
    for private in (company.phone, company.contact_person, company.email, company.address, company.uscc):
        assert private not in page


def test_small_numbers_are_held_back_and_the_rule_is_stated(zhang, company):
    page = read(zhang, company)

    assert page.count(HELD_BACK) == 4
    assert HOW_COUNTED in page


def test_facts_are_shown_once_there_are_enough(zhang, cast, company):
    for number in range(5):
        graduate = a_graduate(cast.computing, cast.plan, f"学生{number}")
        Application.objects.create(graduate=graduate, position=cast.position, employer=company)

    page = read(zhang, company)

    assert "5 份" in page
    assert page.count(HELD_BACK) == 3


def test_only_what_is_on_offer_is_listed(zhang, cast, company):
    a_position(company, title="草稿岗位", state=PositionState.DRAFT, published_at=None)
    a_position(company, title="停招岗位", state=PositionState.CLOSED)
    a_position(cast.employers["ann"], title="别家岗位")

    page = read(zhang, company)

    assert "软件工程师" in page
    for title in ("草稿岗位", "停招岗位", "别家岗位"):
        assert title not in page


def test_without_positions_it_says_so(zhang, company):
    Position.objects.all().delete()

    assert "目前没有在招的岗位" in read(zhang, company)


def test_many_positions_come_page_by_page(zhang, company):
    for number in range(25):
        a_position(company, title=f"岗位 {number}")

    assert "页：2/2，记录：26" in read(zhang, company, page=2)


@pytest.mark.parametrize("standing", [Standing.WAITING, Standing.REFUSED, Standing.FROZEN])
def test_an_employer_that_is_not_verified_does_not_exist(zhang, company, standing):
    Employer.objects.filter(pk=company.pk).update(standing=standing)

    assert zhang.get(f"/m/employers/{company.pk}/").status_code == 404


@pytest.mark.parametrize("stranger", ["mo", "teacher", "officer"])
def test_for_another_party_there_is_no_such_page(as_, company, stranger):
    assert as_(stranger).get(f"/m/employers/{company.pk}/").status_code == 404


def test_reading_is_all_one_can_do(zhang, company):
    assert zhang.post(f"/m/employers/{company.pk}/").status_code == 405


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_with_one_position_and_with_three(
    zhang, company, count, django_assert_num_queries
):
    for number in range(count - 1):
        a_position(company, title=f"岗位 {number}")

    with django_assert_num_queries(11):
        assert read(zhang, company)


def test_applications_taken_back_unanswered_are_not_counted(zhang, cast, company):
    for number in range(5):
        graduate = a_graduate(cast.computing, cast.plan, f"学生{number}")
        Application.objects.create(
            graduate=graduate, position=cast.position, employer=company, state=ApplicationState.WITHDRAWN
        )

    assert read(zhang, company).count(HELD_BACK) == 4
