"""The people whose names and documents make systems stumble: each must come through to the paper unchanged."""

from __future__ import annotations

from demo.names import MAN, WOMAN, Notable

UYGHUR, TIBETAN, MONGOL, KAZAKH = "维吾尔族", "藏族", "蒙古族", "哈萨克族"
URUMQI, LHASA, HOHHOT = "乌鲁木齐市", "拉萨市", "呼和浩特市"

# The separator is U+00B7. Official forms must hold fifty characters; this name has more than thirty.
LONGEST_NAME = "古丽扎尔阿依努尔·麦麦提吐尔逊江·阿不都热合曼艾合买提·努尔买买提"

NOTABLES = (
    # Characters outside the first GB 2312, some outside the Basic Multilingual Plane.
    Notable("软件工程", "陈㛃", WOMAN),
    Notable("软件工程", "刘䶮", MAN, city="安庆市"),
    Notable("软件工程", "赵𬭚", MAN, city="宣城市"),
    Notable("计算机科学与技术", "孙𬱟", MAN, city="合肥市"),
    Notable("计算机科学与技术", "周𫖯之", MAN, city="滁州市"),
    Notable("计算机科学与技术", "吴龑", MAN, city="六安市"),
    Notable("机械设计制造及其自动化", "李堃", MAN, city="蚌埠市"),
    Notable("自动化", "郑喆", MAN, city="铜陵市"),
    Notable("会计学", "汪𬍛", WOMAN, city="黄山市"),
    Notable("安全工程", "方𬀩", MAN, city="淮南市"),
    Notable("材料科学与工程", "丁𫘧", MAN, city="池州市"),
    Notable("汉语言文学", "程婳昪", WOMAN, city="安庆市"),
    Notable("数学与应用数学", "徐犇", MAN, city="阜阳市"),
    # Two of one name in one class: only the numbers tell them apart.
    Notable("软件工程", "王静", WOMAN, city="阜阳市"),
    Notable("软件工程", "王静", WOMAN, city="宿州市"),
    # Long names and names in parts.
    Notable("软件工程", "阿卜杜拉·买买提", MAN, UYGHUR, URUMQI),
    Notable("计算机科学与技术", LONGEST_NAME, WOMAN, UYGHUR, URUMQI),
    Notable("电气工程及其自动化", "艾尔肯江·吐尔逊", MAN, UYGHUR, URUMQI),
    Notable("会计学", "热依汗古丽·库尔班江", WOMAN, UYGHUR, URUMQI),
    Notable("安全工程", "叶尔兰·哈那提别克", MAN, KAZAKH, URUMQI),
    Notable("软件工程（矿业信息）", "麦麦提敏·阿不都克里木", MAN, UYGHUR, URUMQI),
    Notable("小学教育", "阿依达娜·巴合提古丽", WOMAN, KAZAKH, URUMQI),
    Notable("汉语言文学", "迪丽努尔·玉素甫江", WOMAN, UYGHUR, URUMQI),
    Notable("小学教育", "扎西次仁卓玛", WOMAN, TIBETAN, LHASA),
    Notable("机械设计制造及其自动化", "旦增平措", MAN, TIBETAN, LHASA),
    Notable("自动化", "苏日勒和克", MAN, MONGOL, HOHHOT),
    Notable("数学与应用数学", "乌云其木格", WOMAN, MONGOL, HOHHOT),
    # Residents' permits of Hong Kong, Macao and Taiwan: numbers of the same form that begin with 8.
    Notable("软件工程", "何嘉欣", WOMAN, city="香港特别行政区"),
    Notable("会计学", "梁子健", MAN, city="澳门特别行政区"),
    Notable("汉语言文学", "林宥廷", MAN, city="台湾省"),
)
