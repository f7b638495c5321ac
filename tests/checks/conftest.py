"""What the tests of the checks share: rows as somebody reads them, and signings of any employer."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from sanfang.agreements.models import Agreement
from sanfang.checks.reading import read_new
from sanfang.checks.rows import found_by, in_words
from sanfang.checks.rules import RULES
from sanfang.graduates.models import Graduate
from tests.cast import a_graduate, a_position, an_employer

CLOSING = datetime(2026, 8, 31, 12, tzinfo=UTC)


@pytest.fixture
def rows(cast):
    """What a rule shows to somebody, after the worker has read what is new."""

    def rows_of(number: int, who: str = "administrator"):
        read_new()
        rule, actor = RULES[number], cast.actor(who)
        return in_words(rule, found_by(rule, actor), actor)

    return rows_of


@pytest.fixture
def change(cast):
    """A record as if it had been loaded that way."""

    def change_it(who: str, /, **values) -> Graduate:
        graduate = cast.graduates[who]
        Graduate.objects.filter(pk=graduate.pk).update(**values, updated_at=timezone.now())
        graduate.refresh_from_db()
        return graduate

    return change_it


@pytest.fixture
def sign_with(cast):
    """A graduate, by itself a new one of computing, signs with an employer of this name and these facts."""

    def sign(name: str, graduate: Graduate | None = None, *, signed_at=None, **values) -> Agreement:
        employer = cast.employers.get(name) or an_employer(cast.province, name, **values)
        cast.employers[name] = employer
        position = employer.positions.first() or a_position(employer)
        cast.positions[name] = position
        actor = cast.actors["mo"].__class__(
            party=cast.actors["mo"].party,
            label=name,
            employer_id=employer.pk,
            province_id=cast.province.pk,
        )
        cast.actors[name] = actor
        agreement = cast.sign(graduate or a_graduate(cast.computing, cast.plan, "新生"), by=name)
        if signed_at:
            Agreement.objects.filter(pk=agreement.pk).update(signed_at=signed_at)
        return agreement

    return sign
