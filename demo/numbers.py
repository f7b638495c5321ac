"""Numbers that are right by their rules and belong to nobody, as far as that can be had."""

from __future__ import annotations

from datetime import date
from random import Random

from sanfang.codes import id_numbers, usccs

# Ranges that no operator sells to subscribers: a demo must not ring at anybody's.
UNSOLD_MOBILE_RANGES = ("154", "163", "164", "168")
# Organisation codes (GB 11714) use no I, O, S, V, Z in the newer registrations.
ORGANISATION_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
ORGANISATION_VALUES = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)

ENTERPRISE, PUBLIC_INSTITUTION = "91", "12"


def id_number(region: str, born: date, *, is_man: bool, chance: Random) -> str:
    """A valid ID number. `region` is a whole prefecture's code, which no county gives out."""
    sequence = chance.randrange(10, 999) // 2 * 2 + (1 if is_man else 0)
    first17 = f"{region}{born:%Y%m%d}{sequence:03d}"
    return first17 + id_numbers.check_digit(first17)


def mobile(chance: Random) -> str:
    """Eleven digits."""
    return f"{chance.choice(UNSOLD_MOBILE_RANGES)}{chance.randrange(10**8):08d}"


def landline(area_code: str, chance: Random) -> str:
    """A number beginning with 9, which exchanges do not give to subscribers."""
    return f"{area_code}-9{chance.randrange(10**6):06d}"


def qq(chance: Random) -> str:
    """Ten digits beyond those given out so far."""
    return f"9{chance.randrange(10**9):09d}"


def uscc(kind: str, region: str, chance: Random) -> str:
    """A valid 统一社会信用代码, with an organisation code inside that is valid, too."""
    body = "MA" + "".join(chance.choice(ORGANISATION_CHARACTERS) for _ in range(6))
    first17 = kind + region + body + _organisation_check(body)
    return first17 + usccs.check_digit(first17)


def _organisation_check(body: str) -> str:
    values = (ORGANISATION_VALUES.index(character) for character in body)
    total = sum(weight * value for weight, value in zip(ORGANISATION_WEIGHTS, values, strict=True))
    return "0123456789X0"[11 - total % 11]
