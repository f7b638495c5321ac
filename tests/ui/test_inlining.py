"""A script that carries what it imports."""

import base64
import re

import pytest

from sanfang.ui.inlining import data_url

IMPORTED = re.compile(r'from "data:text/javascript;base64,([^"]+)"')


def unpacked(address: str) -> str:
    return base64.b64decode(address.partition("base64,")[2]).decode()


def test_a_style_is_the_file_itself():
    assert unpacked(data_url("ui/offline.css")).startswith("/* The stand-alone file")


def test_a_module_carries_its_neighbours_and_theirs():
    script = unpacked(data_url("ui/statement_offline.js"))

    carried = [base64.b64decode(found).decode() for found in IMPORTED.findall(script)]

    assert len(carried) == 2
    assert len(IMPORTED.findall(carried[0])) == 2
    assert re.findall(r'^import .* from "\.', "\n".join([script, *carried]), re.MULTILINE) == []


def test_a_file_that_is_not_served_is_named():
    with pytest.raises(LookupError, match=r"ui/nothing\.js"):
        data_url("ui/nothing.js")
