"""What the stand-in answers with."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Answer:
    """One HTTP answer."""

    body: bytes
    status: int = 200
    content_type: str = "application/json; encoding=utf-8"


class No(Exception):
    """An errcode, as WeChat says no: with HTTP 200."""

    def __init__(self, errcode: int, errmsg: str) -> None:
        super().__init__(errcode, errmsg)
        self.errcode = errcode
        self.errmsg = errmsg


class NotHere(Exception):
    """The stand-in has no such path, phone or template: HTTP 404."""


def as_json(value: Any, status: int = 200) -> Answer:
    return Answer(json.dumps(value, ensure_ascii=False).encode(), status)


def as_errcode(errcode: int, errmsg: str) -> Answer:
    """With a request number (rid), as WeChat writes it."""
    rid = "-".join(secrets.token_hex(4) for _ in range(3))
    return as_json({"errcode": errcode, "errmsg": f"{errmsg} rid: {rid}"})
