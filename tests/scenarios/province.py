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

    def draws_a_sample(self, title: str, *, share: str, answer_by: str, asking: str) -> None:
        """「抽查」: the terms, and the button; whom it falls on nobody says."""
        self.goes_to("抽查")
        self.page.get_by_role("radio", name="已登记的毕业去向").check()
        self.fills_in(名称=title, 抽查比例=share, 学校说明截止日期=answer_by, 对学校的要求=asking)
        self.fills_in(**{"年度 · 方案": "2026 年 · 全部方案"})
        self.presses("抽取并通知学校")
        self.sees("已抽取，学校已收到通知")

    def draws_the_lots_again(self) -> None:
        self.follows("重新计算")

    def opens_the_sample(self, title: str) -> None:
        self.goes_to("抽查")
        self.follows(title)

    def decides_on(self, sample: str, name: str, finding: str, words: str, more_by: str = "") -> None:
        """「逐条核定」, and a click on the name."""
        self.opens_the_sample(sample)
        self.follows("逐条核定")
        self.follows(name)
        self.page.get_by_role("radio", name=finding, exact=True).check()
        self.fills_in(理由=words)
        if more_by:
            self.fills_in(补充截止日期=more_by)
        self.presses("提交核定结果")
        self.sees(f"已核定为「{finding}」")
