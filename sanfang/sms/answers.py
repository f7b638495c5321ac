"""What each answer of Alibaba Cloud's text messages means for us, and what the operator should do about it.

Source: help.aliyun.com, 「国内消息API错误码」 and the gateway's common codes. The provider's own message is never
passed on: it quotes the number.
"""

from __future__ import annotations

import re

from sanfang.sms.errors import Misconfigured, NotSent, Refused, SmsFailed, Unanswered

# Never, for this number or these words.
REFUSED = {
    "isv.MOBILE_NUMBER_ILLEGAL": "The number does not exist.",
    "isv.MOBILE_COUNT_OVER_LIMIT": "More than one number in one message.",
    "isv.BUSINESS_LIMIT_CONTROL": "This number has had its messages of today.",
    "isv.BLACK_KEY_CONTROL_LIMIT": "The number or a word is on the provider's black list.",
    "isv.SMS_CONTENT_ILLEGAL": "The message holds words that may not be sent.",
    "isv.PARAM_LENGTH_LIMIT": "A variable is longer than the approved template allows.",
    "isv.PARAM_NOT_SUPPORT_URL": "A variable holds an address.",
    "isv.TEMPLATE_PARAMS_ILLEGAL": "A variable does not fit the kind chosen for it in the template.",
    "isv.SMS_SIGNATURE_ILLEGAL": "The signature is not approved: compare SANFANG_SMS_SIGN with the console.",
    "isv.SMS_SIGN_ILLEGAL": "The signature may not be used: apply for another one.",
    "isv.SIGN_STATE_ILLEGAL": "The signature is suspended: see its state in the console.",
    "isv.SMS_SIGNATURE_SCENE_ILLEGAL": "The signature is not for notices: apply for a general one.",
    "isv.SMS_TEMPLATE_ILLEGAL": "The template is not approved: compare SANFANG_SMS_TEMPLATES with the console.",
    "isv.TEMPLATE_MISSING_PARAMETERS": "The approved template has other variables: deploy/README.md has ours.",
    "isv.DOMESTIC_NUMBER_NOT_SUPPORTED": "The template is for numbers abroad: apply for a domestic one.",
}
# Not before the operator has done something.
MISCONFIGURED = {
    "isv.AMOUNT_NOT_ENOUGH": "The account's balance is used up: top it up.",
    "isv.OUT_OF_SERVICE": "The account is stopped for want of money: top it up.",
    "isv.PRODUCT_UN_SUBSCRIPT": "The account has not opened the service of text messages.",
    "isv.PRODUCT_UNSUBSCRIBE": "The account has not opened the service of text messages.",
    "isv.ACCOUNT_NOT_EXISTS": "The account does not exist: check SANFANG_SMS_KEY_ID.",
    "isv.ACCOUNT_ABNORMAL": "The account is blocked: see the provider's console.",
    "isv.DAY_LIMIT_CONTROL": "The account's own limit of the day is reached: raise it in the console.",
    "isv.MONTH_LIMIT_CONTROL": "The account's own limit of the month is reached: raise it in the console.",
    "isv.DENY_IP_RANGE": "The server's address lies outside mainland China.",
    "isp.RAM_PERMISSION_DENY": "The key may not send: grant it dysms:SendSms and dysms:QuerySendDetails.",
    "SignatureDoesNotMatch": "The request's signature is wrong: check SANFANG_SMS_KEY_SECRET.",
    "IncompleteSignature": "The request's signature is wrong: check SANFANG_SMS_KEY_SECRET.",
    "InvalidAccessKeyId": "The key is unknown or disabled: check SANFANG_SMS_KEY_ID.",
    "InvalidTimeStamp": "The server's clock is wrong by more than 15 minutes.",
    "Forbidden": "The key may not send: grant it dysms:SendSms and dysms:QuerySendDetails.",
    "NoPermission": "The key may not send: grant it dysms:SendSms and dysms:QuerySendDetails.",
}
LATER = {
    "isv.INVALID_PARAMETERS": "The provider did not understand the request.",
    "isv.INVALID_JSON_PARAM": "The provider did not understand the variables.",
    "isv": "The provider refused for a reason that Sanfang does not know.",
    "Throttling": "Too many requests at once.",
}
# These may come after the message is on its way.
DOUBTFUL = {
    "isp.SYSTEM_ERROR": "The provider failed while it had the message.",
    "isp": "The provider failed while it had the message.",
    "ServiceUnavailable": "The provider is not available for the moment.",
    "InternalError": "The provider failed while it had the message.",
    # We never use a nonce twice: something on the way sent the request twice, and the first may have gone.
    "SignatureNonceUsed": "Something between Sanfang and the provider repeated the request.",
}
GROUPS: tuple[tuple[type[SmsFailed], dict[str, str]], ...] = (
    (Refused, REFUSED),
    (Misconfigured, MISCONFIGURED),
    (NotSent, LATER),
    (Unanswered, DOUBTFUL),
)
MEANINGS = {code: (failure, words) for failure, table in GROUPS for code, words in table.items()}

TIGHT_LIMIT = "isv.BUSINESS_LIMIT_CONTROL"
SOON_OVER = re.compile("分钟级|小时级")
CODE = re.compile(r"\A[A-Za-z0-9_.-]{1,60}\Z")


def failure_for(code: str, *, status: int = 200, text: str = "") -> SmsFailed:
    """The failure a code stands for; `text` is the provider's message, read for the kind of a limit only."""
    if code == TIGHT_LIMIT and SOON_OVER.search(text):
        return NotSent(f"{code}: this number had too many messages this minute or hour.")
    failure, words = _meaning(code, status)
    return failure(f"{code if CODE.match(code) else 'Unreadable code'}: {words}")


def _meaning(code: str, status: int) -> tuple[type[SmsFailed], str]:
    """By the whole code, else by its family before the dot, else by the status: 4xx never reached the carrier."""
    family = code.partition(".")[0]
    unknown = NotSent if 400 <= status < 500 else Unanswered
    return MEANINGS.get(code) or MEANINGS.get(family) or (unknown, "Sanfang does not know this answer.")
