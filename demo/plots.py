"""How signings go: the acts in their order, how long each takes, what people say, and how often it happens. Data only.

Acts have the names of the verbs in `sanfang.agreements.actions`. "sign" stands for either route and
"consent" for the graduate's word, which the manual's own policy does not ask for.
"""

from __future__ import annotations

SIGN, CONSENT = "sign", "consent"
# The employer's own `apply_for_termination`.
EMPLOYER_ASKS = "employer_applies_for_termination"
# The graduate's word under each policy of signing: none, before approval, before it counts as signed.
CONSENT_ACTS = {"manual": "", "before_approval": "confirm", "before_signing": "accept"}

ENDINGS: dict[str, tuple[str, ...]] = {
    "proposed": (SIGN,),
    "awaiting_confirmation": (SIGN,),
    "awaiting_school": (SIGN, CONSENT),
    "in_force": (SIGN, CONSENT, "approve"),
    "rejected": (SIGN, CONSENT, "reject"),
    "disowned": (SIGN, "disown"),
    "declined": (SIGN, "decline"),
    "withdrawn": (SIGN, "withdraw"),
    "expired": (SIGN, "expire"),
    "terminated": (SIGN, CONSENT, "approve", "apply_for_termination", "agree_termination"),
    "unlocked": (SIGN, CONSENT, "approve", "unlock"),
    "termination_open": (SIGN, CONSENT, "approve", "apply_for_termination"),
    "termination_by_employer": (SIGN, CONSENT, "approve", EMPLOYER_ASKS),
    "termination_refused": (SIGN, CONSENT, "approve", "apply_for_termination", "refuse_termination"),
    "termination_withdrawn": (SIGN, CONSENT, "approve", "apply_for_termination", "withdraw_termination"),
}
# Where an ending is not itself a state of `sanfang.agreements.states`.
STATES = {
    "unlocked": "terminated",
    "termination_open": "in_force",
    "termination_by_employer": "in_force",
    "termination_refused": "in_force",
    "termination_withdrawn": "in_force",
}
# A plot of two agreements; every other plot is one ending.
SEQUELS = {
    "signed_again_after_rejection": ("rejected", "in_force"),
    "signed_again_after_termination": ("terminated", "in_force"),
    "waiting_again_after_rejection": ("rejected", "awaiting_school"),
}
# Only an employer with an account can take a proposal back, or ask for an end.
NEEDS_AN_ACCOUNT = frozenset({"withdrawn", "termination_by_employer"})

# Days since the act before: at least, at most. A window of fourteen days is over on the fifteenth.
GAPS = {
    SIGN: (3, 12),
    "accept": (1, 5),
    "confirm": (1, 5),
    "decline": (1, 6),
    "disown": (1, 2),
    "withdraw": (2, 6),
    "expire": (15, 15),
    "approve": (1, 4),
    "reject": (1, 4),
    "apply_for_termination": (10, 40),
    EMPLOYER_ASKS: (10, 40),
    "agree_termination": (1, 5),
    "refuse_termination": (1, 5),
    "withdraw_termination": (1, 3),
    "unlock": (5, 20),
}
# Days between the last act and today: what is open is fresh, whatever ended did so over half a year.
FRESH = {
    "proposed": (1, 8),
    "awaiting_confirmation": (1, 8),
    "awaiting_school": (1, 10),
    "termination_open": (1, 6),
    # Seven days to answer: the clock still runs.
    "termination_by_employer": (1, 6),
}
SETTLED = (3, 170)

