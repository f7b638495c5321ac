"""Where people come from: cities, with what their numbers begin with."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class City:
    """A prefecture. `code` is its GB/T 2260 number, `area_code` that of its telephones."""

    province: str
    name: str
    code: str
    postcode: str
    area_code: str

    @property
    def full_name(self) -> str:
        return self.province + self.name


# The three regions outside the mainland: their residence permits begin with 81, 82 and 83.
HONG_KONG = City("香港特别行政区", "", "810000", "999077", "")
MACAO = City("澳门特别行政区", "", "820000", "999078", "")
TAIWAN = City("台湾省", "", "830000", "999079", "")

HOME = (
    City("安徽省", "芜湖市", "340200", "241000", "0553"),
    City("安徽省", "合肥市", "340100", "230000", "0551"),
    City("安徽省", "安庆市", "340800", "246000", "0556"),
    City("安徽省", "阜阳市", "341200", "236000", "0558"),
    City("安徽省", "六安市", "341500", "237000", "0564"),
    City("安徽省", "宿州市", "341300", "234000", "0557"),
    City("安徽省", "亳州市", "341600", "236800", "0558"),
    City("安徽省", "滁州市", "341100", "239000", "0550"),
    City("安徽省", "淮南市", "340400", "232000", "0554"),
    City("安徽省", "蚌埠市", "340300", "233000", "0552"),
    City("安徽省", "马鞍山市", "340500", "243000", "0555"),
    City("安徽省", "宣城市", "341800", "242000", "0563"),
    City("安徽省", "池州市", "341700", "247000", "0566"),
    City("安徽省", "铜陵市", "340700", "244000", "0562"),
    City("安徽省", "淮北市", "340600", "235000", "0561"),
    City("安徽省", "黄山市", "341000", "245000", "0559"),
)
AWAY = (
    City("江苏省", "南京市", "320100", "210000", "025"),
    City("浙江省", "杭州市", "330100", "310000", "0571"),
    City("河南省", "信阳市", "411500", "464000", "0376"),
    City("山东省", "济宁市", "370800", "272000", "0537"),
    City("江西省", "上饶市", "361100", "334000", "0793"),
    City("湖北省", "黄冈市", "421100", "438000", "0713"),
    City("贵州省", "遵义市", "520300", "563000", "0851"),
    City("云南省", "昆明市", "530100", "650000", "0871"),
    City("广西壮族自治区", "南宁市", "450100", "530000", "0771"),
    City("内蒙古自治区", "呼和浩特市", "150100", "010000", "0471"),
    City("新疆维吾尔自治区", "乌鲁木齐市", "650100", "830000", "0991"),
    City("西藏自治区", "拉萨市", "540100", "850000", "0891"),
    City("辽宁省", "丹东市", "210600", "118000", "0415"),
)
BY_NAME = {city.name: city for city in HOME + AWAY}

ROADS = ("黄山路", "人民路", "中山路", "长江路", "文昌路", "弋江路", "九华路", "迎宾大道", "建设路", "团结路")
ESTATES = ("金色家园", "翠湖花苑", "和平新村", "阳光城", "桂花苑", "江畔人家", "东方名邸", "梧桐里")
VILLAGES = (
    "张家圩村",
    "石桥村",
    "杨柳村",
    "新河村",
    "大塘村",
    "枣林村",
    "青山村",
    "三星村",
    "双墩村",
    "清溪村",
)


def any_city(chance: Random) -> City:
    """Four of five come from the school's own province."""
    return chance.choice(HOME if chance.random() < 0.8 else AWAY[:7])


def home_address(city: City, *, is_rural: bool, chance: Random) -> str:
    """An invented address in a city or a village of it."""
    if not city.name:
        return f"{city.full_name}{chance.choice(ROADS)}{chance.randint(1, 300)}号"
    if is_rural:
        return f"{city.full_name}{chance.choice(VILLAGES)}{chance.randint(1, 20)}组{chance.randint(1, 90)}号"
    house = f"{chance.choice(ROADS)}{chance.randint(1, 600)}号{chance.choice(ESTATES)}"
    return f"{city.full_name}{house}{chance.randint(1, 30)}栋{chance.randint(1, 18)}0{chance.randint(1, 4)}室"
