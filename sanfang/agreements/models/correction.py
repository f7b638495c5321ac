"""A correction that somebody proposed, and the earlier revisions of an agreement that corrections replaced."""

from __future__ import annotations

import json
from datetime import datetime

from django.db import models
from django.db.models import Q

from sanfang.actors import Party
from sanfang.agreements.comparing import Difference
from sanfang.agreements.correctable import Changes, differences_in
from sanfang.agreements.correction_states import AWAITED, UNDECIDED, WITH_DEADLINE, CorrectionState
from sanfang.agreements.queries import CorrectionQuerySet
from sanfang.privacy.fields import EncryptedTextField
from sanfang.uploads.models import StoredFile

PROPOSERS = [(one.value, one.label) for one in (Party.GRADUATE, Party.EMPLOYER, Party.SCHOOL)]


class AgreementCorrection(models.Model):
    """协议更正: a typo in an agreement in force is put right when both sides and the school agree.

    All three read `reason`, and `answer`, which says why somebody did not agree. `base_sha256` is the text that was
    before the proposer. `letter` is the consent of an employer without an account, which cannot be asked.
    """

    State = CorrectionState

    agreement = models.ForeignKey(
        "agreements.Agreement", on_delete=models.PROTECT, related_name="corrections"
    )
    asked_by = models.CharField("申请方", max_length=10, choices=PROPOSERS)
    state = models.CharField("状态", max_length=20, choices=CorrectionState.choices)
    base_sha256 = models.CharField(max_length=64)
    changes_text = EncryptedTextField("更正内容")
    reason = models.CharField("更正原因", max_length=500)
    letter = models.OneToOneField(
        StoredFile, on_delete=models.PROTECT, null=True, related_name="correction_letter"
    )
    answer_by = models.DateTimeField("答复期限", null=True, blank=True)
    answer = models.CharField("不同意原因", max_length=500, blank=True)
    proposed_at = models.DateTimeField("提出时间", auto_now_add=True)
    decided_at = models.DateTimeField("结束时间", null=True, blank=True)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement"],
                condition=Q(state__in=UNDECIDED),
                name="one_open_correction_per_agreement",
                violation_error_message="这份协议已经有一份更正申请正在处理。",
            ),
            models.CheckConstraint(
                condition=Q(state__in=CorrectionState.values), name="correction_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(asked_by__in=[one for one, _ in PROPOSERS]), name="a_party_proposes_a_correction"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=WITH_DEADLINE) | Q(answer_by__isnull=False),
                name="a_correction_that_waits_for_a_side_has_a_deadline",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["declined", "refused"]) | ~Q(answer=""),
                name="a_no_to_a_correction_has_a_reason",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="a_correction_has_a_reason"),
        ]
        indexes = [
            models.Index(fields=["state", "-proposed_at"], name="agreement_corrections_by_state"),
            models.Index(
                fields=["answer_by"],
                condition=Q(state__in=WITH_DEADLINE),
                name="corrections_by_deadline",
            ),
        ]

    @property
    def is_open(self) -> bool:
        """Whether it is still on its way."""
        return self.state in UNDECIDED

    @property
    def on_paper(self) -> bool:
        """Whether the employer agreed by a letter, and so is not asked."""
        return self.letter_id is not None

    @property
    def changes(self) -> Changes:
        """What is corrected, from what to what."""
        content: Changes = {name: (pair[0], pair[1]) for name, pair in json.loads(self.changes_text).items()}
        return content

    @property
    def differences(self) -> list[Difference]:
        """The same as people read it."""
        return differences_in(self.changes)

    @property
    def awaits(self) -> Party | None:
        """Whose answer it waits for."""
        return AWAITED.get(CorrectionState(self.state))

    def is_overdue(self, now: datetime) -> bool:
        """Whether a side let its days pass, swept or not: then nobody can agree any more."""
        return self.state in WITH_DEADLINE and self.answer_by is not None and self.answer_by <= now


class Revision(models.Model):
    """What an agreement said before a correction, kept for ever: its text and its hash.

    What stands now is the agreement's own; these are numbered from 1.
    """

    agreement = models.ForeignKey(
        "agreements.Agreement", on_delete=models.PROTECT, related_name="earlier_revisions"
    )
    number = models.PositiveSmallIntegerField("版次")
    details_text = EncryptedTextField("协议内容")
    details_sha256 = models.CharField(max_length=64)
    correction = models.OneToOneField(AgreementCorrection, on_delete=models.PROTECT, related_name="replaced")
    replaced_at = models.DateTimeField("更正时间")

    class Meta:
        ordering = ["agreement", "number"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="one_revision_of_a_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="revisions_are_numbered_from_one"),
        ]