# How many of each plot, by school and by cohort (the latest first).
PLOTS: dict[str, tuple[dict[str, int], dict[str, int]]] = {
    "10363": (
        {
            "awaiting_school": 13, "in_force": 15, "rejected": 3, "disowned": 2, "terminated": 2,
            "termination_open": 3, "termination_by_employer": 1, "termination_refused": 2,
            "termination_withdrawn": 1, "unlocked": 1,
            "signed_again_after_rejection": 3, "signed_again_after_termination": 3,
            "waiting_again_after_rejection": 1,
        },
        {
            "in_force": 12, "terminated": 2, "rejected": 1, "disowned": 1,
            "signed_again_after_rejection": 1, "signed_again_after_termination": 2,
        },
    ),
    "10361": (
        {
            "awaiting_confirmation": 4, "awaiting_school": 5, "in_force": 9, "rejected": 1, "disowned": 1,
            "expired": 2, "terminated": 1, "termination_open": 1,
            "signed_again_after_rejection": 1, "signed_again_after_termination": 1,
        },
        {"in_force": 7, "terminated": 1, "expired": 1, "signed_again_after_rejection": 1},
    ),
    "10370": (
        {
            "proposed": 4, "awaiting_school": 5, "in_force": 8, "declined": 2, "withdrawn": 2, "expired": 2,
            "rejected": 1, "disowned": 1, "terminated": 1, "termination_open": 1,
            "signed_again_after_rejection": 1,
        },
        {"in_force": 7, "declined": 1, "withdrawn": 1, "terminated": 1},
    ),
}  # fmt: skip

# Whose name must be seen on paper and in the queues.
CHOSEN = {
    "古丽扎尔阿依努尔·麦麦提吐尔逊江·阿不都热合曼艾合买提·努尔买买提": "in_force",
    "刘䶮": "in_force",
    "赵𬭚": "awaiting_school",
    "阿卜杜拉·买买提": "awaiting_school",
    "陈㛃": "termination_open",
    "叶尔兰·哈那提别克": "awaiting_confirmation",
    "迪丽努尔·玉素甫江": "proposed",
}

REJECTIONS = (
    "岗位名称与招聘公告不一致，请与单位核对后重新签约。",
    "单位所在地填写有误，应为实际工作地点，请核对后重新签约。",
    "第二条约定的试用期超过六个月，不符合规定，请修改后重新签约。",
    "单位联系人电话无法接通，请核对联系方式后重新签约。",
    "职位类别与岗位不符，请单位更正后重新签约。",
)
# Whose record is to be corrected first (demo/confirmations.py).
KEPT_FREE = frozenset({"吴龑"})

# Reason code of the list 解约原因, and what the graduate writes.
TERMINATIONS = (
    ("01", "已被录取为硕士研究生，经与单位协商一致，申请解除协议。"),
    ("02", "父亲患病需要照顾，不能到外地工作，单位已同意解除。"),
    ("03", "体检结果不适合该岗位，与单位协商后解除。"),
    ("04", "单位承诺的岗位和待遇有变化，双方协商解除。"),
    ("05", "单位业务调整，原岗位取消，单位已出具解约函。"),
    ("06", "考取家乡的教师岗位，已与单位说明情况并取得同意。"),
    ("07", "单位通知不再录用，已出具解约函。"),
)
# The same of an employer that asks: the code, what it tells the school, and what it tells the graduate.
EMPLOYER_TERMINATIONS = (
    (
        "07",
        "总部调整编制，今年不再设这个岗位，愿意按协议支付违约金。",
        "非常抱歉，因编制调整岗位取消，希望与您协商解除，违约金按协议支付。",
    ),
)
TERMINATION_REFUSALS = (
    "解约函上没有单位公章，请补齐后重新提交。",
    "材料中的单位名称与协议不一致，请上传签约单位出具的解约函。",
)
UNLOCKINGS = ("单位已注销，经学院核实无法取得解约函，由管理员解锁。",)
TERMS = (
    ("", ""),
    ("工作地点在单位所在地，试用期三个月，转正后月薪{pay}元。", ""),
    ("月薪{pay}元，按规定缴纳社会保险和住房公积金，提供住宿。", "任何一方违约，向对方支付违约金2000元。"),
    ("服务期不作约定，月薪{pay}元，年终奖按单位制度发放。", "双方协商一致可以解除本协议，互不承担违约责任。"),
)
