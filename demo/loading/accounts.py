"""Who a visitor of the demo can be: for the table that is printed, and for scripts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from demo.loading.stage import Json, find
from sanfang.employers.models import Recruiter
from sanfang.people.models import StaffMember
from sanfang.portals.gate.checks import DEMO_PASSWORD, DEMO_USERNAMES
from sanfang.wechat.standin.names import PHONES

SIMULATOR = "/wechat/simulator/"


def accounts(told: Json) -> dict[str, Any]:
    """The accounts with their passwords; the graduates with what binding asks for and a phone to use."""
    return {
        "staff": [_province(), *_staff()],
        "employers": _employers(),
        "graduates": [_graduate(one, phone) for one, phone in zip(told["cast"], PHONES, strict=False)],
        "simulator": SIMULATOR,
    }


def write(told: Json, path: Path) -> dict[str, Any]:
    """Write them as JSON, where scripts look for them."""
    found = accounts(told)
    path.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
    return found


def _province() -> Json:
    return {"role": "province", "username": "province", "password": DEMO_PASSWORD, "school": ""}


def _staff() -> list[Json]:
    """The demo's own accounts first, then everybody else's."""
    members = StaffMember.objects.select_related("user", "school").order_by("school__code", "pk")
    found = [
        {
            "role": member.role,
            "username": member.user.username,
            "password": DEMO_PASSWORD,
            "school": member.school.name,
        }
        for member in members
    ]
    return sorted(found, key=lambda one: one["username"] not in DEMO_USERNAMES)


def _employers() -> list[Json]:
    recruiters = Recruiter.objects.select_related("user", "employer").order_by("pk")
    found = [
        {
            "username": recruiter.user.username,
            "password": DEMO_PASSWORD,
            "name": recruiter.employer.name,
            "uscc": recruiter.employer.uscc,
        }
        for recruiter in recruiters
    ]
    return sorted(found, key=lambda one: one["username"] not in DEMO_USERNAMES)


def _graduate(one: Json, phone: str) -> Json:
    graduate = find(one)
    return {
        "school": graduate.school.name,
        "name": graduate.name,
        "student_number": graduate.student_number,
        "id_number": graduate.id_number,
        "phone": phone,
        "note": one["note"],
    }
