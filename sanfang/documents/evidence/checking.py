"""Whether exported data of an evidence record holds together: by its own content alone, no database and no network.

Only Python's standard library is needed beside the rules of `audit.sealing`, so that others can read and repeat it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from sanfang.audit.sealing import commitment, content, link

FORM = "sanfang-evidence-1"
# Before the hash of a row that was hashed whole: it can be followed, but of a stranger's row not made again.
WHOLE = "="


def faults_in(data: dict[str, Any]) -> list[str]:
    """What does not hold, each as a sentence that names the row; an empty list when all of it holds."""
    if data.get("form") != FORM:
        return ["不是存证记录的核对数据，或版本不同。"]
    heads = _heads(data)
    return [*_faults_of_the_chain(data, heads), *_faults_of_rows(data, heads), *_faults_of_texts(data)]


def followed_only(data: dict[str, Any]) -> int:
    """How many rows of others have a hash that is only told, because they were written before rows had salts."""
    return sum(one.startswith(WHOLE) for one in data["contents"])


def _heads(data: dict[str, Any]) -> dict[int, str]:
    """The hash of every row from the first of ours on, made from the one before it."""
    heads, head = {}, data["from"]["previous_hash"]
    for sequence, one in enumerate(data["contents"], start=data["from"]["sequence"]):
        whole = one.startswith(WHOLE)
        head = one.removeprefix(WHOLE) if whole else link(data["chain"]["id"], sequence, head, one)
        heads[sequence] = head
    return heads


def _faults_of_the_chain(data: dict[str, Any], heads: dict[int, str]) -> Iterator[str]:
    chain = data["chain"]
    if max(heads, default=0) != chain["length"] or heads.get(chain["length"]) != chain["head"]:
        yield f"从第 {data['from']['sequence']} 条算到链尾，得不到所载的链尾散列值。"


def _faults_of_rows(data: dict[str, Any], heads: dict[int, str]) -> Iterator[str]:
    contents = dict(enumerate(data["contents"], start=data["from"]["sequence"]))
    for row in data["rows"]:
        sequence = row["sequence"]
        name = f"第 {sequence} 条记录（{row['words']}）"
        if heads.get(sequence) != row["hash"]:
            yield f"{name}的散列值不在链上。"
        if _made_of(row) not in {None, contents.get(sequence)}:
            yield f"{name}的内容与散列值不一致。"


def _made_of(row: dict[str, Any]) -> str | None:
    """What a row adds to the chain by what is shown of it; None where nothing is shown."""
    if "fields" in row:
        shown = row["fields"].items()
        return content({name: one if isinstance(one, str) else _bound(name, one) for name, one in shown})
    return WHOLE + hashlib.sha256(row["text"].encode()).hexdigest() if row["text"] else None


def _bound(name: str, shown: dict[str, Any]) -> str:
    return commitment(name, shown["value"], shown["salt"])


def _faults_of_texts(data: dict[str, Any]) -> Iterator[str]:
    """A text must have its hash, and the trail must know that hash, as it must those of the files."""
    noted = json.dumps([row.get("fields", row) for row in data["rows"]], ensure_ascii=False)
    for one in data["texts"]:
        if one["text"] and hashlib.sha256(one["text"].encode()).hexdigest() != one["sha256"]:
            yield f"第 {one['revision']} 版协议内容与其散列值不一致。"
        if one["sha256"] not in noted:
            yield f"记录中没有第 {one['revision']} 版协议内容的散列值。"
    for one in data["files"]:
        if one["sha256"] not in noted:
            yield f"记录中没有第 {one['revision']} 版第 {one['printing']} 次打印的文件散列值。"
