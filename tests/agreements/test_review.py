"""The school's verdict (manual E3, E4; promises V01–V08)."""

import pytest

from sanfang.agreements import actions
from sanfang.agreements.errors import (
    ConflictOfInterest,
    EvidenceMissing,
    NotNow,
    NotYours,
    SomeNotFound,
    SomeStopAll,
)
from sanfang.agreements.models import Agreement
from sanfang.destinations.models import Destination
from sanfang.employers.models import QualificationDocument
from sanfang.notices.models import Notice
from sanfang.people.models import StaffMember
from sanfang.reasons import ReasonMissing
from sanfang.uploads.models import StoredFile
from tests.cast import a_graduate


def test_approval_takes_effect_at_once(cast, signed):
    actions.approve(signed, actor=cast.actor("teacher"))

    destination = Destination.objects.get(graduate=cast.zhang)
    assert signed.state == "in_force"
    assert (destination.code, destination.employer_name) == ("10", "芜湖云帆软件有限公司")


def test_both_parties_are_told_of_a_rejection_with_its_reason(cast, signed):
    actions.reject(signed, actor=cast.actor("teacher"), reason="资质证明材料不清晰")

    bodies = Notice.objects.filter(kind="reject").order_by("party").values_list("party", "body")
    assert [party for party, _ in bodies] == ["employer", "graduate"]
    assert all("资质证明材料不清晰" in body for _, body in bodies)


def test_the_graduate_can_sign_again_after_a_rejection(cast, signed):
    actions.reject(signed, actor=cast.actor("teacher"), reason="材料不清晰")

    assert cast.sign(by="ann").state == "awaiting_school"


@pytest.mark.parametrize("reason", ["", "   ", "无", "长" * 501])
def test_v02_a_rejection_without_a_proper_reason_is_refused(cast, signed, reason):
    with pytest.raises(ReasonMissing):
        actions.reject(signed, actor=cast.actor("teacher"), reason=reason)

    assert Agreement.objects.get().state == "awaiting_school"


@pytest.mark.parametrize(
    "outsider",
    [
        "teacher_of_another_department",
        "administrator_of_another_school",
        "counsellor",
        "mo",
        "zhang",
        "officer",
    ],
)
def test_v01_nobody_but_this_school_s_reviewers_can_decide(cast, signed, outsider):
    with pytest.raises(NotYours):
        actions.approve(signed, actor=cast.actor(outsider))
    with pytest.raises(NotYours):
        actions.reject(signed, actor=cast.actor(outsider), reason="理由充分")


def test_v03_what_was_disowned_meanwhile_cannot_be_approved(cast, signed):
    actions.disown(Agreement.objects.get(pk=signed.pk), actor=cast.actor("zhang"))

    with pytest.raises(NotNow) as refused:
        actions.approve(signed, actor=cast.actor("teacher"))

    assert "非本人签约" in str(refused.value)
    assert Destination.objects.get(graduate=cast.zhang).code == "70"


def test_v04_one_foreign_agreement_stops_the_whole_batch(cast, signed):
    mine, foreign = cast.sign(cast.li), cast.sign(cast.wang)

    with pytest.raises(SomeNotFound) as refused:
        actions.approve_all([signed.pk, mine.pk, foreign.pk], actor=cast.actor("teacher"))

    assert str(foreign.pk) in str(refused.value)
    assert set(Agreement.objects.values_list("state", flat=True)) == {"awaiting_school"}


def test_a_batch_is_approved_as_a_whole(cast, signed):
    other = cast.sign(cast.li)

    actions.approve_all([signed.pk, other.pk], actor=cast.actor("teacher"))

    assert set(Agreement.objects.values_list("state", flat=True)) == {"in_force"}


def test_v05_a_reviewer_who_is_the_employer_s_contact_is_refused(cast, signed):
    member = StaffMember.objects.get(user=cast.users["teacher"])
    member.phone = cast.employers["mo"].phone
    member.save()

    with pytest.raises(ConflictOfInterest):
        actions.approve(signed, actor=cast.actor("teacher"))

    actions.approve(signed, actor=cast.actor("administrator"))
    assert signed.state == "in_force"


