"""What WeChat posts to our server by itself (消息推送, as JSON): whether it is genuine, and what it says."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

BLOCK = 32  # WeChat pads to 32 bytes, not to the 16 of AES.
HEAD = 20  # 16 random bytes and the length.


class PushUnreadable(Exception):
    """What was posted is not what WeChat posts. The message never quotes it."""


@dataclass(frozen=True)
class Sent:
    """What became of a message: `code` is 0 and `status` "success" when it is on the phone."""

    openid: str
    template_id: str
    message_id: str
    code: int
    status: str


@dataclass(frozen=True)
class Refused:
    """The person has turned this template off in WeChat's own settings."""

    openid: str
    template_id: str


@dataclass(frozen=True)
class Answered:
    """The person answered WeChat's question whether they want one message of this template."""

    openid: str
    template_id: str
    accepted: bool


Event = Sent | Refused | Answered


def is_genuine(token: str, timestamp: str, nonce: str, signature: str, encrypted: str | None = None) -> bool:
    """Whether who knows the token signed this. With `encrypted` the signature is the query's msg_signature."""
    if not token:
        return False
    expected = sign(token, timestamp, nonce, encrypted)
    return hmac.compare_digest(_bytes(expected), _bytes(signature))


def sign(token: str, timestamp: str, nonce: str, encrypted: str | None = None) -> str:
    """WeChat's signature: SHA-1 of the parts in alphabetical order, put together."""
    parts = sorted(part for part in (token, timestamp, nonce, encrypted) if part is not None)
    return hashlib.sha1(_bytes("".join(parts)), usedforsecurity=False).hexdigest()


def decrypt(encrypted: str, key: str, app_id: str) -> bytes:
    """The body inside a push of the safe mode, or PushUnreadable."""
    try:
        sealed = base64.b64decode(_bytes(encrypted), validate=True)
        secret = base64.b64decode(_bytes(key + "="), validate=True)
        opener = Cipher(algorithms.AES(secret), modes.CBC(secret[:16])).decryptor()
        plain = _without_padding(opener.update(sealed) + opener.finalize())
    except (ValueError, binascii.Error):
        raise PushUnreadable("the push does not open with SANFANG_WECHAT_PUSH_KEY") from None
    size = int.from_bytes(plain[16:HEAD], "big")
    body, sender = plain[HEAD : HEAD + size], plain[HEAD + size :]
    if len(body) != size or not hmac.compare_digest(sender, app_id.encode()):
        raise PushUnreadable("the push is meant for another app id")
    return body


def read(body: bytes) -> list[Event]:
    """The events in a plain body; none for kinds Sanfang has no use for. PushUnreadable when it is no JSON object."""
    try:
        pushed = json.loads(body)
    except (ValueError, RecursionError):
        raise PushUnreadable("the push is not JSON") from None
    if not isinstance(pushed, dict):
        raise PushUnreadable("the push is not an object")
    openid, kind = pushed.get("FromUserName"), pushed.get("Event")
    if not isinstance(openid, str) or not openid or not isinstance(kind, str):
        return []
    return [event for item in _items(pushed, kind) for event in _event(kind, openid, item)]


def _items(pushed: dict[str, Any], kind: str) -> Iterator[dict[str, Any]]:
    """The list stands at the top or inside e.g. SubscribeMsgSentEvent, and a list of one may be that one."""
    inside = pushed.get("".join(word.capitalize() for word in kind.split("_")))
    listed = pushed.get("List", inside.get("List") if isinstance(inside, dict) else None)
    for item in listed if isinstance(listed, list) else [listed]:
        if isinstance(item, dict) and isinstance(item.get("TemplateId"), str):
            yield item


def _event(kind: str, openid: str, item: dict[str, Any]) -> Iterator[Event]:
    template_id, answer = item["TemplateId"], item.get("SubscribeStatusString")
    if kind == "subscribe_msg_popup_event" and isinstance(answer, str):
        # acceptWithAudio, acceptWithAlert: accepted, and read aloud.
        yield Answered(openid, template_id, accepted=answer.startswith("accept"))
    elif kind == "subscribe_msg_change_event" and answer == "reject":
        yield Refused(openid, template_id)
    elif kind == "subscribe_msg_sent_event":
        code = _number(item.get("ErrorCode"))
        if code is not None:
            yield Sent(
                openid, template_id, str(item.get("MsgID", "")), code, str(item.get("ErrorStatus", ""))
            )


def _number(written: Any) -> int | None:
    try:
        return int(written)
    except (TypeError, ValueError, OverflowError):
        return None


def _without_padding(padded: bytes) -> bytes:
    size = padded[-1] if padded else 0
    if not 1 <= size <= BLOCK or padded[-size:] != bytes([size]) * size:
        raise ValueError("the padding is wrong")
    return padded[:-size]


def _bytes(text: str) -> bytes:
    """Never fails: what was forged may hold characters that no encoding takes."""
    return text.encode(errors="surrogatepass")
