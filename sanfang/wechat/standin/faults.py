"""What can go wrong between us and WeChat, on demand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sanfang.wechat.standin.answers import NotHere


@dataclass(frozen=True)
class Fault:
    """What becomes of an answer: an errcode, an HTTP status, garbage, seconds of silence, or a broken connection.

    `late`: WeChat does what it was asked, and only its answer is lost.
    """

    errcode: int = 0
    status: int = 0
    body: str = ""
    hang: float = 0.0
    drop: bool = False
    late: bool = False


@dataclass
class Faults:
    """The faults still to come, for each path in their order."""

    waiting: dict[str, list[Fault]] = field(default_factory=dict)

    def add(self, wish: dict[str, Any]) -> None:
        """{"path": …, "times": 2, "errcode": 40001} and so on, with the names of a Fault's fields."""
        wish = dict(wish)
        path, times = str(wish.pop("path", "")), int(wish.pop("times", 1))
        try:
            fault = Fault(**wish)
        except TypeError:
            raise NotHere from None
        self.waiting.setdefault(path, []).extend([fault] * times)

    def next_for(self, path: str) -> Fault | None:
        waiting = self.waiting.get(path)
        return waiting.pop(0) if waiting else None
