"""The phones' side, under /phone/: what a person does with the phone in the hand, and what a test does to WeChat."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from sanfang.wechat.standin.answers import Answer, NotHere, as_json
from sanfang.wechat.standin.names import openid_of
from sanfang.wechat.standin.world import World

Wish = dict[str, Any]


def answer(world: World, method: str, path: str, body: bytes) -> Answer:
    """Answer /phone/<name>/<deed> or /phone/<deed>; NotHere for anything else."""
    parts = path.strip("/").split("/")[1:]
    if len(parts) == 1 and (method, parts[0]) in OF_ALL:
        return as_json(OF_ALL[method, parts[0]](world, _wish(body)))
    if len(parts) == 2 and (method, parts[1]) in OF_ONE:
        return as_json(OF_ONE[method, parts[1]](world, parts[0], _wish(body)))
    raise NotHere


def _wish(body: bytes) -> Wish:
    try:
        wish = json.loads(body or b"{}")
    except ValueError:
        raise NotHere from None
    if not isinstance(wish, dict):
        raise NotHere
    return wish


def _login(world: World, name: str, _wish: Wish) -> Any:
    world.phone(name)
    return {"code": world.login_codes.issue(name)}


def _phone_number(world: World, name: str, _wish: Wish) -> Any:
    world.phone(name)
    return {"code": world.number_codes.issue(name)}


def _set_number(world: World, name: str, wish: Wish) -> Any:
    world.phone(name).number = str(wish["number"])
    return {}


def _subscribe(world: World, name: str, wish: Wish) -> Any:
    world.subscribe(name, {str(template_id): bool(said) for template_id, said in wish["answers"].items()})
    return {}


def _refuse(world: World, name: str, wish: Wish) -> Any:
    world.refuse(name, str(wish["template_id"]))
    return {}


def _state(world: World, name: str, _wish: Wish) -> Any:
    phone = world.phone(name)
    return {"openid": openid_of(name), "number": phone.number, "quotas": phone.quotas}


def _messages(world: World, name: str, _wish: Wish) -> Any:
    return {"messages": world.phone(name).messages}


def _reset(world: World, _wish: Wish) -> Any:
    world.reset()
    return {}


def _add_fault(world: World, wish: Wish) -> Any:
    world.faults.add(wish)
    return {}


def _templates(world: World, _wish: Wish) -> Any:
    return {template_id: pattern.title for template_id, pattern in world.templates.items()}


OF_ONE: dict[tuple[str, str], Callable[[World, str, Wish], Any]] = {
    ("POST", "login"): _login,
    ("POST", "phone-number"): _phone_number,
    ("POST", "number"): _set_number,
    ("POST", "subscribe"): _subscribe,
    ("POST", "refuse"): _refuse,
    ("GET", "state"): _state,
    ("GET", "messages"): _messages,
}
OF_ALL: dict[tuple[str, str], Callable[[World, Wish], Any]] = {
    ("POST", "reset"): _reset,
    ("POST", "faults"): _add_fault,
    ("GET", "templates"): _templates,
}
