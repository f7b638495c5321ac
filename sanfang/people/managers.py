"""How accounts are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.base_user import BaseUserManager

if TYPE_CHECKING:
    from sanfang.people.models import User


class Accounts(BaseUserManager["User"]):
    """Accounts with a password for the desks, and accounts of phones that WeChat vouches for."""

    def create_user(self, username: str, password: str, *, name: str = "") -> User:
        user = self.model(username=username, name=name)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def for_phone(self, openid: str) -> User:
        """The account of one WeChat identity. It has no password, so nobody can sign in to it at a desk."""
        user, is_new = self.get_or_create(openid=openid, defaults={"username": f"wechat:{openid}"})
        if is_new:
            user.set_unusable_password()
            user.save(update_fields=["password"])
        return user
