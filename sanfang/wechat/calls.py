"""The five calls Sanfang makes to WeChat, and what each errcode of their documentation means for us.

The lists follow developers.weixin.qq.com (code2Session, getStableAccessToken, getPhoneNumber, sendMessage,
getUnlimitedQRCode and the page of common errcodes). The words are for the operator who reads the log.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sanfang.wechat.errors import (
    CodeBlocked,
    CodeRefused,
    MessageRefused,
    Misconfigured,
    NoConsent,
    NotSent,
    TokenRefused,
    TooFrequent,
)


@dataclass(frozen=True)
class Meaning:
    """What is raised for an errcode, and why in words."""

    raises: type[Exception]
    words: str


@dataclass(frozen=True)
class Call:
    """One call. `unknown` is what an errcode that no documentation names is taken for."""

    name: str
    method: str
    path: str
    meanings: Mapping[int, Meaning]
    unknown: type[Exception] = NotSent

    def meaning_of(self, errcode: int) -> Meaning:
        return self.meanings.get(errcode) or Meaning(self.unknown, "an errcode that is not documented")


# Any call may be answered so.
COMMON = {
    -1: Meaning(NotSent, "WeChat is busy"),
    40013: Meaning(Misconfigured, "SANFANG_WECHAT_APP_ID is not an app id, or not the one of this secret"),
    40164: Meaning(Misconfigured, "this server's address is not in the IP white list at WeChat (开发设置)"),
    41002: Meaning(Misconfigured, "SANFANG_WECHAT_APP_ID is empty"),
    43001: Meaning(Misconfigured, "the call must be a GET; a proxy may have changed it"),
    43002: Meaning(Misconfigured, "the call must be a POST; a proxy may have changed it"),
    43003: Meaning(Misconfigured, "SANFANG_WECHAT_API must begin with https://"),
    45009: Meaning(NotSent, "the day's or minute's quota of this call is used up"),
    45011: Meaning(NotSent, "too many calls this minute"),
    48001: Meaning(Misconfigured, "this mini program has no right to make this call; see 接口权限 at WeChat"),
    48004: Meaning(
        Misconfigured, "WeChat has withdrawn this call from the mini program; see mp.weixin.qq.com"
    ),
    50002: Meaning(Misconfigured, "the account of the mini program is restricted or frozen"),
    61004: Meaning(Misconfigured, "this server's address is not in the IP white list at WeChat (开发设置)"),
}
# Who presents the app secret may be told that it is wrong.
SECRET = {
    40001: Meaning(Misconfigured, "SANFANG_WECHAT_SECRET is not the secret of this app id"),
    40125: Meaning(Misconfigured, "SANFANG_WECHAT_SECRET is not the secret of this app id"),
    40243: Meaning(Misconfigured, "the app secret is frozen; thaw it at WeChat (开发设置)"),
    41004: Meaning(Misconfigured, "SANFANG_WECHAT_SECRET is empty"),
}
# Who presents an access token may be told that it has ended.
TOKEN = {
    40001: Meaning(TokenRefused, "the access token is wrong or not the newest"),
    40014: Meaning(TokenRefused, "the access token is wrong"),
    41001: Meaning(TokenRefused, "the access token is missing"),
    42001: Meaning(TokenRefused, "the access token has ended"),
}

LOGIN = Call(
    "code2Session",
    "GET",
    "/sns/jscode2session",
    {
        **COMMON,
        **SECRET,
        40029: Meaning(CodeRefused, "the login code is wrong or has ended"),
        40163: Meaning(CodeRefused, "the login code was used before"),
        40226: Meaning(CodeBlocked, "WeChat blocks the login of a risky account"),
        41008: Meaning(CodeRefused, "the login code is missing"),
        45011: Meaning(TooFrequent, "this person logs in too often"),
    },
)
STABLE_TOKEN = Call(
    "getStableAccessToken",
    "POST",
    "/cgi-bin/stable_token",
    {
        **COMMON,
        **SECRET,
        40002: Meaning(Misconfigured, "the grant type is wrong; a proxy may have changed the call"),
        50004: Meaning(Misconfigured, "the account of the mini program may not fetch access tokens"),
        50007: Meaning(Misconfigured, "the account of the mini program is frozen"),
        89501: Meaning(Misconfigured, "the call waits for the administrator's confirmation in WeChat"),
        89503: Meaning(Misconfigured, "the call needs the administrator's confirmation in WeChat"),
        89506: Meaning(Misconfigured, "the administrator refused this server's address twice; wait 24 hours"),
        89507: Meaning(Misconfigured, "the administrator refused this server's address; wait an hour"),
    },
)
PHONE_NUMBER = Call(
    "getPhoneNumber",
    "POST",
    "/wxa/business/getuserphonenumber",
    {
        **COMMON,
        **TOKEN,
        40029: Meaning(CodeRefused, "the code of the phone number is wrong or has ended"),
        40163: Meaning(CodeRefused, "the code of the phone number was used before"),
        45011: Meaning(TooFrequent, "phone numbers are asked for too often"),
        47001: Meaning(NotSent, "WeChat could not read the call"),
    },
)
SEND = Call(
    "subscribeMessage.send",
    "POST",
    "/cgi-bin/message/subscribe/send",
    {
        **COMMON,
        **TOKEN,
        40003: Meaning(MessageRefused, "the openid is not of this mini program"),
        40037: Meaning(MessageRefused, "SANFANG_WECHAT_TEMPLATES names a template this mini program lacks"),
        40165: Meaning(MessageRefused, "the page is not a page of the mini program"),
        41028: Meaning(MessageRefused, "the form id is wrong or has ended"),
        41029: Meaning(MessageRefused, "the form id was used before"),
        41030: Meaning(MessageRefused, "the page is not a page of the published mini program"),
        43101: Meaning(NoConsent, "the person refuses, or the consent was for one message and is used up"),
        43107: Meaning(
            MessageRefused, "WeChat has withdrawn this template or all messages from the mini program"
        ),
        43108: Meaning(NotSent, "another message to the same person was on its way"),
        45047: Meaning(NotSent, "too many messages in a row"),
        45168: Meaning(MessageRefused, "WeChat found a sensitive word in the message"),
        47001: Meaning(MessageRefused, "WeChat could not read the message"),
        47003: Meaning(MessageRefused, "a keyword's value is empty, too long or of the wrong form"),
    },
    # It was not sent. What will never be sent must not be tried for ever, and SMS is there to fall back on.
    unknown=MessageRefused,
)
DRAW = Call(
    "getUnlimitedQRCode",
    "POST",
    "/wxa/getwxacodeunlimit",
    {
        **COMMON,
        **TOKEN,
        40097: Meaning(Misconfigured, "an argument of the mini program code is wrong"),
        40129: Meaning(Misconfigured, "the scene has characters that WeChat does not take"),
        40159: Meaning(Misconfigured, "the page is longer than 128 characters or not readable"),
        40169: Meaning(Misconfigured, "the scene is empty or longer than 32 characters"),
        41030: Meaning(Misconfigured, "the page is not a page of the published mini program"),
        45029: Meaning(Misconfigured, "the mini program has drawn as many codes as it may"),
        47001: Meaning(NotSent, "WeChat could not read the call"),
        85096: Meaning(Misconfigured, "the page carries scancode_time, which WeChat keeps for itself"),
    },
)
CALLS = (LOGIN, STABLE_TOKEN, PHONE_NUMBER, SEND, DRAW)
