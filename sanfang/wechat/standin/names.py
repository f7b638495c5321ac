"""What both the stand-in and those who hold its phones call things."""

from __future__ import annotations

from sanfang.wechat.templates import Template

PHONES = tuple(f"phone-{number}" for number in range(1, 10))
APP_ID = "wx00000000standin0"
SECRET = "0123456789abcdef-of-the-stand-in"  # noqa: S105 - the stand-in keeps nothing that is worth a secret
# What SANFANG_WECHAT_TEMPLATES says where the stand-in answers.
TEMPLATES = tuple(f"{template}=standin-{template}" for template in Template)


def openid_of(phone: str) -> str:
    return f"simulated-{phone}"
