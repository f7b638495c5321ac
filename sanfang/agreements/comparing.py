"""What became another one in the text of an agreement since somebody read it (promises P15)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sanfang.agreements.details import Details, canonical, fingerprint, in_full
from sanfang.agreements.sections import BLOCKS

HEAD = {"title": "协议名称", "cohort_year": "届"}
# What is signed, but has no line of its own on the paper.
UNPRINTED = {("school", "code"): "学校代码"}
# No agreement is as long; whoever sends more sends something else.
LONGEST = 20_000


@dataclass(frozen=True)
class Difference:
    """One detail that changed: in which block, under which label, what stood there and what stands there now."""

    block: str
    label: str
    before: str
    after: str

    @property
    def lines_before(self) -> list[tuple[str, bool]]:
        """What stood there line by line, each with whether it is gone."""
        return _marked(self.before, self.after)

    @property
    def lines_after(self) -> list[tuple[str, bool]]:
        """What stands there line by line, each with whether it is new."""
        return _marked(self.after, self.before)


def differences_since(shown: str, shown_sha256: str, now: Details) -> list[Difference]:
    """Everything that changed since the canonical text `shown`, in the order of the paper.

    The text was kept by the reader's browser. It counts only if it is what its fingerprint says and reads as
    an agreement of today's form; of any other nothing can be said, so the list is empty.
    """
    before = _read(shown, now) if fingerprint(shown) == shown_sha256 else None
    return list(_differences(before, now)) if before is not None else []


def differences_between(before: Details, now: Details) -> list[Difference] | None:
    """Everything that is another in `now`, in the order of the paper; None when the two have not the same form."""
    return list(_differences(before, now)) if _is_like(_filled(before), in_full(now)) else None


def _read(text: str, form: Details) -> Details | None:
    if len(text) > LONGEST:
        return None
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if _is_like(_filled(found), in_full(form)) and canonical(found) == text else None


def _filled(found: Any) -> Any:
    """Whatever was found; an agreement with its remarks, be they empty."""
    is_one = isinstance(found, dict) and isinstance(found.get("terms"), dict)
    return in_full(found) if is_one else found


def _is_like(found: Any, form: Any) -> bool:
    """Whether something has the keys of the form, and values of its types."""
    if not isinstance(form, dict):
        return type(found) is type(form)
    same_keys = isinstance(found, dict) and found.keys() == form.keys()
    return same_keys and all(_is_like(found[key], value) for key, value in form.items())


def _differences(before: Details, now: Details) -> Iterator[Difference]:
    before, now = in_full(before), in_full(now)
    for key, label in HEAD.items():
        if before[key] != now[key]:
            yield Difference("协议书", label, str(before[key]), str(now[key]))
    for name, title, labels in BLOCKS:
        for key in (*labels, *(now[name].keys() - labels.keys())):
            if before[name][key] != now[name][key]:
                label = labels.get(key) or UNPRINTED[name, key]
                yield Difference(title, label, before[name][key], now[name][key])


def _marked(text: str, other: str) -> list[tuple[str, bool]]:
    known = set(other.splitlines())
    return [(line, line not in known) for line in text.splitlines()]
