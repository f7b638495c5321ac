"""Reads what the rules ask for and no query can see; the worker calls it again and again."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from django.db.models import F, Q, QuerySet

from sanfang.agreements.models import Agreement
from sanfang.checks import origins
from sanfang.checks.models import RecordTraits, SigningTraits
from sanfang.checks.spelling import loose_name
from sanfang.codes import id_numbers, names, usccs
from sanfang.documents.fonts import FontsMissing
from sanfang.documents.glyphs import missing_glyphs
from sanfang.graduates.models import Graduate
from sanfang.graduates.queries import GraduateQuerySet
from sanfang.privacy.index import blind_index
from sanfang.privacy.masking import mask_email, mask_phone
from sanfang.refusal import Refusal

AT_ONCE = 500
# In one go of the worker, so that its other work does not wait long for it.
IN_ONE_GO = 5000
PHONE = "checks.phone"
EMAIL = "checks.email"
READ_AGAIN = [
    *("read_of", "birth_date_differs", "sex_differs", "phone_index", "name_faults"),
    *("origin_fault", "origin_differs"),
]
READ_OF = ("name", "id_number", "phone", "birth_date", "sex", "origin_place", "cohort_year", "updated_at")


def unread_records() -> GraduateQuerySet:
    """Records on the list that were never read, or have changed since."""
    changed = Q(record_traits__isnull=True) | ~Q(record_traits__read_of=F("updated_at"))
    unread: GraduateQuerySet = Graduate.objects.on_the_list().filter(changed)
    return unread


def unread_signings() -> QuerySet[Agreement]:
    return Agreement.objects.live().filter(signing_traits__isnull=True)


def read_new(limit: int = IN_ONE_GO) -> int:
    """Read up to `limit` records and signings of each kind. Returns how many were read."""
    return _read_records(limit) + _read_signings(limit)


def _read_records(limit: int) -> int:
    done = 0
    wanted = unread_records().only(*READ_OF)
    while done < limit and (records := list(wanted.order_by("pk")[: min(AT_ONCE, limit - done)])):
        RecordTraits.objects.bulk_create(
            map(traits_of_record, records),
            update_conflicts=True,
            unique_fields=["graduate"],
            update_fields=READ_AGAIN,
        )
        done += len(records)
    return done


def _read_signings(limit: int) -> int:
    done = 0
    wanted = unread_signings().only("employer_name", "employer_uscc", "details_text")
    while done < limit and (signings := list(wanted.order_by("pk")[: min(AT_ONCE, limit - done)])):
        # Another worker may have read the same ones meanwhile; it read the same thing.
        SigningTraits.objects.bulk_create(map(traits_of_signing, signings), ignore_conflicts=True)
        done += len(signings)
    return done


def traits_of_record(graduate: Graduate) -> RecordTraits:
    """An ID number that cannot be read agrees with nothing."""
    said = None
    with suppress(Refusal):
        said = id_numbers.parse(graduate.id_number)
    return RecordTraits(
        graduate=graduate,
        read_of=graduate.updated_at,
        birth_date_differs=said is None or said.birth_date != graduate.birth_date,
        sex_differs=said is None or said.sex != graduate.sex,
        phone_index=_index(graduate.phone, PHONE),
        name_faults=_named(_unusual(graduate.name))[:200],
        origin_fault=origins.fault_of(graduate),
        origin_differs=said is not None and origins.differs(graduate),
    )


def traits_of_signing(agreement: Agreement) -> SigningTraits:
    employer = agreement.details["employer"]
    return SigningTraits(
        agreement=agreement,
        uscc=agreement.employer_uscc,
        uscc_is_wrong=not _is_uscc(agreement.employer_uscc),
        plain_name=names.organisation_key(agreement.employer_name),
        loose_name=loose_name(agreement.employer_name),
        phone_index=_index(employer["phone"], PHONE),
        phone_masked=mask_phone(employer["phone"]),
        email_index=_index(employer["email"].casefold(), EMAIL),
        email_masked=mask_email(employer["email"]),
    )


def _index(value: str, purpose: str) -> str:
    return blind_index(value, purpose) if value else ""


def _is_uscc(code: str) -> bool:
    try:
        return usccs.parse(code) == code
    except Refusal:
        return False


def _unusual(name: str) -> Iterable[str]:
    """Characters that no list takes in a name today, and those the paper cannot draw; each once."""
    refused = (one for one in name if one != names.SEPARATOR and not _is_accepted(one))
    undrawn: list[str] = []
    # Without the fonts of the paper nothing can be printed, and nothing is known of single characters.
    with suppress(FontsMissing):
        undrawn = missing_glyphs(name)
    return dict.fromkeys([*refused, *undrawn])


def _is_accepted(character: str) -> bool:
    if character == " ":
        return True
    try:
        return names.clean_person_name(character) == character
    except Refusal:
        return False


def _named(characters: Iterable[str]) -> str:
    """The code point says which one it is where the screen, too, can only show a box."""
    return "、".join(f"「{one}」（U+{ord(one):04X}）" for one in characters)
