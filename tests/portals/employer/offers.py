"""What the tests of 「签约通知」 type, and where."""

from dataclasses import asdict
from typing import Any

from tests.recruiting.route import TERMS, in_days

LIST = "/employer/offers/"


def letter(days: int = 14, **changes: Any) -> dict[str, Any]:
    """The form as it is filled in by the book; `act` says which button."""
    return {**asdict(TERMS), "last_day": in_days(days)} | changes


def send_at(application) -> str:
    return f"/employer/applications/{application.pk}/offer/"


def page_of(offer, act: str = "") -> str:
    return f"{LIST}{offer.pk}/{act}"


def words_on(answer) -> str:
    """The page as it was sent."""
    return answer.content.decode()
