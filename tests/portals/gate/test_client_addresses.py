"""Where a request came from is what the connection says, not what the client says (promises X01)."""

import pytest
import time_machine
from django.test import Client, RequestFactory

from sanfang.limits.models import Counter
from sanfang.portals.gate.addresses import client_address


def ask(peer="203.0.113.7", **headers):
    return client_address(RequestFactory().get("/", REMOTE_ADDR=peer, headers=headers))


@pytest.mark.parametrize(
    "header", ["X-Forwarded-For", "X-Real-IP", "Forwarded", "Client-IP", "True-Client-IP"]
)
def test_X01_without_a_proxy_no_header_is_believed(header):
    assert ask(**{header: "198.51.100.1"}) == "203.0.113.7"


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [
        ("198.51.100.1", "198.51.100.1"),
        ("10.0.0.1, 198.51.100.1", "198.51.100.1"),
        ("127.0.0.1,\t198.51.100.1 ", "198.51.100.1"),
        ("", "203.0.113.7"),
        ("198.51.100.1, ", "203.0.113.7"),
    ],
)
def test_X01_behind_our_proxy_the_hop_that_it_wrote_counts(settings, forwarded, address):
    settings.BEHIND_TLS = True

    assert ask(**{"X-Forwarded-For": forwarded}) == address


def test_X01_behind_our_proxy_other_headers_are_not_believed(settings):
    settings.BEHIND_TLS = True

    assert ask(**{"X-Real-IP": "198.51.100.1", "Forwarded": "for=198.51.100.1"}) == "203.0.113.7"


def test_an_address_never_grows_longer_than_its_column(settings):
    settings.BEHIND_TLS = True

    assert len(ask(**{"X-Forwarded-For": "9" * 10_000})) == 64


@time_machine.travel("2026-03-05 12:00", tick=False)
def test_X01_forged_addresses_buy_no_more_tries(db):
    for last in range(61):
        answer = Client().get("/v/unknown/", headers={"X-Forwarded-For": f"198.51.100.{last}"})

    assert answer.status_code == 429
    assert Counter.objects.filter(purpose="verify").count() == 1
