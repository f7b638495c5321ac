"""The evidence record as a report for a court: one PDF with the facts, the acts, every hash and how to check them."""

from __future__ import annotations

from typing import Any

from sanfang import calendar
from sanfang.documents.evidence.checking import faults_in
from sanfang.documents.evidence.exporting import as_data
from sanfang.documents.evidence.record import Act, Evidence
from sanfang.documents.evidence.telling import how_to_check
from sanfang.documents.typesetting import typeset

TEMPLATE = "evidence.typ"
WHOLE = "核对结果：下列记录逐条重算，与写入时一致；从第一条算到链尾，得到所载的链尾散列值。"
BROKEN = "核对结果：不一致。"


def report_of(evidence: Evidence) -> bytes:
    """The PDF, without a seal. It says whether everything holds together, and names what does not."""
    faults = list(dict.fromkeys([*evidence.faults, *faults_in(as_data(evidence))]))
    data = {
        "title": "签约存证记录",
        "school": evidence.agreement.school.name,
        "number": evidence.agreement.number,
        "made_at": calendar.to_the_second(evidence.made_at),
        "facts": evidence.facts,
        "verdict": BROKEN + "；".join(faults) if faults else WHOLE,
        "is_whole": not faults,
        "acts": [_act(act) for act in evidence.acts],
        "hashes": _hashes(evidence),
        "proof": _proof(evidence),
        "chain": {"length": evidence.chain.length, "head": evidence.chain.head, "name": evidence.chain.name},
        "how": how_to_check(evidence.reader),
    }
    return typeset(TEMPLATE, data, timestamp=evidence.made_at.replace(microsecond=0))


def _act(act: Act) -> dict[str, str]:
    return {
        "sequence": str(act.entry.sequence),
        "at": act.at,
        "words": act.words,
        "who": " · ".join(part for part in (act.party, act.who, act.post) if part),
        "known": _known(act),
        "reason": act.reason,
    }


def _known(act: Act) -> str:
    """How it is known who that was, and where the row stands."""
    address = "" if "address" in act.hidden else act.entry.address
    parts = [
        f"身份识别：{act.means}",
        f"网络地址 {address}" if address else "",
        f"记录序号 {act.entry.sequence}",
    ]
    return "；".join(part for part in parts if part)


def _hashes(evidence: Evidence) -> list[dict[str, str]]:
    texts = [
        {"name": f"协议内容，第 {one.number} 版", "sha256": one.sha256, "sm3": one.sm3}
        for one in evidence.texts
    ]
    files = [{"name": one.words, "sha256": one.sha256, "sm3": one.sm3} for one in evidence.files]
    return texts + files


def _proof(evidence: Evidence) -> list[dict[str, Any]]:
    return [
        {
            "sequence": str(act.entry.sequence),
            "hash": act.entry.entry_hash,
            "previous": act.entry.previous_hash or "（链首）",
        }
        for act in evidence.acts
    ]
