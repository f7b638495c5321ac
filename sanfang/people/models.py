"""Accounts, and the staff of schools and of the province."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.db.models import Q

from sanfang.actors import Role
from sanfang.institutions.models import Department, Province, School
from sanfang.people.managers import Accounts
from sanfang.people.queries import StaffQuerySet
from sanfang.privacy.fields import EncryptedTextField


class User(AbstractBaseUser):
    """An account: a desk account has a password, a phone's has the openid that WeChat gave us.

    An openid means a person only together with the mini program that it was given to: `app_id`.
    """

    username = models.CharField("用户名", max_length=150, unique=True)
    name = models.CharField("姓名", max_length=100, blank=True)
    openid = models.CharField(max_length=128, null=True, editable=False)  # noqa: DJ001
    app_id = models.CharField(max_length=32, blank=True, default="", db_default="", editable=False)
    is_active = models.BooleanField("启用", default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = Accounts()

    USERNAME_FIELD = "username"

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["openid", "app_id"], name="one_account_per_wechat_identity")
        ]

    @property
    def is_phone(self) -> bool:
        return self.openid is not None

    @property
    def reachable_openid(self) -> str:
        """To whom our mini program can send; nobody, for an account of another one."""
        is_ours = self.app_id == settings.WECHAT_APP_ID
        return self.openid or "" if is_ours else ""


class StaffMember(models.Model):
    """One person's post at one school: the role and the departments it covers (none: the whole school)."""

    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="staff_member")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="staff")
    role = models.CharField("角色", max_length=20, choices=Role.choices)
    departments = models.ManyToManyField(
        Department, blank=True, related_name="staff", verbose_name="负责院系"
    )
    # Asked for so that nobody reviews an agreement of a company whose contact he or she is (promises V05).
    phone = EncryptedTextField("手机号码", blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = StaffQuerySet.as_manager()

    class Meta:
        ordering = ["school", "role", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="staff_role_is_known"),
        ]


class ProvinceOfficer(models.Model):
    """One person's post at the province."""

    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="province_officer")
    province = models.ForeignKey(Province, on_delete=models.PROTECT, related_name="officers")

    class Meta:
        ordering = ["pk"]
