"""Invented employers and what they offer. Their names are made of words that no company is known to carry.

A line of a company: name, account, nature, industry, city, contact person, and its positions;
of a position: title, job category, pay in yuan a month, and the field whose graduates it wants.
"""

from __future__ import annotations

from dataclasses import dataclass

VERIFIED, WAITING, REFUSED = "已认证", "待认证", "认证未通过"
PRIVATE, STATE_OWNED, FOREIGN = "其他企业", "国有企业", "三资企业"
SCHOOL, HOSPITAL, INSTITUTE = "中初教育单位", "医疗卫生单位", "科研设计单位"
SOFTWARE, MAKING, ENERGY = "信息传输、软件和信息技术服务业", "制造业", "电力、热力、燃气及水生产和供应业"
MINING, BUILDING, FINANCE, TEACHING = "采矿业", "建筑业", "金融业", "教育"
SCIENCE, SERVICES, CULTURE, TRADE = (
    "科学研究和技术服务业", "租赁和商务服务业", "文化、体育和娱乐业", "批发和零售业",
)  # fmt: skip
ENGINEER, TEACHER, OFFICE = "工程技术人员", "教学人员", "办事人员和有关人员"
ACCOUNTANT, SELLER, EDITOR = "经济业务人员", "商业和服务业人员", "新闻出版和文化工作人员"


@dataclass(frozen=True)
class Position:
    title: str
    job_category: str
    monthly_pay: int
    field: str


@dataclass(frozen=True)
class Company:
    """`account` is the recruiter's username; empty for an employer that never registered (route 3)."""

    name: str
    account: str
    nature: str
    industry: str
    city: str
    contact_person: str
    positions: tuple[Position, ...]
    standing: str = VERIFIED


def _jobs(*lines: tuple[str, str, int, str]) -> tuple[Position, ...]:
    return tuple(Position(*line) for line in lines)


