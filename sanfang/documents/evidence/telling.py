"""How to check a record, in words: the same on the page and in the report."""

from sanfang.actors import Party

HOW = (
    "本记录中的每一步，在办理的同时写入学校的操作日志；日志只能追加，不能修改或删除。",
    (
        "每条日志的每一项（时间、当事方、操作人、事项、原因等）先各加一个随机数求 SHA-256，得到该项的承诺值；"
        "各项承诺值合在一起再求 SHA-256，得到内容散列；内容散列与链号、序号、上一条的散列合在一起再求 SHA-256，"
        "就是本条的散列。任何一项、任何一条被改动，其后每一条的散列都会不同。"
    ),
    (
        "核对数据（JSON）里有本协议每条记录的各项内容和随机数；不对您显示的项只有承诺值，其他协议的记录只有内容散列，"
        "不含任何个人信息。按上面的办法从第一条算到链尾，应得到所载的链尾散列值。"
    ),
    (
        "算法：JSON 按键名排序、不加空格、UTF-8 编码后求 SHA-256。承诺值是对 [随机数, 项名, 值]，"
        "内容散列是对 {项名: 承诺值}，"
        "本条散列是对 [链号, 序号, 上一条散列, 内容散列]。"
        "命令 manage.py check_evidence 可在没有网络和数据库的电脑上核对。"
    ),
    "协议书 PDF 的 SHA-256 和 SM3 可用任何工具重算，与本记录所载的散列值比对。",
)
FROM_A_PHONE = "核对数据（JSON）由学校或用人单位在电脑上下载；需要时可向学校索取。"


def how_to_check(reader: Party) -> tuple[str, ...]:
    return (*HOW, FROM_A_PHONE) if reader == Party.GRADUATE else HOW
