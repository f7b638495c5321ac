"""`manage.py check_code`: what somebody runs who has the text of a code and no network."""

import json

import pytest
from django.core.management import CommandError, call_command

from sanfang.documents.statement_keys import published_keys
from sanfang.documents.statements import signed
from tests.documents.test_statements import SAID

ANOTHER = ["0:another-secret-of-thirty-two-characters"]


@pytest.fixture
def published(tmp_path):
    """The keys as they are taken from the page."""
    path = tmp_path / "keys.json"
    path.write_text(json.dumps({"keys": published_keys()}))
    return path


@pytest.mark.parametrize("address", ["{}", "https://sign.example.edu.cn/v/AAAA/#{}", "  {}\n"])
def test_it_tells_what_a_code_says(address, capsys):
    call_command("check_code", address.format(signed(SAID)))

    said = capsys.readouterr().out
    assert "Signed by one of our keys." in said
    for words in (SAID.number, "2 (毕业生), printing 1", "欧阳*", "2026-11-24", "3F78-6850-E387-550F"):
        assert words in said


def test_with_the_published_keys_no_secret_is_needed(published, settings, capsys):
    text = signed(SAID)
    settings.STATEMENT_KEYS = ANOTHER

    call_command("check_code", text, keys=published)

    assert SAID.number in capsys.readouterr().out


def test_a_code_of_another_key_is_false(published, settings):
    settings.STATEMENT_KEYS = ANOTHER

    with pytest.raises(CommandError, match="FALSE"):
        call_command("check_code", signed(SAID), keys=published)


def test_a_code_that_was_cut_is_false():
    with pytest.raises(CommandError, match="FALSE"):
        call_command("check_code", signed(SAID)[:-2])


@pytest.mark.parametrize("content", ["", "[]", '{"keys": 1}', '{"keys": {"0": "%"}}'])
def test_a_file_that_holds_no_keys_is_named(tmp_path, content):
    path = tmp_path / "keys.json"
    path.write_text(content)

    with pytest.raises(CommandError, match=r"is no copy of /v/keys\.json"):
        call_command("check_code", signed(SAID), keys=path)
