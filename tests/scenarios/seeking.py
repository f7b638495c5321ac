"""What a graduate does with the phone to find work on the platform (manual B1–B6)."""

from dataclasses import dataclass

from tests.scenarios.graduate import GraduatePhone

RESUME = {
    "求职意向": "后端开发，芜湖或合肥",
    "技能特长": "熟悉 Python 和 PostgreSQL，英语六级。",
    "自我评价": "做事踏实，喜欢把问题弄明白。",
}


@dataclass
class JobSeeker(GraduatePhone):
    """A graduate on route 1."""

    def makes_a_resume(self) -> None:
        self.goes_home()
        self.follows("我的简历")
        self.presses("开始填写")
        self.follows("填写")
        self.fills_in(**RESUME)
        self.presses("保存")
        self.sees("已保存")

    def applies_to(self, employer: str) -> None:
        """「找岗位」, and one tap on what this employer offers."""
        self.goes_home()
        self.follows("找岗位")
        self.page.get_by_role("link").filter(has_text=employer).first.click()
        self.presses("投递简历")
        self.sees("等待用人单位查看")

    def opens_the_letter_of(self, employer: str) -> None:
        """「面试和签约通知」, and a tap on what this employer sent last."""
        self.goes_home()
        self.follows("面试和签约通知")
        self.page.locator(".sf-notice", has_text=employer).first.click()

    def reads_where_it_stands(self, position: str) -> str:
        """「我的投递」, and the words on the badge of the application for a position."""
        self.goes_home()
        self.follows("我的投递")
        self.follows(position)
        return self.page.locator(".sf-title .sf-badge").inner_text()

    def accepts(self) -> None:
        self.presses("接受", exactly=True)

    def reads_the_sample(self) -> None:
        """The agreement as it would be printed, and back to the letter."""
        self.follows("查看协议样稿")
        self.sees("样稿 · 尚未签约", "第一条", "第七条")

    def declines_the_offer(self, reason: str) -> None:
        self.follows("谢绝")
        self.fills_in(原因=reason)
        self.presses("谢绝", exactly=True)
