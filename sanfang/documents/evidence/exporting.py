"""The data by which anybody recomputes an evidence record far from us; `checking` reads it."""

from __future__ import annotations

import json
from typing import Any

from sanfang.audit.sealing import text_of
from sanfang.documents.evidence.checking import FORM
from sanfang.documents.evidence.disclosing import disclosed
from sanfang.documents.evidence.record import Act, Evidence
from sanfang.documents.evidence.rows import contents_from


def exported(evidence: Evidence) -> bytes:
    """UTF-8 JSON. Of other people's rows it holds one hash each, of fields that are not shown a commitment."""
    return json.dumps(as_data(evidence), ensure_ascii=False, indent=1).encode()


def as_data(evidence: Evidence) -> dict[str, Any]:
    chain, first = evidence.chain, evidence.acts[0].entry
    return {
        "form": FORM,
        "made_at": evidence.made_at.isoformat(),
        "facts": dict(evidence.facts),
        "chain": {"id": chain.pk, "name": chain.name, "length": chain.length, "head": chain.head},
        "from": {"sequence": first.sequence, "previous_hash": first.previous_hash},
        "contents": contents_from(chain, first.sequence),
        "rows": [_row(act) for act in evidence.acts],
        "texts": [
            {"revision": one.number, "sha256": one.sha256, "sm3": one.sm3, "text": one.text}
            for one in evidence.texts
        ],
        "files": [
            {"revision": one.revision, "printing": one.printing, "sha256": one.sha256, "sm3": one.sm3}
            for one in evidence.files
        ],
    }


def _row(act: Act) -> dict[str, Any]:
    entry = act.entry
    row = {"sequence": entry.sequence, "words": act.words, "hash": entry.entry_hash}
    if entry.salt:
        return row | {"fields": disclosed(entry, act.hidden)}
    # Hashed whole, it can be shown whole or not at all.
    return row | {"text": "" if act.hidden else text_of(entry)}
