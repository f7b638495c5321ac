"""Addresses are kept in histories, logs and other people's chats: nothing personal stands in them."""

import pytest

from tests.guards.resolver import Address, addresses

# A number or a UUID says nothing of anybody. Words are allowed where this says what they are.
DUMB = {"int", "uuid"}
WORDS = {
    ("graduate:correction", "field"): "the name of a column of the record",
    ("public:verify", "token"): "the random code on the paper",
    ("card", "token"): "the random code of a signing card",
}


def says_nothing(address: Address, argument: str, kind: str) -> bool:
    room = address.name.partition(":")[0]
    return kind in DUMB or (address.name, argument) in WORDS or (room, argument) in WORDS


@pytest.mark.parametrize("address", addresses(), ids=lambda address: address.name)
def test_an_address_carries_only_numbers_and_tokens(address):
    told = {name for name, kind in address.arguments.items() if not says_nothing(address, name, kind)}

    assert told == set()


def test_every_address_has_a_name_of_its_own():
    names = [address.name for address in addresses()]

    assert sorted(names) == sorted(set(names))
    assert [name for name in names if name.endswith(":") or not name] == []


def test_no_word_is_allowed_that_no_address_uses():
    names = {address.name for address in addresses()} | {a.name.partition(":")[0] for a in addresses()}

    assert {name for name, _ in WORDS} - names == set()


def test_the_guard_sees_a_name_in_an_address():
    assert not says_nothing(Address("school:graduate", "school/<str:name>/", {"name": "str"}), "name", "str")
