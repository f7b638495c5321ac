"""The stand-in's access tokens, which end, and one-use codes, which end sooner."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from sanfang.wechat.standin.answers import No

TOKEN_LASTS = 7200.0
EARLY = 300.0  # So long before its end a token is followed by the next, and both are taken.
FORCE_PAUSE = 30.0  # Forced again sooner, the same token is given out.
CODE_LASTS = 300.0

Clock = Callable[[], float]


@dataclass
class Tokens:
    """The stable access tokens of one mini program."""

    clock: Clock
    current: str = ""
    forced_at: float = float("-inf")
    ends_at: dict[str, float] = field(default_factory=dict)

    def issue(self, *, force: bool) -> tuple[str, int]:
        """The current token, or a new one near its end; forced, the old ones end at once."""
        now = self.clock()
        if force and now - self.forced_at >= FORCE_PAUSE:
            self.ends_at.clear()
            self.forced_at = now
        if self.ends_at.get(self.current, 0.0) - now <= EARLY:
            self.current = f"99_{secrets.token_urlsafe(96)}"
            self.ends_at[self.current] = now + TOKEN_LASTS
        return self.current, int(self.ends_at[self.current] - now)

    def check(self, token: str) -> None:
        if not token:
            raise No(41001, "access_token missing")
        if token not in self.ends_at:
            raise No(40001, "invalid credential, access_token is invalid or not latest")
        if self.ends_at[token] <= self.clock():
            raise No(42001, "access_token expired")


@dataclass
class Codes:
    """Codes of one kind. Each works once, for five minutes."""

    clock: Clock
    meant: dict[str, tuple[str, float]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def issue(self, phone: str) -> str:
        code = secrets.token_hex(16)
        self.meant[code] = phone, self.clock() + CODE_LASTS
        return code

    def use(self, code: str) -> str:
        """The phone it was issued to."""
        if code in self.used:
            raise No(40163, "code been used")
        phone, ends_at = self.meant.pop(code, ("", 0.0))
        if ends_at <= self.clock():
            raise No(40029, "invalid code")
        self.used.add(code)
        return phone
