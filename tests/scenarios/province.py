"""The province's officer."""

from dataclasses import dataclass

from tests.scenarios.person import AtADesk


@dataclass
class ProvinceDesk(AtADesk):
    def verifies(self, employer: str) -> None:
        """A look at the papers of an employer that registered, and yes."""
        self.goes_to("用人单位")
        self.follows(employer)
        self.sees("营业执照.jpg")
        self.page.get_by_role("radio", name="认证", exact=True).check()
        self.presses("提交")
        self.sees("已认证")

    def reads_the_share_of(self, school: str) -> str:
        """「网签占比」 of a school, as the table says it."""
        self.goes_to("网签占比")
        table = self.page.get_by_role("table", name="各校网签占比和签约方式")
        return table.get_by_role("row", name=school).locator("td.sf-number").nth(2).inner_text()
