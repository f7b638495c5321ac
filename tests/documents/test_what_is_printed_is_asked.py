"""Every word on the paper was asked for its drawing where it was typed; a new field cannot be forgotten (P21)."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from sanfang.actors import system
from sanfang.agreements.correctable import CORRECTABLE, CORRECTABLE_BY_NAME
from sanfang.agreements.details import EmployerSide, PositionSide, Terms, compose
from sanfang.codes.lists import code_list
from sanfang.documents.glyphs import missing_glyphs
from sanfang.employers.models import Position
from sanfang.graduates.fields import BY_NAME
from sanfang.graduates.values import read_value
from sanfang.portals.card.forms import EmployerForm as CardForm
from sanfang.portals.employer.offer_form import OfferForm
from sanfang.portals.employer.position_form import PositionForm
from sanfang.portals.employer.profile_form import ProfileForm
from sanfang.portals.employer.signing import SigningForm
from sanfang.portals.province.schools import ContactForm, SchoolForm
from sanfang.portals.school.departments import DepartmentForm
from sanfang.recruiting.windows import Window
from sanfang.refusal import Refusal
from tests.documents.samples import an_agreement

# No font of ours has an ideograph of Extension H.
RAREST = "\U00031350"
YEAR = 2026
Refuses = Callable[[str], bool]


def in_records(name: str) -> Refuses:
    """By import, correction of the record, and the school's own hand: all read through this."""
    return _by(lambda text: read_value(BY_NAME[name], text, YEAR))


def in_corrections(name: str) -> Refuses:
    return _by(lambda text: CORRECTABLE_BY_NAME[name].read(text, YEAR))


def _by(read: Callable[[str], object]) -> Refuses:
    def refuses(text: str) -> bool:
        try:
            read(text)
        except Refusal:
            return True
        return False

    return refuses


def in_form(form: type, field: str, **needs: Any) -> Refuses:
    return lambda text: field in form({field: text}, **needs).errors


def in_signing(field: str) -> Refuses:
    return in_form(SigningForm, field, actor=system("试"))


def in_offer(field: str) -> Refuses:
    days = [date(YEAR, 3, day) for day in (2, 9, 16)]
    return in_form(OfferForm, field, window=Window(*days))


def in_position(field: str) -> Refuses:
    return in_form(PositionForm, field, position=Position())


def of_employer(name: str) -> dict[str, Refuses]:
    return {
        "profile": in_form(ProfileForm, name),
        "card": in_form(CardForm, name),
        **({} if name in NEVER_CORRECTED else {"correction": in_corrections(f"employer_{name}")}),
    }


NEVER_CORRECTED = ("name", "uscc")
# Where each printed text is typed. What comes out of a code list is asked below, all of it at once.
ENTRIES: dict[str, dict[str, Refuses]] = {
    "graduate.name": {"record": in_records("name"), "correction": in_corrections("graduate_name")},
    "graduate.student_number": {"record": in_records("student_number")},
    "graduate.major": {"record": in_records("major_name"), "correction": in_corrections("graduate_major")},
    **{
        f"graduate.{name}": {"record": in_records(name), "correction": in_corrections(f"graduate_{name}")}
        for name in ("length_of_schooling", "phone", "qq", "home_address")
    },
    "school.name": {"province": in_form(SchoolForm, "name")},
    "school.code": {"province": in_form(SchoolForm, "code")},
    **{
        f"school.{name}": {"new": in_form(SchoolForm, name), "changed": in_form(ContactForm, name)}
        for name in ("contact_office", "contact_person", "address", "phone")
    },
    "school.department": {"school": in_form(DepartmentForm, "name")},
    **{
        f"employer.{name}": of_employer(name)
        for name in ("name", "uscc", "contact_person", "phone", "email", "address", "postcode", "place")
    },
    "position.title": {
        "position": in_position("title"),
        "card": in_form(CardForm, "position_title"),
        "offer": in_offer("position_title"),
        "correction": in_corrections("position_title"),
    },
    "position.place": {
        "position": in_position("place"),
        "card": in_form(CardForm, "position_place"),
        "offer": in_offer("place"),
        "correction": in_corrections("position_place"),
    },
    "terms.article_two": {
        "signing": in_signing("article_two"),
        "card": in_form(CardForm, "article_two"),
        "offer": in_offer("other_terms"),
        "correction": in_corrections("terms_article_two"),
    },
    "terms.article_five": {
        "signing": in_signing("article_five"),
        "card": in_form(CardForm, "article_five"),
        "correction": in_corrections("terms_article_five"),
    },
    "terms.remarks": {"correction": in_corrections("terms_remarks")},
}
# From the school's name and the year.
DERIVED = {"title", "cohort_year"}
CODED = {
    *(f"graduate.{n}" for n in ("sex", "ethnicity", "political_status", "education_level", "training_mode")),
    *("employer.nature", "employer.industry", "position.job_category"),
}
WAYS = [(printed, way) for printed, ways in ENTRIES.items() for way in ways]


def leaves(details: dict[str, Any], above: str = "") -> Iterator[str]:
    for name, value in details.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{above}{name}.")
        else:
            yield f"{above}{name}"


def an_example(printed: str) -> str:
    """Something that may stand there, from the agreement of the tests."""
    block, name = printed.split(".")
    examples = an_agreement(
        terms={"article_two": "包住", "article_five": "试用", "remarks": "无"},
        employer={"phone": "0553-2871411"},
    )
    value: str = examples[block][name]
    return value


def test_P21_every_field_of_the_paper_has_its_entries_named_here(cast):
    employer, position = EmployerSide.of(cast.position.employer), PositionSide.of(cast.position)

    printed = set(leaves(compose(cast.zhang, employer, position, Terms(remarks="试"))))

    assert printed == ENTRIES.keys() | DERIVED | CODED


def test_P21_every_correction_of_a_printed_text_is_among_the_entries():
    corrected = {f"{one.block}.{one.key}" for one in CORRECTABLE if not one.codes}

    assert {printed for printed, way in WAYS if way == "correction"} == corrected


@pytest.mark.parametrize(("printed", "way"), WAYS)
def test_P21_no_way_lets_in_what_the_paper_could_not_show(printed, way):
    refuses, example = ENTRIES[printed][way], an_example(printed)

    assert (refuses(example), refuses(example + RAREST)) == (False, True)


@pytest.mark.parametrize("year", [2022, 2026])
@pytest.mark.parametrize("coded", sorted(CODED))
def test_P21_every_word_of_a_code_list_can_be_drawn(coded, year):
    block, name = coded.split(".")
    listed = code_list(f"employer_{name}" if block == "employer" else name, year=year)

    said = "".join(label for _, label in listed.choices)

    assert said != ""
    assert missing_glyphs(said) == []
