"""What `make demo` prints at the end: where to go and who to be."""

from __future__ import annotations

import unicodedata
from typing import Any

from demo.loading.stage import Json

WHERE = {
    "province": ("省就业主管部门", "/province/"),
    "administrator": ("学校管理员", "/school/"),
    "teacher": ("院系老师", "/school/"),
    "counsellor": ("辅导员", "/school/"),
}
SHOWN = ("province", "school", "teacher", "counsellor")


def table(address: str, accounts: dict[str, Any]) -> str:
    """The table, as wide as a terminal."""
    by_name = {one["username"]: one for one in accounts["staff"]}
    lines = ["", f"  三方 Sanfang 已启动：{address}/", ""]
    lines += [_row("身份", "地址", "用户名", "密码")]
    lines += [_staff(address, by_name[name]) for name in SHOWN]
    lines += [_employer(address, accounts["employers"][0])]
    lines += [
        "",
        f"  毕业生用手机：打开 {address}{accounts['simulator']} 选一部手机，再填下面的姓名、学号、身份证号绑定",
        "",
    ]
    lines += [_row("手机", "姓名", "学号", "身份证号") + "  现状"]
    lines += [_graduate(one) for one in accounts["graduates"]]
    lines += ["", "  全部账号在 var/demo/accounts.json。按 Ctrl-C 停止；make demo-reset 重新开始。", ""]
    return "\n".join(lines)


def _staff(address: str, one: Json) -> str:
    label, path = WHERE[one["role"]]
    return _row(label, f"{address}{path}", one["username"], one["password"])


def _employer(address: str, one: Json) -> str:
    return _row("用人单位", f"{address}/employer/", one["username"], one["password"])


def _graduate(one: Json) -> str:
    return _row(one["phone"], one["name"], one["student_number"], one["id_number"]) + f"  {one['note']}"


def _row(*cells: str) -> str:
    widths = (16, 34, 14, 20)
    return "  " + "".join(_padded(cell, width) for cell, width in zip(cells, widths, strict=True))


def _padded(text: str, width: int) -> str:
    """Chinese characters take two columns of a terminal."""
    taken = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
    return text + " " * max(width - taken, 1)
