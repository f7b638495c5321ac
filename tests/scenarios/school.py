"""The school's people at their desks: 「就业派遣管理系统」."""

from dataclasses import dataclass
from pathlib import Path

from tests.scenarios.papers import printed
from tests.scenarios.person import AtADesk


@dataclass
class SchoolDesk(AtADesk):
    def uploads(self, workbook: Path) -> None:
        """「生源信息」 › 导入: the list is checked, row by row; nothing is imported yet."""
        self.goes_to("生源信息")
        self.follows("导入")
        self.fills_in(**{"年度 · 方案": "2026 年 · 秋季"})
        self.field("名单文件").set_input_files(workbook)
        self.presses("上传")

    def imports(self, workbook: Path) -> None:
        self.uploads(workbook)
        self.presses("确认导入")
        self.sees("已导入")

    def downloads_the_marked_list(self) -> bytes:
        with self.page.expect_download() as arriving:
            self.presses("下载")
        return arriving.value.path().read_bytes()

    def asks_for_confirmation(self, when: str, days: int | None = None) -> None:
        """「签约规则」: the graduate's word is asked for, `when` as the choice begins."""
        self.goes_to("签约规则")
        self.field(when).check()
        if days:
            self.fills_in(确认期限=str(days))
        self.presses("保存")
        self.sees("已保存")

    def asks_for_two_reviewers(self) -> None:
        """「签约规则」: the department looks first, the school decides."""
        self.goes_to("签约规则")
        self.page.get_by_role("group", name="签约审核").get_by_label("两级审核").check()
        self.presses("保存")
        self.sees("已保存")

    def reads_who_is_missing_of(self, school_class: str) -> int:
        """How many of a class have not confirmed, on 「确认进度」."""
        row = self.page.get_by_role("row").filter(has=self.page.get_by_role("rowheader", name=school_class))
        return int(
            row.locator("td.sf-number").last.inner_text().split()[0].removesuffix("人未确认，查看名单")
        )

    def opens_the_signing_of_anybody(self, name: str) -> None:
        """The same where the list shows more than what waits for its reader."""
        self.goes_to("网络签约管理")
        self.fills_in(状态="全部")
        self.page.get_by_role("button", name="查询").last.click()
        self.follows(name)

    def decides_by_key(self, key: str) -> None:
        """A key goes to the act, Enter does it."""
        self.page.keyboard.press(key)
        self.page.keyboard.press("Enter")

    def exports_the_records(self) -> bytes:
        """「生源信息」 › 导出 Excel, and the file that comes of it."""
        self.goes_to("生源信息")
        self.follows("导出 Excel")
        self.presses("导出")
        with self.page.expect_download() as arriving:
            self.presses("下载")
        return arriving.value.path().read_bytes()

    def opens_the_signing_of(self, name: str) -> None:
        """「网络签约管理」, and a click on the name."""
        self.goes_to("网络签约管理")
        self.follows(name)

    def approves(self) -> None:
        self.presses("通过", exactly=True)
        self.sees("已通过，协议立即生效")

    def rejects(self, reason: str) -> None:
        self.fills_in(不通过原因=reason)
        self.presses("不通过", exactly=True)

    def prints_for(self, name: str) -> bytes:
        """「协议书打印管理」: a click on the name, then the button; what comes is the PDF."""
        self.goes_to("协议书打印管理")
        self.follows(name)
        return printed(self.page, lambda: self.presses("打印"))

    def reads_how_often_it_was_printed(self, name: str) -> str:
        """The count of 「协议书打印管理」."""
        self.goes_to("协议书打印管理")
        return self.page.get_by_role("row", name=name).locator("td.sf-number").inner_text()

    def opens_the_termination_of(self, name: str) -> None:
        """「解约申请登记表」, and a click on the name."""
        self.goes_to("解约申请登记表")
        self.follows(name)

    def agrees_to_the_termination(self) -> None:
        self.presses("同意解约", exactly=True)
        self.sees("已同意解约")

    def refuses_the_termination(self, reason: str) -> None:
        self.fills_in(不同意原因=reason)
        self.presses("不同意解约", exactly=True)

    def opens_the_sample(self, title: str) -> None:
        """「抽查」, and a click on the title."""
        self.goes_to("抽查")
        self.follows(title)

    def answers_the_sample(self, name: str, words: str, paper: Path | None = None) -> None:
        """Say how it is with one of those drawn, from the list of the sample or from the answer before."""
        if self.page.get_by_role("link", name=name, exact=True).count():
            self.follows(name)
        self.fills_in(情况说明=words)
        if paper:
            self.field("证明材料").set_input_files(paper)
        self.presses("提交说明")
        self.sees("已提交，等待省里核定")
