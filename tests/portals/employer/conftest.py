"""What the tests of 「校招平台」 share."""

import pytest

from sanfang.employers.models import Employer
from sanfang.employers.states import Standing
from tests.recruiting.route import Route


@pytest.fixture
def mo(as_):
    """The browser of the recruiter whose company signs."""
    return as_("mo")


@pytest.fixture
def company(cast) -> Employer:
    return cast.employers["mo"]


@pytest.fixture
def set_standing(company):
    def write(standing: Standing, reason: str = "") -> Employer:
        Employer.objects.filter(pk=company.pk).update(standing=standing, standing_reason=reason)
        company.refresh_from_db()
        return company

    return write


@pytest.fixture
def route(cast) -> Route:
    """Route 1, between zhang and mo."""
    return Route(cast)
