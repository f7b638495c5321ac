"""What the evidence record calls acts and the ways by which people were identified."""

from __future__ import annotations

from sanfang.actors import BY_CARD, BY_PASSWORD, BY_PASSWORD_AND_CODE, BY_WECHAT
from sanfang.agreements.history import WORDS_OF_MOVES
from sanfang.audit.models import Entry
from sanfang.recruiting.history import WORDS as WORDS_OF_OFFERS

TAKEN_OUT = "agreement.evidence"
BOUND = "binding.bind"
WORDS = (
    WORDS_OF_MOVES
    | WORDS_OF_OFFERS
    | {
        # The decision about the request for it stands beside it, in the same words.
        "agreement.terminate": "协议解除",
        "agreement.unlock": "解锁，协议解除",
        TAKEN_OUT: "取得存证记录",
        BOUND: "绑定微信",
        "original.make": "生成协议书正本",
    }
)
OTHER = "平台登记"

MEANS = {
    BY_PASSWORD: "用户名和密码登录",
    BY_PASSWORD_AND_CODE: "用户名和密码登录，并通过二次验证（动态验证码）",
    BY_CARD: "扫描毕业生出示的二维码名片（一次有效），并填对毕业生姓名；未注册账号",
}
UNKNOWN = "登录平台账号（当时未记录登录方式）"
BY_THE_PLATFORM = "平台按规则自动办理"


def words_of(entry: Entry) -> str:
    return WORDS.get(entry.act, OTHER)


def identified(entry: Entry) -> str:
    """How whoever acted was identified, in words; a WeChat account by its reference."""
    kind, _, reference = entry.means.partition(":")
    if kind == BY_WECHAT:
        return f"本人绑定的微信（账号摘要 {reference}）{_proof(entry)}"
    if kind:
        return MEANS[kind]
    return UNKNOWN if entry.user_id else BY_THE_PLATFORM


def _proof(entry: Entry) -> str:
    """What was checked when the phone was bound: the record's facts, and where asked for the phone's number."""
    if entry.act != BOUND:
        return ""
    checked = "姓名、学号、身份证号" + ("、微信验证的手机号" if entry.facts.get("phone_proven") else "")
    return f"；绑定时与学校学籍信息核对一致：{checked}"
