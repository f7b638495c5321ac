"""What a recruiter does at 「校招平台」 to hire on the platform (manual B2–B5)."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from tests.scenarios.employer import EmployerDesk

PLACE = "芜湖市鸠江区长江路 8 号 3 楼"
OFFER = {
    "报到日期": "2026-07-10",
    "合同期限": "3 年",
    "试用期": "3 个月",
    "月薪（税前）": "8,000",
    "违约金": "3000",
    "其他约定": "提供单人宿舍。",
}


@dataclass
class RecruitingDesk(EmployerDesk):
    """An employer on route 1."""

    def opens_the_application_of(self, name: str) -> None:
        """「简历管理」, and a click on the name; the first one is noted as read."""
        self.goes_to("简历管理")
        row = self.page.get_by_role("rowheader", name=name).first
        row.locator("button, a").first.click()

    def invites(self, name: str) -> None:
        self.opens_the_application_of(name)
        self.presses("邀请面试")
        tomorrow = timezone.localtime() + timedelta(days=1)
        self.fills_in(面试时间=f"{tomorrow:%Y-%m-%dT10:00}", 面试地点=PLACE)
        self.presses("发出邀请")
        self.sees("已向 1 位毕业生发出面试邀请")

    def records_that_it_was_passed(self, name: str) -> None:
        self.opens_the_application_of(name)
        self.follows("登记面试结果")
        self.presses("面试通过")

    def fills_in_the_offer_to(self, name: str, **terms: str) -> None:
        """The first step: the terms; the second shows what the graduate will read."""
        self.opens_the_application_of(name)
        self.follows("发签约通知")
        self.fills_in(**{**OFFER, **terms})
        self.presses("下一步")

    def sends_the_offer(self) -> None:
        self.presses("发出签约通知")
        self.sees("等待毕业生答复")

    def hires(self, name: str, **terms: str) -> None:
        """From the invitation to the offer, when the graduate has accepted to come."""
        self.records_that_it_was_passed(name)
        self.fills_in_the_offer_to(name, **terms)
        self.sends_the_offer()

    def opens_the_offer_to(self, name: str) -> None:
        self.goes_to("签约通知")
        self.follows(name)

    def changes_the_pay(self, name: str, pay: str) -> None:
        self.opens_the_offer_to(name)
        self.follows("修改")
        self.fills_in(**{"月薪（税前）": pay})
        self.presses("下一步")
        self.presses("发出修改后的签约通知")

    def revives_the_offer_to(self, name: str) -> None:
        self.opens_the_offer_to(name)
        self.presses("恢复")
