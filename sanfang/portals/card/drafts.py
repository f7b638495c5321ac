"""What a recruiter typed so far, kept in the session between the steps and never in an address."""

import hashlib
import json
from typing import Any

from django.http import HttpRequest

from sanfang.agreements.details import EmployerSide, PositionSide, Terms
from sanfang.agreements.models import Agreement

SESSION_KEY = "cards"
# The employer as it was typed last, whatever became of that card.
LAST_EMPLOYER = "cards.employer"
# What was agreed with one graduate is nobody else's.
OF_ONE_GRADUATE = tuple(Terms.__dataclass_fields__)
# A recruiter at a fair scans one card after another; the oldest drafts make room.
MOST_DRAFTS = 20


class Draft:
    """One card's draft in this browser. The session knows the card by a hash of its code only."""

    def __init__(self, request: HttpRequest, token: str) -> None:
        self.session = request.session
        self.token = token
        self.key = hashlib.sha256(token.encode()).hexdigest()[:16]
        self.content: dict[str, Any] = self.session.get(SESSION_KEY, {}).get(self.key, {})

    def keep(self, **values: Any) -> None:
        """Add to the draft."""
        self.content = {**self.content, **values}
        drafts = {key: one for key, one in self.session.get(SESSION_KEY, {}).items() if key != self.key}
        kept = dict(list(drafts.items())[-(MOST_DRAFTS - 1) :])
        self.session[SESSION_KEY] = {**kept, self.key: self.content}

    def keep_employer(self, typed: dict[str, str]) -> None:
        """Add the employer's side to the draft, and remember it for the next card."""
        self.keep(employer=typed)
        self.session[LAST_EMPLOYER] = {
            name: value for name, value in typed.items() if name not in OF_ONE_GRADUATE
        }

    def finish(self, agreement: Agreement) -> None:
        """Forget what was typed; remember what came of it, for whoever reloads the last page."""
        self.content = {}
        self.keep(number=agreement.number, state=agreement.state)

    @property
    def name(self) -> str:
        """The graduate's name as it was typed and found right; empty before."""
        return str(self.content.get("name", ""))

    @property
    def employer(self) -> dict[str, str]:
        """What the employer's form took; empty before."""
        return dict(self.content.get("employer", {}))

    @property
    def suggested(self) -> dict[str, str]:
        """What to begin the employer's form with: nobody at a recruiting fair types it for every card anew."""
        return self.employer or dict(self.session.get(LAST_EMPLOYER, {}))

    @property
    def number(self) -> str:
        return str(self.content.get("number", ""))

    @property
    def state(self) -> str:
        return str(self.content.get("state", ""))

    @property
    def fingerprint(self) -> str:
        """Names exactly what the page to confirm showed; another tab may have changed it since."""
        return hashlib.sha256(json.dumps(self.content, sort_keys=True).encode()).hexdigest()

    def sides(self) -> tuple[EmployerSide, PositionSide, Terms]:
        """The draft as the domain takes it."""
        typed = self.employer
        side = EmployerSide(**{name: typed[name] for name in EmployerSide.__dataclass_fields__})
        position = PositionSide(typed["position_title"], typed["job_category"], typed["position_place"])
        terms = Terms(**{name: typed.get(name, "") for name in Terms.__dataclass_fields__})
        return side, position, terms
