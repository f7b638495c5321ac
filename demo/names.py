"""Names that people of this age have, in about the right proportions. Whoever bears one is a coincidence."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

MAN, WOMAN = "男", "女"

# Surname and how many of a thousand people have it; Anhui has more 汪, 方, 程 and 陶 than the country.
SURNAMES = {
    "王": 72, "李": 70, "张": 68, "刘": 48, "陈": 45, "杨": 31, "黄": 20, "赵": 20, "吴": 24, "周": 23,
    "徐": 19, "孙": 18, "马": 13, "朱": 17, "胡": 16, "郭": 12, "何": 12, "高": 11, "林": 9, "罗": 9,
    "郑": 8, "梁": 6, "谢": 7, "宋": 8, "唐": 7, "许": 8, "邓": 6, "韩": 6, "冯": 5, "曹": 6,
    "彭": 6, "曾": 5, "肖": 6, "田": 5, "董": 5, "潘": 6, "袁": 5, "蔡": 5, "蒋": 5, "余": 6,
    "于": 4, "杜": 4, "叶": 5, "程": 9, "魏": 4, "苏": 4, "吕": 4, "丁": 5, "任": 4, "卢": 4,
    "姚": 5, "沈": 4, "钟": 4, "姜": 4, "崔": 4, "谭": 3, "陆": 4, "汪": 11, "范": 4, "金": 4,
    "石": 4, "方": 9, "陶": 7, "章": 5, "江": 5, "夏": 4, "洪": 3, "葛": 3, "欧阳": 2, "司马": 1,
    "诸葛": 1, "上官": 1,
}  # fmt: skip


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


GIVEN_OF_MEN = _words(
    "浩然 子豪 宇轩 俊杰 志强 文博 天宇 嘉豪 明轩 泽宇 思远 家乐 振宇 鹏飞 晓东 建国 浩宇 子轩 一鸣 国栋 "
    "俊熙 睿 磊 涛 超 鑫 凯 昊 帆 阳 宏伟 海洋 永康 瑞 博文 承志 旭东 志远 子涵 逸飞 正阳 成龙 云飞 佳明 "
    "少华 立新 庆东 书豪 景行 启航 世杰 彦霖 梓睿 皓轩 林峰 伟 强 航 亮 健"
)
GIVEN_OF_WOMEN = _words(
    "雨桐 欣怡 梓涵 思琪 佳怡 诗涵 雅婷 梦瑶 静怡 雨欣 婉婷 晓敏 慧敏 雪 婷婷 倩 悦 玲 颖 敏 晨曦 若曦 "
    "语嫣 可欣 馨月 紫萱 心怡 梦洁 文静 秋月 玉婷 春燕 海燕 晓雯 嘉怡 子璇 书瑶 一诺 芷若 雨薇 安琪 婧 "
    "丹丹 莉 娜 萌 洁 琳 璐 瑾 佳慧 亚楠 思雨 子晴 念慈 令仪 采薇 清扬 小雅 冰清"
)

# Who has such a name cannot tell it from a Han name: Hui, Man, Tujia, Miao, Zhuang and She people mostly.
ETHNICITIES_WITH_HAN_NAMES = ("回族", "回族", "回族", "满族", "土家族", "苗族", "壮族", "畲族")


@dataclass(frozen=True)
class Notable:
    """A person whose name or document has to be in the files, in this programme; `city` is a city's name."""

    programme: str
    name: str
    sex: str
    ethnicity: str = "汉族"
    city: str = "芜湖市"


def ethnicity(chance: Random) -> str:
    """Nearly everybody in Anhui is Han."""
    return "汉族" if chance.random() < 0.95 else chance.choice(ETHNICITIES_WITH_HAN_NAMES)


def full_name(sex: str, chance: Random) -> str:
    """A surname by its frequency and a given name of this sex."""
    (surname,) = chance.choices(list(SURNAMES), weights=list(SURNAMES.values()))
    return surname + chance.choice(GIVEN_OF_MEN if sex == MAN else GIVEN_OF_WOMEN)
