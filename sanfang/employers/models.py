"""Employers, the people who recruit for them, their documents and positions."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sanfang.actors import Party
from sanfang.employers.queries import EmployerQuerySet, OwnedByEmployerQuerySet
from sanfang.employers.states import Standing
from sanfang.institutions.models import Province
from sanfang.notices.actions import Mailbox
from sanfang.people.models import User
from sanfang.uploads.models import StoredFile


class Employer(models.Model):
    """A registered employer. `standing` says whether it may reach graduates (promises D02, D08)."""

    province = models.ForeignKey(Province, on_delete=models.PROTECT, related_name="employers")
    uscc = models.CharField("统一社会信用代码", max_length=18, unique=True)
    name = models.CharField("单位名称", max_length=100)
    name_key = models.CharField(max_length=100, db_index=True)
    nature = models.CharField("单位性质", max_length=3)
    industry = models.CharField("单位行业", max_length=3)
    place = models.CharField("单位所在地", max_length=100)
    address = models.CharField("通讯地址", max_length=200)
    postcode = models.CharField("邮政编码", max_length=6)
    contact_person = models.CharField("联系人", max_length=50)
    phone = models.CharField("招聘电话", max_length=30)
    email = models.EmailField("E-mail")
    standing = models.CharField("认证状态", max_length=12, choices=Standing.choices, default=Standing.WAITING)
    standing_reason = models.CharField("认证意见", max_length=500, blank=True)
    registered_at = models.DateTimeField("注册时间", auto_now_add=True)

    objects = EmployerQuerySet.as_manager()

    class Meta:
        ordering = ["-registered_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(standing__in=Standing.values), name="employer_standing_is_known"
            )
        ]
        indexes = [models.Index(fields=["standing", "-registered_at"], name="employers_by_standing")]

    @property
    def may_reach_graduates(self) -> bool:
        return self.standing == Standing.VERIFIED

    @property
    def mailbox(self) -> Mailbox:
        return Mailbox(Party.EMPLOYER, self.pk)


class Recruiter(models.Model):
    """A person with an account who acts for one employer."""

    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="recruiter")
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="recruiters")

    class Meta:
        ordering = ["pk"]


class QualificationDocument(models.Model):
    """资质证明材料: a business licence and the like, for the school to review against (manual E3)."""

    class Kind(models.TextChoices):
        LICENCE = "licence", "营业执照"
        OTHER = "other", "其他资质证明材料"

    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="documents")
    kind = models.CharField("材料类别", max_length=10, choices=Kind.choices)
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="qualification_document")
    uploaded_at = models.DateTimeField("上传时间", auto_now_add=True)

    objects = OwnedByEmployerQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "-uploaded_at", "-pk"]


class Position(models.Model):
    """岗位: what an employer offers; an agreement is signed for one. `monthly_pay` in yuan before tax."""

    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="positions")
    title = models.CharField("岗位名称", max_length=50)
    job_category = models.CharField("职位类别", max_length=3)
    place = models.CharField("工作地点", max_length=100)
    headcount = models.PositiveSmallIntegerField("招聘人数", default=1)
    monthly_pay = models.PositiveIntegerField("月薪（元）", null=True, blank=True)
    description = models.TextField("岗位说明", max_length=2000, blank=True)
    is_open = models.BooleanField("招聘中", default=True)
    created_at = models.DateTimeField("发布时间", auto_now_add=True)

    objects = OwnedByEmployerQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["employer", "-created_at"], name="positions_of_an_employer")]
