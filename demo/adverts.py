"""What an employer says of each of its positions: whom it wants, what it pays, and until when one may apply.

Days are counted from the day on which the demo is loaded, so that something is always on offer.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from demo.companies import ENGINEER, HOSPITAL, OFFICE, SCHOOL, SELLER, TEACHER, Company, Position
from demo.duties import DUTIES
from demo.graduates import SEED

DRAFT, PUBLISHED, CLOSED = "草稿", "招聘中", "已停止"
BACHELOR, COLLEGE = "本科生毕业", "专科生毕业"
NO_FIELD = ""
# What no graduate of a story has signed for: still being written, or over.
BESIDE: dict[str, tuple[tuple[Position, str], ...]] = {
    "employer": (
        (Position("产品经理", OFFICE, 9000, NO_FIELD), DRAFT),
        (Position("暑期实习生", ENGINEER, 3000, NO_FIELD), CLOSED),
    ),
    "chengheng": ((Position("技术文档工程师", ENGINEER, 6500, NO_FIELD), DRAFT),),
    "hengzhu": ((Position("客户成功专员", SELLER, 6000, NO_FIELD), CLOSED),),
    "lituan": ((Position("数控技术员", ENGINEER, 6000, NO_FIELD), CLOSED),),
    "yanting": ((Position("小学英语教师", TEACHER, 6200, NO_FIELD), CLOSED),),
    "jianmo": ((Position("视频剪辑", OFFICE, 5500, NO_FIELD), DRAFT),),
}
MAJORS = {
    "it": ("软件工程、计算机科学与技术等计算机类专业", "计算机类、电子信息类专业", ""),
    "machine": ("机械设计制造及其自动化、电气工程及其自动化、自动化", "机械类、电气类、自动化类专业"),
    "business": ("会计学、财务管理、审计学", "经济类、管理类专业", ""),
    "safety": ("安全工程", "安全工程、消防工程及相近专业"),
    "material": ("材料科学与工程", "材料类、化工类专业", ""),
    "language": ("汉语言文学", "汉语言文学、新闻学及相近专业", ""),
    "education": ("小学教育、数学与应用数学", "师范类专业优先"),
    NO_FIELD: ("",),
}
HOPES = (
    "我们希望您做事踏实、愿意请教，也愿意把自己会的讲给别人听。有相关实习或课程设计的，请写进简历。",
    "我们看重责任心和基本功。没有经验没有关系，入职后有一位老同事带半年。",
    "我们希望您能把问题想清楚、说明白。面试时会请您讲一件自己做成的事。",
)
PUBLIC_TERMS = "按规定参加社会保险和住房公积金，寒暑假或年休假按国家规定执行；聘用按公开招聘程序办理。"
TERMS = (
    "五险一金，双休，法定节假日休息；试用期三个月，工资不低于转正工资的百分之八十。",
    "五险一金，做五休二，提供工作餐；外地同学可申请单位宿舍。",
    "五险一金，双休，每年一次体检和调薪；不收取任何费用，不扣押证件。",
)
SPREADS = (None, 1.2, 1.3, 1.5)
DAYS_ON_OFFER = (None, None, 20, 30, 45, 60, 90)


@dataclass(frozen=True)
class Advert:
    """A position as its employer publishes it. Days count from the day of the demo; None for no last day."""

    position: Position
    state: str
    monthly_pay_to: int | None
    education_level: str
    majors: str
    headcount: int
    published_days_ago: int
    apply_within_days: int | None
    description: str


def adverts_of(company: Company) -> list[Advert]:
    """Everything that this employer offers, did offer or is still writing."""
    offered = [(position, PUBLISHED) for position in company.positions]
    return [_advert(company, *one) for one in (*offered, *BESIDE.get(company.account, ()))]


def _advert(company: Company, position: Position, state: str) -> Advert:
    chance = Random(f"{SEED}/adverts/{company.name}/{position.title}")
    return Advert(
        position,
        state,
        monthly_pay_to=_upper_end(position, chance),
        education_level=_level(position, chance),
        majors=chance.choice(MAJORS[position.field]),
        headcount=chance.choice((1, 1, 2, 3, 5, 8)),
        published_days_ago=chance.randint(1, 40),
        apply_within_days=chance.choice(DAYS_ON_OFFER) if state == PUBLISHED else None,
        description=_description(company, position, chance),
    )


def _upper_end(position: Position, chance: Random) -> int | None:
    spread = chance.choice(SPREADS)
    return int(position.monthly_pay * spread) // 500 * 500 if spread else None


def _level(position: Position, chance: Random) -> str:
    if position.job_category == TEACHER or position.title.endswith("工程师"):
        return BACHELOR
    return chance.choice(("", COLLEGE, BACHELOR))


def _description(company: Company, position: Position, chance: Random) -> str:
    terms = PUBLIC_TERMS if company.nature in {SCHOOL, HOSPITAL} else chance.choice(TERMS)
    return f"工作内容：{DUTIES[position.title]}\n\n{chance.choice(HOPES)}\n\n待遇：{terms}"
