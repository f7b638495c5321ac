"""就业单位核查: what about the employers that graduates signed with is worth a look."""

from __future__ import annotations

from functools import partial
from typing import Any

from sanfang.checks import employers_found as employers
from sanfang.checks import files_found as files
from sanfang.checks.employers_found import Found
from sanfang.checks.models import Case
from sanfang.checks.rule import Naming, Rule
from sanfang.checks.thresholds import BURST, CROWD

CODE, NAME = "统一社会信用代码", "单位名称"


def _rule(number: int, name: str, looks_at: str, explanation: str, **queries: Any) -> Rule:
    kind = queries.pop("kind", Case.Kind.EMPLOYER)
    if kind == Case.Kind.EMPLOYER:
        queries["people"] = Naming(employers.signings, "employer_uscc")
    return Rule(number, name, looks_at, explanation, kind, **queries)


def _crowd(one: Found) -> str:
    return f"{one['graduates']} 名毕业生来自 {one['majors']} 个专业，单位发布的岗位共招 {one['headcount']} 人"


def _within_sight(one: Found) -> str:
    return f"您能看到其中 {one['graduates']} 名，一共 "


EMPLOYER_RULES = (
    _rule(
        21,
        "统一社会信用代码校验不符",
        CODE,
        "代码最后一位是校验位，不符多半是抄错了一位。请向单位要营业执照核对。",
        find=employers.with_wrong_code,
        seen=lambda one: f"代码 {one['key']} 校验不符",
    ),
    _rule(
        22,
        "同名单位，不同代码",
        f"{NAME}，{CODE}",
        "可能抄错了代码，可能是异地的同名单位，也可能有人冒用名称。请按营业执照核对。",
        find=employers.with_another_code,
        seen=lambda _: "同名的另一个代码：",
        notes=employers.codes_beside,
    ),
    _rule(
        23,
        "名称相近的单位",
        f"{NAME}（不计括号、空格、全半角，「有限公司」与「有限责任公司」视为相同）",
        "可能是同一单位的两种写法，也可能有人仿冒知名单位。请按营业执照核对。",
        find=employers.with_a_similar_name,
        seen=lambda _: "相近的名称：",
        notes=employers.names_beside,
    ),
    _rule(
        24,
        "同一代码，不同名称",
        f"{CODE}，{NAME}",
        "一个代码只属于一个单位；可能改过名，也可能填错。请按营业执照核对。",
        find=employers.with_several_names,
        seen=lambda _: "用过的名称：",
        notes=employers.names_of_codes,
    ),
    _rule(
        25,
        "单位未通过认证或已冻结",
        "单位的认证状态",
        "毕业生已与它签约，而单位还没有认证、认证未通过或被冻结。请核实单位是否仍在经营。",
        find=employers.not_verified,
        seen=lambda _: "认证状态：",
        notes=employers.standings,
    ),
    _rule(
        26,
        "岗位少，签约的人和专业多",
        f"{CROWD.graduates} 名以上毕业生、{CROWD.majors} 个以上专业，且多于单位发布的招聘人数",
        "也许是单位扩招，也许有人集中「挂靠」。请向毕业生和单位了解实际岗位。",
        find=employers.crowded,
        seen=_crowd,
    ),
    _rule(
        27,
        "截止日前集中签约",
        f"本校截止日期（没有设置的为 8 月 31 日）前 {BURST.days} 天内，同一单位签约 {BURST.signings} 名以上",
        "截止日前几天集中签约，不一定有问题。请抽几位毕业生问一问是否真的到岗。",
        find=employers.in_a_burst,
        seen=lambda one: f"截止日前 {BURST.days} 天内签约 {one['graduates']} 名毕业生",
    ),
    _rule(
        28,
        "多家单位同一电话",
        "单位的招聘电话",
        "可能是集团或人力资源公司，也可能是同一个人冒充几家单位。请打电话核实。",
        kind=Case.Kind.CONTACT,
        find=partial(employers.by_contact, contact="phone"),
        seen=lambda one: f"{one['employers']} 家单位用这个电话：",
        notes=partial(employers.employers_by_contact, contact="phone"),
        people=Naming(employers.signings, "signing_traits__phone_index"),
    ),
    _rule(
        29,
        "多家单位同一邮箱",
        "单位的 E-mail",
        "可能是集团或人力资源公司，也可能是同一个人冒充几家单位。请向单位核实。",
        kind=Case.Kind.CONTACT,
        find=partial(employers.by_contact, contact="email"),
        seen=lambda one: f"{one['employers']} 家单位用这个邮箱：",
        notes=partial(employers.employers_by_contact, contact="email"),
        people=Naming(employers.signings, "signing_traits__email_index"),
    ),
    _rule(
        30,
        "不同单位上传了同一份资质材料",
        "资质证明材料的指纹（SHA-256）",
        "一份营业执照只属于一个单位。请打开材料，看它写的是哪一家。",
        kind=Case.Kind.FILE,
        find=files.of_several_employers,
        seen=lambda one: f"{one['employers']} 家单位上传：",
        notes=files.employers_of_files,
    ),
    _rule(
        31,
        "不同毕业生交了同一份解约材料",
        "解约材料的指纹（SHA-256）",
        "同一份文件不能证明几个人的解约。请打开材料，看它写的是谁，再向单位核实。",
        kind=Case.Kind.FILE,
        find=files.LETTERS.of_several_graduates,
        seen=_within_sight,
        notes=files.LETTERS.in_all,
        people=files.LETTERS.naming,
    ),
    _rule(
        32,
        "不同毕业生交了同一份去向材料",
        "就业去向证明材料的指纹（SHA-256）",
        "一份劳动合同或录用函只属于一个人。请打开材料，看它写的是谁，再向单位核实。",
        kind=Case.Kind.FILE,
        find=files.EVIDENCE.of_several_graduates,
        seen=_within_sight,
        notes=files.EVIDENCE.in_all,
        people=files.EVIDENCE.naming,
    ),
)
