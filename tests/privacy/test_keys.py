"""A ring that cannot work is found when the program starts, and no message quotes a secret."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from sanfang.privacy.checks import the_key_ring_is_usable
from sanfang.privacy.keys import ring

SECRET = "s3cret" * 6


def test_the_first_key_leads_the_ring(settings):
    settings.FIELD_KEYS = [f"2026:{SECRET}:with:colons", f"2025:{SECRET}"]

    assert [key.key_id for key in ring()] == ["2026", "2025"]
    assert ring()[0].secret == f"{SECRET}:with:colons"
    assert the_key_ring_is_usable() == []


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ([], "is empty"),
        ([SECRET], "entry 1 is not an id:secret pair"),
        ([f"2026:{SECRET}", SECRET], "entry 2 is not an id:secret pair"),
        ([f":{SECRET}"], "entry 1 is not an id:secret pair"),
        ([f"{SECRET}:"], "entry 1 is not an id:secret pair"),
        (["2026:short"], "entry 1 is shorter than 32 characters"),
        ([f"1:{SECRET}", f"1:{SECRET}x"], "two keys the same id"),
    ],
)
def test_a_ring_that_cannot_work_is_refused(settings, keys, words):
    settings.FIELD_KEYS = keys

    with pytest.raises(ImproperlyConfigured, match=words) as refused:
        ring()

    assert SECRET not in str(refused.value)
    assert [error.id for error in the_key_ring_is_usable()] == ["privacy.E001"]


def test_a_key_does_not_show_its_secret(settings):
    settings.FIELD_KEYS = [f"2026:{SECRET}"]

    assert SECRET not in repr(ring())
