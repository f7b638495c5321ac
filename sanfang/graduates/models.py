"""The graduate record (生源信息), and what happens to it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sanfang.actors import Party
from sanfang.graduates.arrangements import ColumnChoice, SavedFilter
from sanfang.graduates.imports.models import ImportBatch, ImportedRecord
from sanfang.graduates.phones import Binding, PhoneProof
from sanfang.graduates.queries import ConflictQuerySet, GraduateQuerySet, RowsOfGraduates
from sanfang.graduates.readings import NameReading
from sanfang.institutions.models import Department, DispatchPlan, School, SchoolClass
from sanfang.notices.actions import Mailbox
from sanfang.privacy.fields import EncryptedTextField

__all__ = [
    "Binding",
    "ColumnChoice",
    "Correction",
    "Graduate",
    "ImportBatch",
    "ImportedRecord",
    "NameReading",
    "PhoneProof",
    "RecordChange",
    "RosterConflict",
    "SavedFilter",
]


class Graduate(models.Model):
    """One graduate of one cohort. Codes are those of `sanfang.codes.lists` for the cohort's year.

    `name_key` is the name without separators' variants, for comparing and searching (in letters: `readings`);
    `*_index` are blind indexes: the only way to look up what is encrypted.
    """

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="graduates")
    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="graduates")
    school_class = models.ForeignKey(SchoolClass, on_delete=models.PROTECT, related_name="graduates")
    plan = models.ForeignKey(DispatchPlan, on_delete=models.PROTECT, related_name="graduates")
    cohort_year = models.PositiveSmallIntegerField("年度")

    student_number = models.CharField("学号", max_length=30)
    name = models.CharField("姓名", max_length=50)
    name_key = models.CharField(max_length=100, db_index=True)
    id_number = EncryptedTextField("身份证号")
    id_number_index = models.CharField(max_length=64)
    examinee_number = models.CharField("考生号", max_length=20, blank=True)
    birth_date = models.DateField("出生日期")
    sex = models.CharField("性别", max_length=2)
    ethnicity = models.CharField("民族", max_length=2)
    political_status = models.CharField("政治面貌", max_length=2)
    education_level = models.CharField("学历", max_length=2)
    major_name = models.CharField("专业", max_length=100)
    training_mode = models.CharField("培养方式", max_length=2)
    length_of_schooling = models.CharField("学制", max_length=4)
    enrolled_on = models.DateField("入学时间", null=True, blank=True)
    graduates_on = models.DateField("毕业时间", null=True, blank=True)
    normal_student = models.CharField("师范生类别", max_length=2)
    hardship = models.CharField("困难生类别", max_length=2)
    origin_place = models.CharField("生源所在地", max_length=100, blank=True)
    origin_kind = models.CharField("城乡生源", max_length=4, blank=True)
    phone = EncryptedTextField("手机号码", blank=True)
    email = models.EmailField("电子邮箱", blank=True)
    qq = models.CharField("QQ号码", max_length=20, blank=True)
    home_address = EncryptedTextField("家庭住址", blank=True)
    home_phone = EncryptedTextField("家庭电话", blank=True)
    home_postcode = models.CharField("家庭邮编", max_length=6, blank=True)

    # Set when the graduate has checked every field; taken back when a field changes (manual A3).
    confirmed_at = models.DateTimeField("确认时间", null=True, blank=True)
    # True while a live agreement stands on this record: what it says of the person may not change under it.
    is_locked = models.BooleanField("签约锁定", default=False)
    # Since when this person does not graduate with the cohort (promises A11); null while on the list.
    left_on = models.DateField("移出名单日期", null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = GraduateQuerySet.as_manager()

    class Meta:
        ordering = ["student_number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "student_number"],
                name="one_graduate_per_student_number",
                violation_error_message="本校已有这个学号的毕业生。",
            ),
            models.UniqueConstraint(
                fields=["cohort_year", "id_number_index"],
                name="one_graduate_per_person_and_year",
                violation_error_message="同一届毕业生中已有这个身份证号。",
            ),
            models.CheckConstraint(
                condition=Q(is_locked=False) | Q(left_on__isnull=True),
                name="nobody_who_left_has_a_live_agreement",
                violation_error_message="已移出名单的毕业生不能有待审核或有效的协议。",
            ),
        ]
        indexes = [
            models.Index(fields=["school", "cohort_year", "student_number"], name="graduates_of_a_cohort"),
            models.Index(
                fields=["department", "cohort_year", "student_number"], name="graduates_of_a_department"
            ),
            models.Index(fields=["school_class", "student_number"], name="graduates_of_a_class"),
            models.Index(fields=["school", "name_key"], name="graduates_by_name"),
            models.Index(
                fields=["school", "student_number"],
                condition=Q(left_on__isnull=False),
                name="graduates_who_left",
            ),
        ]

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_at is not None

    @property
    def is_on_the_list(self) -> bool:
        return self.left_on is None

    @property
    def mailbox(self) -> Mailbox:
        """Where this graduate reads notices: the phone pages, by WeChat when a phone is bound, or else by SMS."""
        binding = Binding.objects.current().filter(graduate=self).select_related("user").first()
        openid = binding.user.reachable_openid if binding else ""
        return Mailbox(Party.GRADUATE, self.pk, openid=openid, phone=self.phone)

    @property
    def school_mailbox(self) -> Mailbox:
        return Mailbox(Party.SCHOOL, self.school_id, self.department_id, class_id=self.school_class_id)


class RecordChange(models.Model):
    """One field of one record that changed: who, when, from what to what, by which way (manual H2).

    Values of protected fields are kept masked.
    """

    class Way(models.TextChoices):
        IMPORT = "import", "名单导入"
        CORRECTION = "correction", "纠错"
        EDIT = "edit", "修改"
        UNDO = "undo", "撤销导入"

    graduate = models.ForeignKey(Graduate, on_delete=models.PROTECT, related_name="changes")
    field = models.CharField("字段", max_length=40)
    old = models.CharField("原值", max_length=200, blank=True)
    new = models.CharField("新值", max_length=200, blank=True)
    way = models.CharField("方式", max_length=12, choices=Way.choices)
    by = models.CharField("修改人", max_length=150)
    at = models.DateTimeField("修改时间", auto_now_add=True)

    objects = RowsOfGraduates.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["-at", "-id"], name="latest_record_changes"),
            models.Index(fields=["field", "-at", "-id"], name="latest_changes_of_a_field"),
        ]


class Correction(models.Model):
    """A graduate says that a field of the record is wrong; the school decides (manual A3, H1)."""

    class State(models.TextChoices):
        OPEN = "open", "待处理"
        ACCEPTED = "accepted", "已更正"
        REFUSED = "refused", "未采纳"

    graduate = models.ForeignKey(Graduate, on_delete=models.PROTECT, related_name="corrections")
    field = models.CharField("字段", max_length=40)
    proposed = EncryptedTextField("正确内容")
    note = models.CharField("说明", max_length=500, blank=True)
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.OPEN)
    reason = models.CharField("处理意见", max_length=500, blank=True)
    created_at = models.DateTimeField("提交时间", auto_now_add=True)
    decided_at = models.DateTimeField("处理时间", null=True, blank=True)

    objects = RowsOfGraduates.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["graduate", "field"],
                condition=Q(state="open"),
                name="one_open_correction_per_field",
                violation_error_message="这一项已经提交过纠错，请等待学校处理。",
            )
        ]
        indexes = [models.Index(fields=["state", "-created_at"], name="corrections_by_state")]


class RosterConflict(models.Model):
    """Two schools claim the same person for one year; the province has to look (import check R01)."""

    graduate = models.ForeignKey(Graduate, on_delete=models.PROTECT, related_name="conflicts")
    claimed_by = models.ForeignKey(School, on_delete=models.PROTECT, related_name="conflicts")
    student_number = models.CharField(max_length=30)
    noticed_at = models.DateTimeField(auto_now_add=True)

    objects = ConflictQuerySet.as_manager()

    class Meta:
        ordering = ["-noticed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["graduate", "claimed_by"], name="one_conflict_per_claim")
        ]
