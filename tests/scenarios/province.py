"""The province's officer."""

from dataclasses import dataclass

from tests.scenarios.person import AtADesk


@dataclass
class ProvinceDesk(AtADesk):
    def verifies(self, employer: str) -> None:
        """A look at the papers of an employer that registered, and yes."""
        self.goes_to("用人单位")
        self.follows(employer)
        self.presses("通过认证")
