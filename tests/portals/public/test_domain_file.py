"""WeChat finds the file by which it makes sure that the domain is ours, and nobody finds any other."""

import pytest
from django.test import Client


@pytest.fixture
def domain_file(db, settings):
    settings.WECHAT_DOMAIN_FILE = "AbC123.txt=abc=123"


def test_the_file_is_served_to_the_letter(domain_file):
    answer = Client().get("/AbC123.txt")

    assert (answer.status_code, answer.content) == (200, b"abc=123")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize("path", ["/abc123.txt", "/AbC123.txt/", "/m/AbC123.txt", "/AbC123", "/robots.txt"])
def test_no_other_name_is_served(domain_file, path):
    assert Client().get(path).status_code in {404, 302}
    assert b"abc=123" not in Client().get(path, follow=True).content


@pytest.mark.parametrize("setting", ["", "AbC123.txt", "AbC123.txt=", "=abc"])
def test_what_is_not_set_is_not_served(db, settings, setting):
    settings.WECHAT_DOMAIN_FILE = setting

    assert Client().get("/AbC123.txt").status_code == 404


def test_an_address_without_its_slash_is_still_led_on(domain_file):
    assert Client().get("/employer")["Location"] == "/employer/"
