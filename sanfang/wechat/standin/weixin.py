"""The five paths of WeChat's server, with its parameters, answers and errcodes."""

from __future__ import annotations

import base64
import io
import json
import re
import secrets
from collections.abc import Callable
from math import isqrt
from typing import Any

import zxingcpp
from PIL import Image

from sanfang.wechat.standin.answers import Answer, No, as_json
from sanfang.wechat.standin.names import openid_of
from sanfang.wechat.standin.world import World

Query = dict[str, str]

PAGE = re.compile(r"pages/[A-Za-z0-9_/-]+")
SCENE = re.compile(r"[0-9A-Za-z!#$&'()*+,/:;=?@._~-]+")


def log_in(world: World, query: Query, _body: bytes) -> Answer:
    """GET /sns/jscode2session."""
    _check_secret(world, query)
    if query.get("grant_type") != "authorization_code":
        raise No(40002, "invalid grant_type")
    if not query.get("js_code"):
        raise No(41008, "missing code")
    phone = world.login_codes.use(query["js_code"])
    session_key = base64.b64encode(secrets.token_bytes(16)).decode()
    world.session_keys.append(session_key)
    return as_json({"session_key": session_key, "openid": openid_of(phone)})


def issue_token(world: World, _query: Query, body: bytes) -> Answer:
    """POST /cgi-bin/stable_token."""
    asked = _object(body)
    if asked.get("grant_type") != "client_credential":
        raise No(40002, "invalid grant_type")
    _check_secret(world, asked)
    token, lasts = world.tokens.issue(force=asked.get("force_refresh") is True)
    return as_json({"access_token": token, "expires_in": lasts})


def phone_number(world: World, query: Query, body: bytes) -> Answer:
    """POST /wxa/business/getuserphonenumber."""
    world.tokens.check(query.get("access_token", ""))
    number = world.phone(world.number_codes.use(str(_object(body).get("code", "")))).number
    info = {
        "phoneNumber": number,
        "purePhoneNumber": number,
        "countryCode": 86,
        "watermark": {"timestamp": int(world.clock()), "appid": world.app_id},
    }
    return as_json({"errcode": 0, "errmsg": "ok", "phone_info": info})


def send(world: World, query: Query, body: bytes) -> Answer:
    """POST /cgi-bin/message/subscribe/send."""
    world.tokens.check(query.get("access_token", ""))
    asked = _object(body)
    page = str(asked.get("page", ""))
    if page and not PAGE.fullmatch(page.partition("?")[0]):
        raise No(41030, "invalid page")
    if asked.get("miniprogram_state", "formal") not in {"formal", "trial", "developer"}:
        raise No(47003, "argument invalid! miniprogram_state")
    number = world.deliver(
        str(asked.get("touser", "")), str(asked.get("template_id", "")), asked.get("data"), page
    )
    return as_json({"errcode": 0, "errmsg": "ok", "msgid": number})


def draw(world: World, query: Query, body: bytes) -> Answer:
    """POST /wxa/getwxacodeunlimit. A QR code of scene@page stands in for the round code that only WeChat draws."""
    world.tokens.check(query.get("access_token", ""))
    asked = _object(body)
    scene, page = asked.get("scene"), asked.get("page", "pages/index/index")
    if not isinstance(scene, str) or not 1 <= len(scene) <= 32:
        raise No(40169, "invalid length for scene, or the data is not json string")
    if not SCENE.fullmatch(scene):
        raise No(40129, "invalid scene")
    if not isinstance(page, str) or not PAGE.fullmatch(page):
        raise No(41030, "invalid page")
    picture = io.BytesIO()
    code = zxingcpp.create_barcode(f"{scene}@{page}", zxingcpp.BarcodeFormat.QRCode)
    # It is a buffer, which its annotations do not say.
    pixels = bytes(memoryview(code.to_image(scale=8)))  # type: ignore[arg-type]
    side = isqrt(len(pixels))
    Image.frombytes("L", (side, side), pixels).save(picture, "PNG")
    return Answer(picture.getvalue(), content_type="image/png")


PATHS: dict[str, tuple[str, Callable[[World, Query, bytes], Answer]]] = {
    "/sns/jscode2session": ("GET", log_in),
    "/cgi-bin/stable_token": ("POST", issue_token),
    "/wxa/business/getuserphonenumber": ("POST", phone_number),
    "/cgi-bin/message/subscribe/send": ("POST", send),
    "/wxa/getwxacodeunlimit": ("POST", draw),
}


def _check_secret(world: World, given: dict[str, Any]) -> None:
    if not given.get("appid"):
        raise No(41002, "appid missing")
    if given["appid"] != world.app_id:
        raise No(40013, "invalid appid")
    if not given.get("secret"):
        raise No(41004, "appsecret missing")
    if given["secret"] != world.secret:
        raise No(40125, "invalid appsecret")


def _object(body: bytes) -> dict[str, Any]:
    try:
        asked = json.loads(body)
    except ValueError:
        asked = None
    if not isinstance(asked, dict):
        raise No(47001, "data format error")
    return asked
