"""Whatever a forger does to a sealed paper, it is no sealed paper any more."""

import pytest

from sanfang.sealing.examining import Finding, examine
from tests.sealing import attacks


@pytest.mark.parametrize("attack", attacks.ATTACKS, ids=lambda attack: attack.__name__)
def test_P14_an_altered_paper_is_never_taken_for_sealed(attack, sealed, authorities):
    altered = attack(sealed)

    assert altered != sealed
    assert examine(altered, authorities).finding is not Finding.SEALED


@pytest.mark.parametrize("attack", attacks.ATTACKS[:9], ids=lambda attack: attack.__name__)
def test_P14_what_was_added_behind_is_told_from_what_was_sealed(attack, sealed, authorities):
    examined = examine(attack(sealed), authorities)

    assert examined.finding is Finding.ADDED_TO
    assert examined.vouched_for == len(sealed)
