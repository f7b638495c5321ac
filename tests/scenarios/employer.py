"""The employer: at its desk with an account, or only a recruiter's phone with WeChat."""

from dataclasses import dataclass
from pathlib import Path

from sanfang.graduates.models import Graduate
from tests.cast import PASSWORD
from tests.scenarios.papers import printed
from tests.scenarios.person import AtADesk, Person

COMPANY = {
    "单位名称": "芜湖江城智能科技有限公司",
    "单位性质": "其他企业",
    "单位行业": "信息传输、软件和信息技术服务业",
    "单位所在地": "安徽省芜湖市",
    "通讯地址": "安徽省芜湖市鸠江区赤铸山路 9 号",
    "邮政编码": "241000",
    "联系人": "何敏",
    "招聘电话": "0553-2871500",
    "E-mail": "hr@example.com",
}
POSITION = {"岗位名称": "嵌入式软件工程师", "职位类别": "工程技术人员", "工作地点": "安徽省芜湖市"}
TERMS = {"第二条约定": "服务期三年，试用期六个月，转正后月薪 9000 元。"}


@dataclass
class EmployerDesk(AtADesk):
    """「校招平台」."""

    def registers(self, uscc: str, username: str) -> None:
        self.opens("/")
        self.follows("用人单位")
        self.follows("注册")
        account = {"您的姓名": "何敏", "用户名": username, "密码": PASSWORD, "再输入一次密码": PASSWORD}
        self.fills_in(统一社会信用代码=uscc, **COMPANY, **account)
        self.presses("注册", exactly=True)
        self.sees("注册成功")

    def uploads_the_licence(self, photo: Path) -> None:
        self.goes_to("资质证明材料")
        self.fills_in(材料类别="营业执照")
        self.field("文件").set_input_files(photo)
        self.presses("上传", exactly=True)
        self.sees("已上传", photo.name)

    def adds_a_position(self) -> None:
        self.goes_to("岗位管理")
        self.follows("发布岗位")
        self.fills_in(**POSITION)
        self.presses("发布", exactly=True)
        self.sees("岗位已发布", POSITION["岗位名称"])

    def signs_with(self, graduate: Graduate, position: str = "软件工程师") -> None:
        """「签约管理」: fill in, check, 「确认签约」."""
        self.names(graduate, position)
        self.confirms_signing()

    def names(self, graduate: Graduate, position: str) -> None:
        """The first step: which position, whom, and what both agreed."""
        self.goes_to("签约管理")
        self.fills_in(
            岗位名称=f"{position}（安徽省芜湖市）",
            院校名称=f"{graduate.school.name}（{graduate.school.code}）",
            毕业生姓名=graduate.name,
            学号=graduate.student_number,
            **TERMS,
        )
        self.presses("下一步")

    def confirms_signing(self) -> None:
        self.presses("确认签约")

    def opens_the_agreement_with(self, name: str) -> None:
        """「签约记录」, and a click on the name."""
        self.goes_to("签约记录")
        self.follows(name)

    def asks_for_termination(
        self, name: str, reason: str, to_the_school: str, to_the_graduate: str, photo: Path
    ) -> None:
        self.opens_the_agreement_with(name)
        self.follows("申请解约")
        self.fills_in(解约原因=reason, 给学校的说明=to_the_school, 给对方的说明=to_the_graduate)
        self.field("解约申请材料").set_input_files(photo)
        self.presses("提交申请")
        self.sees("解约申请已提交")

    def agrees_to_the_termination(self) -> None:
        """On the page where the employer answers."""
        self.field("同意解约").check()
        self.presses("提交答复")
        self.sees("答复已提交")

    def prints_for(self, name: str) -> bytes:
        self.opens_the_agreement_with(name)
        return printed(self.page, lambda: self.presses("打印协议书"))


@dataclass
class Recruiter(Person):
    """Somebody who scanned a signing card: no account, no app (manual D2)."""

    def scans(self, url: str) -> None:
        self.opens(url)

    def names_the_graduate(self, name: str) -> None:
        self.fills_in(毕业生姓名=name)
        self.presses("下一步")

    def fills_in_the_employer(self, uscc: str) -> None:
        self.fills_in(统一社会信用代码=uscc, **COMPANY, **POSITION, **TERMS)
        self.presses("下一步")

    def confirms_signing(self) -> None:
        self.presses("确认签约")

    def signs(self, url: str, name: str, uscc: str) -> None:
        """All three steps."""
        self.scans(url)
        self.names_the_graduate(name)
        self.fills_in_the_employer(uscc)
        self.confirms_signing()
        self.sees("签约已提交")