def test_v07_evidence_that_cannot_be_read_stops_the_approval(cast, signed):
    file = StoredFile.objects.create(
        file="gone/gone.pdf",
        media_type="application/pdf",
        suffix=".pdf",
        size=1,
        sha256="0" * 64,
        original_name="执照",
    )
    QualificationDocument.objects.create(employer=cast.employers["mo"], kind="licence", file=file)

    with pytest.raises(EvidenceMissing):
        actions.approve(signed, actor=cast.actor("teacher"))

    assert Agreement.objects.get().state == "awaiting_school"


def test_V04_the_agreement_that_stops_a_batch_is_named_and_nothing_is_approved(cast, signed):
    other = cast.sign(cast.li)
    actions.disown(other, actor=cast.actor("li"))

    with pytest.raises(SomeStopAll) as refused:
        actions.approve_all([signed.pk, other.pk], actor=cast.actor("teacher"))

    assert "李晓的协议（1 份）不能审核，本次一份也没有审核。" in str(refused.value)
    assert "非本人签约" in str(refused.value)
    assert Agreement.objects.get(pk=signed.pk).state == "awaiting_school"


def test_V04_every_one_that_stops_a_batch_is_named_with_its_own_reason(cast, signed):
    other, fine = cast.sign(cast.li), cast.sign(a_graduate(cast.computing, cast.plan, "赵宁"))
    actions.disown(other, actor=cast.actor("li"))
    actions.approve(signed, actor=cast.actor("administrator"))

    with pytest.raises(SomeStopAll) as refused:
        actions.reject_all([signed.pk, other.pk, fine.pk], actor=cast.actor("teacher"), reason="材料不清晰")

    assert set(refused.value.refused) == {signed.pk, other.pk}
    assert "administrator已办理「通过」" in str(refused.value.refused[signed.pk])
    assert "毕业生已办理「非本人签约」" in str(refused.value.refused[other.pk])
    assert Agreement.objects.get(pk=fine.pk).state == "awaiting_school"


def test_a_batch_is_rejected_as_a_whole_for_one_reason(cast, signed):
    other = cast.sign(cast.li)

    actions.reject_all([signed.pk, other.pk], actor=cast.actor("teacher"), reason="材料不清晰")

    assert set(Agreement.objects.values_list("state", "reason")) == {("rejected", "材料不清晰")}


def test_V02_a_batch_without_a_reason_is_refused_before_anything_is_looked_at(cast, signed):
    with pytest.raises(ReasonMissing):
        actions.reject_all([signed.pk, 999_999], actor=cast.actor("teacher"), reason=" ")

    assert Agreement.objects.get().state == "awaiting_school"


@pytest.mark.parametrize(("reader", "told"), [("administrator", "teacher已办理"), ("teacher", "您已办理")])
def test_V03_who_comes_too_late_is_told_who_was_faster_and_when(cast, signed, time_machine, reader, told):
    time_machine.move_to("2026-11-24 09:30+08:00", tick=False)
    actions.reject(Agreement.objects.get(pk=signed.pk), actor=cast.actor("teacher"), reason="材料不清晰")

    with pytest.raises(NotNow) as refused:
        actions.approve(signed, actor=cast.actor(reader))

    assert str(refused.value).startswith(f"11月24日 09:30，{told}「不通过」。")


def test_V03_a_graduate_who_comes_too_late_reads_no_name_of_the_staff(cast, signed):
    actions.approve(Agreement.objects.get(pk=signed.pk), actor=cast.actor("teacher"))

    with pytest.raises(NotNow) as refused:
        actions.disown(signed, actor=cast.actor("zhang"))

    assert "学校已办理「通过」" in str(refused.value)
    assert "teacher" not in str(refused.value)
