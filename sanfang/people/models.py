"""Accounts, and the staff of schools and of the province."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.db.models import F, Q, Value
from django.utils import timezone

from sanfang.actors import Actor, Party, Role
from sanfang.institutions.models import Department, Province, School, SchoolClass
from sanfang.people.managers import Accounts
from sanfang.people.months import months_between
from sanfang.people.queries import SecondFactorQuerySet, StaffQuerySet
from sanfang.privacy.fields import EncryptedTextField

# The two kinds of what somebody covers in part of a school.
DEPARTMENT, CLASS = "department", "class"


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
    """One person's post at one school: the role, and the departments and classes it covers.

    An administrator has neither and covers the whole school; only counsellors have classes.
    """

    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="staff_member")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="staff")
    role = models.CharField("角色", max_length=20, choices=Role.choices)
    departments = models.ManyToManyField(
        Department, blank=True, related_name="staff", verbose_name="负责院系"
    )
    classes = models.ManyToManyField(SchoolClass, blank=True, related_name="staff", verbose_name="负责班级")
    # Asked for so that nobody reviews an agreement of a company whose contact he or she is (promises V05).
    phone = EncryptedTextField("手机号码", blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    # Who took over when this person left, and when.
    handed_over_to = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="taken_over_from", verbose_name="接手人"
    )
    handed_over_at = models.DateTimeField("交接时间", null=True)

    objects = StaffQuerySet.as_manager()

    class Meta:
        ordering = ["school", "role", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="staff_role_is_known"),
            models.CheckConstraint(
                condition=Q(handed_over_to__isnull=True, handed_over_at__isnull=True)
                | (
                    Q(handed_over_to__isnull=False, handed_over_at__isnull=False) & ~Q(handed_over_to=F("pk"))
                ),
                name="work_is_handed_over_to_somebody_else_at_a_time",
            ),
        ]

    @property
    def is_open(self) -> bool:
        """Whether this person can sign in."""
        return self.user.is_active

    @property
    def unused_months(self) -> int:
        """How many whole months ago this person last signed in; since the account was made, if never."""
        return months_between(self.user.last_login or self.created_at, timezone.now())

    def acting(self, address: str = "") -> Actor:
        """This person as an actor, with the rights of this moment. One query, for the scope."""
        role = Role(self.role)
        covered: dict[str, list[int]] = {DEPARTMENT: [], CLASS: []}
        for kind, key in self._covered():
            covered[kind].append(key)
        return Actor(
            Party.SCHOOL,
            self.user.name or self.user.username,
            self.user_id,
            address,
            school_id=self.school_id,
            province_id=self.school.province_id,
            role=role,
            department_ids=None if role == Role.ADMINISTRATOR else tuple(covered[DEPARTMENT]),
            class_ids=tuple(covered[CLASS]) if role == Role.COUNSELLOR else (),
        )

    def _covered(self) -> Any:
        """Which kind and its key, of everything that this post covers."""
        departments = _keys(StaffMember.departments.through, DEPARTMENT, "department_id", self.pk)
        classes = _keys(StaffMember.classes.through, CLASS, "schoolclass_id", self.pk)
        return departments.union(classes).order_by("kind", "key")


def _keys(rows: Any, kind: str, column: str, member: int) -> Any:
    of_member = rows._default_manager.filter(staffmember=member)
    named = of_member.annotate(kind=Value(kind, models.CharField()), key=F(column))
    return named.values_list("kind", "key")


class SecondFactor(models.Model):
    """The key that an account shares with its authenticator app; on from the first code that was shown.

    `last_step` is the latest half minute of which a code was used, so that none is used twice.
    """

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="second_factor")
    key = EncryptedTextField()
    last_step = models.BigIntegerField(default=0)
    turned_on_at = models.DateTimeField(null=True)

    objects = SecondFactorQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]


class ProvinceOfficer(models.Model):
    """One person's post at the province."""

    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="province_officer")
    province = models.ForeignKey(Province, on_delete=models.PROTECT, related_name="officers")

    class Meta:
        ordering = ["pk"]