REGISTERED = (
    Company("芜湖砚汐智能科技有限公司", "employer", PRIVATE, SOFTWARE, "芜湖市", "许砚秋", _jobs(
        ("软件开发工程师", ENGINEER, 8500, "it"), ("测试工程师", ENGINEER, 7000, "it"),
        ("嵌入式工程师", ENGINEER, 9000, "machine"), ("财务专员", ACCOUNTANT, 6000, "business"),
    )),
    Company("合肥澄桁软件股份有限公司", "chengheng", PRIVATE, SOFTWARE, "合肥市", "鲍澄", _jobs(
        ("后端开发工程师", ENGINEER, 10000, "it"), ("数据分析师", ENGINEER, 9000, "it"),
    )),
    Company("江苏棹云（芜湖）信息技术有限公司", "zhaoyun", PRIVATE, SOFTWARE, "芜湖市", "殷棹", _jobs(
        ("前端开发工程师", ENGINEER, 8000, "it"), ("实施工程师", ENGINEER, 7500, "it"),
    )),
    Company("南京珩渚网络科技有限公司", "hengzhu", PRIVATE, SOFTWARE, "南京市", "秦珩", _jobs(
        ("运维工程师", ENGINEER, 9000, "it"), ("网络安全工程师", ENGINEER, 9500, "it"),
    )),
    Company("杭州霁川数字技术有限公司", "jichuan", PRIVATE, SOFTWARE, "杭州市", "柯霁", _jobs(
        ("算法工程师", ENGINEER, 14000, "it"),
    )),
    Company("安徽砺湍精密机械股份有限公司", "lituan", PRIVATE, MAKING, "芜湖市", "裴砺", _jobs(
        ("机械设计工程师", ENGINEER, 7500, "machine"), ("工艺工程师", ENGINEER, 7000, "machine"),
        ("安全专员", ENGINEER, 6500, "safety"),
    )),
    Company("芜湖皖榫汽车零部件有限公司", "wansun", PRIVATE, MAKING, "芜湖市", "翟榫", _jobs(
        ("设备工程师", ENGINEER, 7000, "machine"), ("质量工程师", ENGINEER, 6800, "material"),
        ("成本会计", ACCOUNTANT, 6200, "business"),
    )),
    Company("霁岚电子（合肥）有限公司", "jilan", FOREIGN, MAKING, "合肥市", "顾岚", _jobs(
        ("电气工程师", ENGINEER, 8800, "machine"), ("材料研发工程师", ENGINEER, 9200, "material"),
    )),
    Company("马鞍山翎壑新材料有限公司", "linghe", PRIVATE, MAKING, "马鞍山市", "穆翎", _jobs(
        ("材料工程师", ENGINEER, 7800, "material"), ("安全工程师", ENGINEER, 7600, "safety"),
    )),
    Company("皖渚能源建设集团有限公司", "wanzhu", STATE_OWNED, ENERGY, "合肥市", "贺渚", _jobs(
        ("电力工程师", ENGINEER, 8200, "machine"), ("安全管理员", ENGINEER, 7800, "safety"),
        ("会计", ACCOUNTANT, 6800, "business"),
    )),
    Company("淮南岩岫矿山安全技术有限公司", "yanxiu", STATE_OWNED, MINING, "淮南市", "邵岫", _jobs(
        ("通风安全技术员", ENGINEER, 8000, "safety"), ("矿山信息化工程师", ENGINEER, 8200, "it"),
    )),
    Company("宿州砾原矿业有限责任公司", "liyuan", STATE_OWNED, MINING, "宿州市", "单砾", _jobs(
        ("安全监察员", ENGINEER, 7800, "safety"),
    )),
    Company("安徽椽庐建设工程有限公司", "chuanlu", PRIVATE, BUILDING, "六安市", "庞椽", _jobs(
        ("安全员", ENGINEER, 7000, "safety"), ("材料员", ENGINEER, 6200, "material"),
    )),
    Company("安徽砺湍工程设计研究院有限公司", "lituan-sheji", INSTITUTE, SCIENCE, "合肥市", "裴湍", _jobs(
        ("安全评价师", ENGINEER, 8600, "safety"), ("材料检测工程师", ENGINEER, 7600, "material"),
        ("数据建模工程师", ENGINEER, 8200, "education"),
    )),
    Company("芜湖筹溪会计师事务所（普通合伙）", "chouxi", PRIVATE, SERVICES, "芜湖市", "冉筹", _jobs(
        ("审计助理", ACCOUNTANT, 5800, "business"),
    )),
    Company("合肥钧衡财务咨询有限公司", "junheng", PRIVATE, SERVICES, "合肥市", "詹钧", _jobs(
        ("税务专员", ACCOUNTANT, 6200, "business"), ("文案策划", EDITOR, 5800, "language"),
    )),
    Company("芜湖市砚汀实验小学", "yanting", SCHOOL, TEACHING, "芜湖市", "苗汀", _jobs(
        ("小学语文教师", TEACHER, 6500, "language"), ("小学全科教师", TEACHER, 6200, "education"),
        ("信息技术教师", TEACHER, 6200, "it"),
    )),
    Company("滁州市棠汐中学", "tangxi", SCHOOL, TEACHING, "滁州市", "凌棠", _jobs(
        ("高中语文教师", TEACHER, 7000, "language"), ("高中数学教师", TEACHER, 7000, "education"),
    )),
    Company("安庆市菱渡初级中学", "lingdu", SCHOOL, TEACHING, "安庆市", "荀渡", _jobs(
        ("初中语文教师", TEACHER, 6300, "language"), ("初中数学教师", TEACHER, 6300, "education"),
    )),
    Company("阜阳市槐序小学", "huaixu", SCHOOL, TEACHING, "阜阳市", "褚槐", _jobs(
        ("小学数学教师", TEACHER, 6000, "education"),
    )),
    Company("合肥笺墨文化传媒有限公司", "jianmo", PRIVATE, CULTURE, "合肥市", "计笺", _jobs(
        ("编辑", EDITOR, 6000, "language"), ("新媒体运营", EDITOR, 5500, "language"),
    )),
    Company("合肥澄岫康复医院", "chengxiu", HOSPITAL, "卫生和社会工作", "合肥市", "茅岫", _jobs(
        ("信息科工程师", ENGINEER, 7200, "it"), ("出纳", ACCOUNTANT, 5600, "business"),
    )),
    Company("芜湖禾汐农村商业小额贷款股份有限公司", "hexi", PRIVATE, FINANCE, "芜湖市", "尤禾", _jobs(
        ("风控专员", "金融业务人员", 7000, "business"),
    )),
    Company("宣城筠谷供应链管理有限公司", "jungu", PRIVATE, TRADE, "宣城市", "阮筠", _jobs(
        ("采购专员", SELLER, 5800, "business"), ("仓储安全专员", ENGINEER, 5800, "safety"),
    )),
    Company("池州澹屿教育咨询有限公司", "danyu", PRIVATE, TEACHING, "池州市", "狄屿", _jobs(
        ("课程顾问", SELLER, 5000, "education"),
    ), WAITING),
    Company("蚌埠烁桐人工智能有限公司", "shuotong", PRIVATE, SOFTWARE, "蚌埠市", "闵桐", _jobs(
        ("标注工程师", ENGINEER, 5500, "it"),
    ), WAITING),
    Company("亳州芷苓生物科技有限公司", "zhiling", PRIVATE, MAKING, "亳州市", "桑苓", _jobs(
        ("质检员", ENGINEER, 5200, "material"),
    ), WAITING),
    Company("铜陵锦壑商务服务有限公司", "jinhe", PRIVATE, SERVICES, "铜陵市", "欧锦", _jobs(
        ("行政助理", OFFICE, 4800, "business"),
    ), REFUSED),
)  # fmt: skip

BY_CARD = (
    Company("芜湖市鸠江区阿楹软件工作室", "", PRIVATE, SOFTWARE, "芜湖市", "毕楹", _jobs(
        ("小程序开发", ENGINEER, 6500, "it"),
    )),
    Company("合肥粟影信息技术有限公司", "", PRIVATE, SOFTWARE, "合肥市", "滕粟", _jobs(
        ("技术支持", ENGINEER, 6000, "it"),
    )),
    Company("芜湖市湾沚区椿记模具加工厂", "", PRIVATE, MAKING, "芜湖市", "全椿", _jobs(
        ("模具技术员", ENGINEER, 6000, "machine"),
    )),
    Company("芜湖栀里财税服务部", "", PRIVATE, SERVICES, "芜湖市", "路栀", _jobs(
        ("代账会计", ACCOUNTANT, 4800, "business"),
    )),
    Company("淮南嵋石消防工程有限公司", "", PRIVATE, BUILDING, "淮南市", "佟嵋", _jobs(
        ("消防安全员", ENGINEER, 6200, "safety"),
    )),
    Company("滁州珂璃玻璃制品有限公司", "", PRIVATE, MAKING, "滁州市", "温珂", _jobs(
        ("玻璃工艺员", ENGINEER, 6000, "material"),
    )),
    Company("安庆晴笺书店", "", PRIVATE, TRADE, "安庆市", "瞿晴", _jobs(
        ("阅读推广专员", EDITOR, 4600, "language"),
    )),
    Company("六安麦禾托育服务中心（个体工商户）", "", PRIVATE, TEACHING, "六安市", "宁麦", _jobs(
        ("幼小衔接教师", TEACHER, 4800, "education"),
    )),
)  # fmt: skip
