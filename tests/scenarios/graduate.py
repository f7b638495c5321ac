"""The graduate, with a phone."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import expect

from tests.scenarios.papers import printed, read_code
from tests.scenarios.person import Person


@dataclass
class GraduatePhone(Person):
    def picks_up(self, phone: str) -> None:
        """Take one of the simulated phones: from now on WeChat says that this browser is its owner's."""
        self.opens("/wechat/simulator/")
        self.presses(f"使用手机 {phone.removeprefix('phone-')}")

    def taps_the_latest_message(self) -> None:
        """What WeChat shows on the phone leads into the mini program."""
        self.opens("/wechat/simulator/")
        self.page.locator(".sf-phone-message").first.click()

    def lets_messages_come(self) -> None:
        """The line on this page that asks, and yes to WeChat's own question."""
        self.follows("接收微信通知")
        self.presses("允许", exactly=True)
        self.sees("已同意接收")

    def binds(self, school: str, name: str, student_number: str, id_number: str) -> None:
        self.fills_in(院校=school, 姓名=name, 学号=student_number, 身份证号=id_number)
        self.presses("绑定", exactly=True)
        self.sees("绑定成功")

    def confirms_the_record(self) -> None:
        self.goes_home()
        self.follows("去核对生源信息")
        self.presses("确认")
        self.sees("生源信息已确认")

    def goes_home(self) -> None:
        self.opens("/m/")

    def reads_notices(self) -> list[str]:
        """The titles of all messages under 「面试和签约通知」, the latest first."""
        self.goes_home()
        self.follows("面试和签约通知")
        self.follows("全部消息")
        titles = self.page.locator(".sf-notice .sf-cell__label").all_inner_texts()
        return [title.removeprefix("未读：").strip() for title in titles]

    def opens_the_latest_agreement(self) -> None:
        self.goes_home()
        self.follows("我的签约")
        self.page.locator("a.sf-cell").first.click()

    def reads_whose_turn_it_is(self) -> str:
        return self.page.locator(".sf-turn h2, .sf-alert__title").first.inner_text()

    def confirms_the_signing(self) -> None:
        self.presses("确认签约")

    def declines(self) -> None:
        self.follows("谢绝")
        self.presses("谢绝")

    def disowns(self) -> None:
        """One tap on the agreement, and one on the page that says what it does."""
        self.follows("非本人签约")
        self.presses("非本人签约")

    def applies_for_termination(self, reason: str, words: str, photo: Path) -> None:
        self.goes_home()
        self.follows("解除就业协议申请")
        self.follows("申请解约")
        self.fills_in(解约原因=reason, 给学校的说明=words)
        self.field("解约申请材料").set_input_files(photo)
        self.presses("提交申请")
        self.sees("解约申请已提交")

    def asks_the_employer_for_termination(
        self, reason: str, to_the_school: str, to_the_employer: str, photo: Path
    ) -> None:
        """The same, where the employer has not agreed yet."""
        self.goes_home()
        self.follows("解除就业协议申请")
        self.follows("申请解约")
        self.page.get_by_label("请单位在平台上答复").check()
        self.fills_in(解约原因=reason, 给学校的说明=to_the_school, 给对方的说明=to_the_employer)
        self.field("解约申请材料").set_input_files(photo)
        self.presses("提交申请")
        self.sees("解约申请已提交")

    def objects_to_the_termination(self, reason: str) -> None:
        """From the first page, where it is the graduate's turn."""
        self.follows("答复解约申请")
        self.page.get_by_label("不同意解约").check()
        self.fills_in(给学校的说明=reason)
        self.presses("提交答复")
        self.sees("您的答复已提交")

    def saves_the_paper(self) -> bytes:
        self.opens_the_latest_agreement()
        return printed(self.page, lambda: self.follows("协议书 PDF"))

    def shows_a_card(self) -> str:
        """「二维码名片」; returns what a camera reads from the screen."""
        self.goes_home()
        self.follows("二维码名片")
        self.presses("出示名片")
        code = self.page.locator(".sf-qr")
        expect(code).to_be_visible()
        return read_code(code.screenshot())
