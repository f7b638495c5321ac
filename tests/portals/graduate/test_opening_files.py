"""Wherever a phone page leads to a PDF or a picture, the mini program can open it by itself."""

from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import resolve, reverse

from tests.guards.resolver import addresses
from tests.permissions.cases import CASES
from tests.permissions.conftest import body
from tests.permissions.stage import Stage, a_pdf

DOCUMENT = "/pages/document/document"
OF_GRADUATES = [address.name for address in addresses() if address.name.startswith("graduate:")]
FILES = {
    "graduate:agreement_correction_letter",
    "graduate:agreement_evidence_report",
    "graduate:agreement_paper",
    "graduate:card_code",
    "graduate:destination_evidence",
    "graduate:resume_attachment",
    "graduate:termination_material",
}


class Links(HTMLParser):
    """The addresses that a page's ordinary links lead to, and those that its native ones name."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ordinary: set[str] = set()
        self.native: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        page = urlsplit(given.get("data-native", ""))
        if page.path == DOCUMENT:
            self.native |= set(parse_qs(page.query)["path"])
        elif tag == "a" and "data-native" not in given:
            self.ordinary.add(given["href"])


@pytest.fixture
def stage(cast) -> Stage:
    stage = Stage(cast)
    stage.resume.attachment = a_pdf("简历.pdf")
    stage.resume.save()
    return stage


def serves_a_file(path: str) -> bool:
    return getattr(resolve(path).func, "serves_a_file", False)


@pytest.mark.parametrize(
    ("page", "thing"),
    [
        ("graduate:agreement", "in_force"),
        ("graduate:terminations", "termination"),
        ("graduate:resume", ""),
        ("graduate:resume_attach", ""),
        ("graduate:resume_preview", ""),
    ],
)
def test_an_ordinary_link_to_a_file_has_its_native_one_beside_it(as_, stage, page, thing):
    of = [getattr(stage, thing).pk] if page == "graduate:agreement" else []
    assert not thing or getattr(stage, thing)

    links = Links(as_("zhang").get(reverse(page, args=of)).content.decode())

    files = {path for path in links.ordinary if serves_a_file(path)}
    assert len(files) == 1
    assert links.native == files


def test_the_views_that_serve_files_are_these():
    views = {name for name in OF_GRADUATES if serves_a_file(address_of(name))}

    assert views == FILES


def address_of(name: str) -> str:
    (address,) = [one for one in addresses() if one.name == name]
    values = {"int": 1, "slug": "phone", "uuid": "00000000-0000-0000-0000-000000000007"}
    return reverse(name, kwargs={argument: values[kind] for argument, kind in address.arguments.items()})


@pytest.mark.parametrize("name", sorted(FILES))
def test_what_is_marked_as_a_file_is_one(as_, stage, name):
    address = reverse(name, kwargs=CASES[name].of(stage))

    response = as_("zhang").get(address)

    assert response["Content-Type"] in {"application/pdf", "image/png"}
    assert body(response)
