"""The phones' belongings in a file, so that a stand-in that is started again still has them."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path

from sanfang.wechat.standin.world import Phone, World


def write(world: World, file: Path) -> None:
    """Whole or not at all: a new file takes the place of the old one."""
    beside = file.with_name(f"{file.name}.new")
    phones = {name: asdict(phone) for name, phone in world.phones.items()}
    beside.write_text(json.dumps({"phones": phones}, ensure_ascii=False), encoding="utf-8")
    os.replace(beside, file)  # noqa: PTH105 - the name of the system call says what is meant


def read(world: World, file: Path) -> None:
    """Give the phones back what they had; nothing to do when there is no file yet."""
    if file.exists():
        kept = json.loads(file.read_text(encoding="utf-8"))
        world.phones.update({name: Phone(**phone) for name, phone in kept["phones"].items()})
