"""How a Chinese name is typed in letters: in full (zhangxiao) and by its initials (zx), in every reading it has.

The library reads as a dictionary does, where 单 is dan; as a surname it is shan. A table of our own has the
readings that characters have in names; for every other character the library's reading is the one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import islice, product

from pypinyin import lazy_pinyin

from sanfang.codes.names import HAN_RANGES, person_key

LONGEST_KEY = 100
# Nobody types the last of a hundred combinations.
MOST_READINGS = 24
PIECE = re.compile(rf"[a-z]+|[{HAN_RANGES}]")
LETTERS = re.compile(r"[a-z]+")
BETWEEN_SYLLABLES = re.compile(r"[\s'’·.-]+")
# 吕 is lv to a keyboard, lü to a dictionary and LYU in a passport. The middle of 建宇 jianyu is something else.
U_WITH_DOTS = re.compile(r"(?<=[ln])(?:ü|u:)|(?<=l)yu")

# The reading of a surname first.
SAID_IN_NAMES = """
    丁ding 七qi 万wan,mo 么yao 乐yue,le 乜nie,mie 亘gen,xuan 仇qiu,chou 任ren 伽qie,jia 佴nai,er 便pian,bian
    俞yu,shu 俟qi,si 冯feng,ping 华hua 单shan,dan,chan 区ou,qu 卜bu,bo 参shen,can 召shao,zhao 句gou,ju
    员yun,yuan 圩xu,wei 奇qi,ji 娜na,nuo 婼ruo,chuo 嬛huan,xuan 宓mi,fu 宿su,xiu 尉wei,yu 尾wei,yi
    差chai,cha 度du,duo 强qiang,jiang 扎zha,za 折she,zhe 拓tuo,ta 晟sheng,cheng 曾zeng,ceng 朝chao,zhao
    朴piao,pu 查zha,cha 柏bai,bo 校jiao,xiao 歙she,xi 沈shen,chen 泌mi,bi 泷long,shuang 洗xian,xi 涡guo,wo
    浚jun,xun 溱qin,zhen 澄cheng,deng 澹tan,dan 牟mou,mu 玟min,wen 珩heng,hang 琢zhuo,zuo 瑱tian,zhen
    盖ge,gai 盛sheng,cheng 瞿qu,ju 石shi,dan 祭zhai,ji 禅chan,shan 种chong,zhong 秘bi,mi 稽ji,qi
    粘nian,zhan 繁po,fan 缪miao,mou,miu 翟zhai,di 能nai,neng 芫yuan,yan 茜qian,xi 莎sha,suo 莘xin,shen
    莞wan,guan 菀wan,yuan 葛ge 蔓man,wan 蔚wei,yu 薄bo,bao 藏zang,cang 行xing,hang 覃qin,tan 觉jue,jiao
    角jue,jiao 解xie,jie 谌chen,shen 谷gu,yu 贾jia,gu 贲ben,bi 费fei,bi 车che,ju 适shi,kuo 那na,nuo
    郇xun,huan 郗xi,chi 都du,dou 重zhong,chong 长zhang,chang 阿a,e 降jiang,xiang 隗wei,kui 隽jun,juan
    露lu,lou 靓jing,liang 颉xie,jie 骠piao,biao 黑hei,he 龟gui,qiu 杉shan,sha 曝pu,bao 艾ai,yi
"""
READINGS = {
    character: tuple(readings.split(","))
    for character, readings in re.findall(rf"([{HAN_RANGES}])([a-z,]+)", SAID_IN_NAMES)
}


def name_readings(name: str) -> frozenset[str]:
    """What may be typed for a name, whole and by initials, in small letters; nothing for a name without a Chinese
    character, which is found by itself."""
    key = person_key(name)
    pieces = PIECE.findall(key)
    if LETTERS.sub("", "".join(pieces)) == "":
        return frozenset()
    said = [_readings(piece, usual) for piece, usual in zip(pieces, _usual(pieces), strict=True)]
    ways = list(islice(product(*said), MOST_READINGS))
    whole = {"".join(way) for way in ways}
    initials = {"".join(syllable[0] for syllable in way) for way in ways}
    return frozenset(key[:LONGEST_KEY] for key in whole | initials)


def typed_letters(text: str) -> str:
    """What somebody typed, as readings are kept; nothing when it is more than letters."""
    folded = U_WITH_DOTS.sub("v", BETWEEN_SYLLABLES.sub("", unicodedata.normalize("NFKC", text).casefold()))
    return folded if LETTERS.fullmatch(folded) else ""


def _usual(pieces: list[str]) -> list[str]:
    """The library's reading of each character by itself; one it cannot read is an x."""
    return [_usual_one(piece) for piece in pieces]


@lru_cache(maxsize=10_000)
def _usual_one(piece: str) -> str:
    """Kept, as a list of thousands has few hundred characters in its names."""
    (sound,) = lazy_pinyin([piece])
    return _spelled(sound)


def _spelled(sound: str) -> str:
    return "".join(LETTERS.findall(sound)) or "x"


def _readings(piece: str, usual: str) -> tuple[str, ...]:
    said = READINGS.get(piece, ())
    return said if usual in said else (*said, usual)
