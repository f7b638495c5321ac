"""How accounts are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.base_user import BaseUserManager

from sanfang.people.errors import UsernameTaken

if TYPE_CHECKING:
    from sanfang.people.models import User

# No account of a real person is called so.
TRIED_FIRST = frozenset({"admin", "guest", "root", "test"})


class Accounts(BaseUserManager["User"]):
    """Accounts with a password for the desks, and accounts of phones that WeChat vouches for."""

    def create_user(self, username: str, password: str, *, name: str = "") -> User:
        """A desk's account; UsernameTaken for a name that whoever guesses tries first (promises X04)."""
        if username.casefold() in TRIED_FIRST:
            raise UsernameTaken
        user = self.model(username=username, name=name)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def for_phone(self, openid: str, app_id: str = "") -> User:
        """The account of one WeChat identity, which is an openid of one mini program.

        It has no password, so nobody can sign in to it at a desk.
        """
        username = ":".join(part for part in ("wechat", app_id, openid) if part)
        user, is_new = self.get_or_create(openid=openid, app_id=app_id, defaults={"username": username})
        if is_new:
            user.set_unusable_password()
            user.save(update_fields=["password"])
        return user
