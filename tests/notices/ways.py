"""A channel that does as it is told, for the tests of the worker's own part."""

from dataclasses import dataclass, field

from sanfang.notices.channels import Fate, Outcome
from sanfang.notices.models import Outgoing


@dataclass
class Scripted:
    """Answers with the outcomes it was given, then with SENT; remembers what it was handed."""

    outcomes: list[Outcome] = field(default_factory=list)
    settled: list[Outcome | None] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)

    def send(self, outgoing: Outgoing) -> Outcome:
        self.seen.append(outgoing.notice.title)
        return self.outcomes.pop(0) if self.outcomes else Outcome(Fate.SENT, f"receipt {outgoing.pk}")

    def settle(self, outgoing: Outgoing) -> Outcome | None:
        return self.settled.pop(0)


LATER, NEVER, DOUBT = Outcome(Fate.LATER), Outcome(Fate.NEVER), Outcome(Fate.DOUBT)
