"""Three hundred names as lists bring them, and as they are kept: every way in which a name is hard to carry (P21)."""

from __future__ import annotations

from dataclasses import dataclass

from sanfang.codes.names import LONGEST_PERSON_NAME


@dataclass(frozen=True)
class Name:
    """`typed` is what the list says, `kept` what everybody reads from then on."""

    typed: str
    kept: str


def _same(names: list[str]) -> list[Name]:
    return [Name(name, name) for name in names]


SURNAMES = "王李张刘陈杨赵黄周吴"
GIVEN = ("伟", "雨桐", "子涵", "建国", "思", "欣怡")
COMMON = [surname + given for surname in SURNAMES for given in GIVEN]
COMPOUND = [
    *("欧阳明", "司马懿之", "诸葛亮", "上官婉儿", "夏侯惇", "令狐冲", "皇甫嵩", "慕容复"),
    *("李〇", "王一二"),
]
SYLLABLES = "阿卜杜拉买提艾合麦尔吐逊古丽努热依江沙迪克玉素甫"
# Written together, and with the separator after every fourth character.
LONG = [
    "".join(
        "·" if place % 5 == 4 and place < length - 1 else SYLLABLES[place % len(SYLLABLES)]
        for place in range(length)
    )
    for length in range(3, LONGEST_PERSON_NAME + 1)
]
WITH_SEPARATOR = [
    *("阿依古丽·买买提", "迪丽热巴·迪力木拉提", "买买提江·吾买尔", "古力娜扎·拜合提亚尔"),
    *("木合塔尔·阿不都拉", "扎西·多吉", "才让·卓玛", "巴特尔·孟和", "哈斯·高娃"),
    "努尔兰·叶尔江",
]
OTHER_DOTS = [Name(f"阿卜杜拉{dot}买买提", "阿卜杜拉·买买提") for dot in "•‧・．〮.･。∙⋅"]
EXTENSION_A = [f"张{chr(place)}" for place in range(0x3400, 0x4DB6, 507)]
# Of the general standard list, which 宋体 has beyond the first blocks.
EXTENSIONS_OF_SONG = [
    f"李{one}"
    for one in "𠂇𠅤𠙶𠳐𡐓𡗗𢦏𣗋𣲗𣲘𣸣𤇾𤈎𤣩𤧛𤨁𤩽𤫉𥔲𥕢𥻗𦈡𦒍𦭜𧿹𨐈𨟠𨱇𨱏𩽾𪟝𪣻𪨰𪩘𪾢𫄧𫄸𫍣𫍯𫍲𫍽𫐄𫐓𫖮𫖯𫖳"
    "𫗧𫘜𫘝𫘦𫘧𫘨𫟅𫟦𫟹𫠊"
    "𫢸𫫇𫭟𫰛𫵷𫷷𫸩𬀩𬂩𬇕𬉼𬊈𬍛𬍡𬒈𬕂𬘓𬘘𬘡𬘩𬘫𬘬𬘭𬘯𬙂𬙊𬜬𬞟𬣙𬣞𬣳𬤇𬨂𬩽𬬩𬬭𬬮𬬱𬬸𬬻𬭁𬭊𬭎𬭚𬭛𬭩𬭬𬭯𬭳𬭶𬭸𬭼𬮱𬱖𬱟𬳵𬳶𬴂𬶋𬶍𬶏𬶐𭕄"
]
COMPATIBILITY = [
    f"陈{chr(place)}" for place in (0xFA0E, 0xFA0F, 0xFA11, 0xFA14, 0xFA1F, 0xFA21, 0xFA27, 0xF92C)
]
LATIN = [
    *("Ana María O'Neill-Müller", "Nguyên An", "José", "Jose\u0301", "Mu\u0308ller"),
    *("Lǚ Bù", "Ḿ Ǹ", "J. Smith", "Chloë van der Berg", "Nǚ Lǜ", "Ｊｏｓé", "ﬁona"),
]
OF_OLD_SYSTEMS = [
    Name(f"赵{old}", f"赵{new}")
    for old, new in zip("\ue863\ue847\ue816\ue855\ue83b\ue81e\ue864\ue7c7", "䶮䞍𠂇𤇾𢦏龴龻ḿ", strict=True)
]
OUT_OF_A_PDF = [Name("⽂⼀", "文一"), Name("⻰⼭", "龙山")]

# Only where the font of rare characters is installed: without it they are refused when they are typed.
NEEDS_RARE = _same(
    [f"周{chr(place)}" for place in range(0x20001, 0x2EBE1, 2003) if place not in range(0x2A6E0, 0x2A700)]
)
NAMES = [
    *_same(
        [
            *COMMON,
            *COMPOUND,
            *LONG,
            *WITH_SEPARATOR,
            *EXTENSION_A,
            *EXTENSIONS_OF_SONG,
            *COMPATIBILITY,
            *LATIN,
        ]
    ),
    *OTHER_DOTS,
    *OF_OLD_SYSTEMS,
    *OUT_OF_A_PDF,
]
