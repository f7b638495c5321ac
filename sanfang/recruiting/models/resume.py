"""The résumé: what the graduate adds to the record."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from sanfang.graduates.models import Graduate
from sanfang.recruiting.queries import ResumeQuerySet
from sanfang.uploads.models import StoredFile


class Resume(models.Model):
    """One graduate's résumé. Name, school, major and contact data are the record's and stand there only."""

    graduate = models.OneToOneField(Graduate, on_delete=models.PROTECT, related_name="resume")
    objective = models.CharField("求职意向", max_length=100, blank=True)
    skills = models.TextField("技能特长", max_length=1000, blank=True)
    about = models.TextField("自我评价", max_length=1000, blank=True)
    attachment = models.OneToOneField(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="resume"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField("更新时间", auto_now=True)

    objects = ResumeQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]


class ResumeEntry(models.Model):
    """One line of a life: where, as what, from when to when. Months are written 「2024-07」; no end is 至今."""

    class Kind(models.TextChoices):
        EDUCATION = "education", "教育经历"
        EXPERIENCE = "experience", "实习与实践"

    resume = models.ForeignKey(Resume, on_delete=models.CASCADE, related_name="entries")
    kind = models.CharField("类别", max_length=12, choices=Kind.choices)
    place = models.CharField("学校或单位", max_length=100)
    role = models.CharField("专业或岗位", max_length=100, blank=True)
    began = models.CharField("开始年月", max_length=7)
    ended = models.CharField("结束年月", max_length=7, blank=True)
    description = models.TextField("说明", max_length=1000, blank=True)

    class Meta:
        ordering = ["kind", "-began", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended="") | Q(ended__gte=F("began")), name="a_resume_entry_ends_after_it_began"
            )
        ]

    @property
    def period(self) -> str:
        """「2024-07 至 2025-06」, 「2024-07 至今」."""
        return f"{self.began} 至 {self.ended}" if self.ended else f"{self.began} 至今"
