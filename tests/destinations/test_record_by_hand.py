"""What staff enter by hand: complete by the table of its code, with evidence, nothing overwritten (manual H4)."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from sanfang.actors import system
from sanfang.agreements import actions as agreements
from sanfang.agreements.errors import AlreadyEmployed
from sanfang.audit.models import Entry
from sanfang.destinations import actions
from sanfang.destinations.errors import (
    ChangedMeanwhile,
    EvidenceMissing,
    FieldsMissing,
    FromAnAgreement,
    NothingToReset,
    NotOnTheList,
    NotYourGraduate,
    UnknownCode,
)
from sanfang.destinations.models import Destination, DestinationChange, Evidence, Source
from sanfang.destinations.requirements import requirements
from sanfang.graduates import actions as graduates
from sanfang.reasons import ReasonMissing
from tests.cast import COHORT
from tests.destinations.byhand import VALUES, files_for, record, values_for

BY_HAND = [code for code in requirements(COHORT) if code != "70"]


def now(graduate) -> Destination:
    return Destination.objects.get(graduate=graduate)


@pytest.mark.parametrize("code", BY_HAND)
def test_every_code_can_be_entered_when_it_is_complete(cast, code):
    record(cast, code)

    destination = now(cast.zhang)
    assert (destination.code, destination.source) == (code, Source.BY_HAND)
    assert destination.evidence_count == len(files_for(code))


@pytest.mark.parametrize(
    ("code", "field"),
    [(code, field) for code in BY_HAND for field in requirements(COHORT)[code].asks],
)
def test_every_field_a_code_asks_for_is_insisted_on(cast, code, field):
    incomplete = values_for(code) | {field: ""}

    with pytest.raises(FieldsMissing) as refusal:
        actions.record(cast.zhang, code, incomplete, files_for(code), actor=cast.actor("teacher"))

    assert [name for name, _ in refusal.value.fields] == [field]
    assert now(cast.zhang).code == "70"


@pytest.mark.parametrize("code", [code for code in BY_HAND if code not in {"71", "72"}])
def test_every_paper_a_code_asks_for_is_insisted_on(cast, code):
    with pytest.raises(EvidenceMissing):
        record(cast, code, files={})

    assert not DestinationChange.objects.exists()


def test_a_shop_without_a_licence_needs_its_address(cast):
    with pytest.raises(FieldsMissing):
        record(cast, "75", employer_uscc="", web_address="")

    record(cast, "75", employer_uscc="", web_address="https://shop.example.com")
    assert now(cast.zhang).web_address == "https://shop.example.com"


def test_only_the_fields_of_the_code_are_kept(cast):
    """X02: what a form did not offer changes nothing."""
    values = values_for("801") | {"employer_uscc": "91340200MA0000009H", "source": "online", "code": "10"}

    actions.record(cast.zhang, "801", values, files_for("801"), actor=cast.actor("teacher"))

    destination = now(cast.zhang)
    assert (destination.code, destination.source, destination.employer_uscc) == ("801", "hand", "")


def test_a_code_of_another_year_is_refused(cast):
    with pytest.raises(UnknownCode):
        actions.record(cast.zhang, "80", VALUES, {}, actor=cast.actor("teacher"))


def test_a_cohort_of_before_has_the_codes_of_its_time(cast):
    cast.zhang.cohort_year = 2019
    cast.zhang.save()

    actions.record(
        cast.zhang, "80", values_for("80", 2019), files_for("80", 2019), actor=cast.actor("teacher")
    )

    assert now(cast.zhang).code == "80"


def test_a_live_agreement_is_not_overwritten_by_hand(cast, signed):
    with pytest.raises(FromAnAgreement, match="解约"):
        record(cast)

    cast.approve(signed)
    with pytest.raises(FromAnAgreement, match="解锁"):
        record(cast, reason="改签劳动合同")
    assert now(cast.zhang).source == Source.ONLINE


def test_after_the_agreement_ended_it_may_be_entered(cast, in_force):
    agreements.unlock(cast.zhang, actor=cast.actor("administrator"), reason="解约后升学")

    record(cast, "801")

    assert now(cast.zhang).code == "801"


def test_what_takes_effect_brings_the_employer_s_facts(cast, in_force):
    destination = now(cast.zhang)

    assert (destination.employer_nature, destination.employer_industry, destination.job_category) == (
        "39",
        "34",
        "13",
    )
    assert (destination.contact_person, destination.postcode) == ("莫新", "241000")


def test_whoever_is_employed_by_hand_cannot_sign(cast):
    record(cast, "11")

    with pytest.raises(AlreadyEmployed):
        cast.sign()


@pytest.mark.parametrize("code", ["71", "72"])
def test_whoever_is_not_employed_may_still_sign(cast, code):
    record(cast, code)

    cast.approve(cast.sign())

    assert now(cast.zhang).source == Source.ONLINE
    assert [change.old_code for change in cast.zhang.destination_changes.all()] == [code, "70"]


def test_the_history_keeps_everything(cast):
    record(cast, "11")
    record(cast, "801", reason="考取研究生")

    latest, first = cast.zhang.destination_changes.all()
    assert (first.old_code, first.new_code, first.by, first.reason) == ("70", "11", "teacher", "")
    assert (latest.old_code, latest.new_code, latest.reason) == ("11", "801", "考取研究生")
    assert ["单位名称", "芜湖青禾信息技术有限公司"] in first.facts
    assert ["录取院校", "芜湖青禾信息技术有限公司"] in latest.facts
    assert [one.kind for one in first.evidence.all()] == ["contract"]


def test_replacing_what_was_said_owes_a_reason(cast):
    record(cast, "11")

    with pytest.raises(ReasonMissing):
        record(cast, "801")


def test_mending_a_detail_keeps_the_evidence_of_before(cast):
    first = record(cast, "11")
    mended = record(cast, "11", files={}, reason="职位填错", job_category="24")

    assert now(cast.zhang).job_category == "24"
    assert [one.file_id for one in mended.evidence.all()] == [one.file_id for one in first.evidence.all()]


def test_another_code_needs_its_own_evidence(cast):
    record(cast, "11")

    with pytest.raises(EvidenceMissing):
        record(cast, "12", files={}, reason="不是劳动合同")


def test_back_to_waiting_needs_a_reason_and_keeps_nothing(cast):
    record(cast, "11")
    with pytest.raises(ReasonMissing):
        record(cast, "70", files={})

    record(cast, "70", files={}, reason="劳动合同已解除")

    destination = now(cast.zhang)
    assert (destination.code, destination.source, destination.employer_name) == ("70", "", "")
    assert cast.zhang.destination_changes.count() == 2


def test_who_waits_already_is_not_reset(cast):
    with pytest.raises(NothingToReset):
        record(cast, "70", files={}, reason="再登记一次")


def test_who_left_the_list_has_no_destination(cast):
    graduates.leave_list(cast.zhang, actor=cast.actor("administrator"), reason="延期毕业")

    with pytest.raises(NotOnTheList):
        record(cast)


def test_what_changed_since_it_was_read_is_not_overwritten(cast):
    record(cast, "11")

    with pytest.raises(ChangedMeanwhile):
        actions.record(
            cast.zhang,
            "801",
            values_for("801"),
            files_for("801"),
            actor=cast.actor("teacher"),
            reason="考取研究生",
            seen=0,
        )


@pytest.mark.parametrize("who", ["teacher", "counsellor", "administrator"])
def test_staff_of_the_scope_may_enter(cast, who):
    assert record(cast, by=who).by == who


@pytest.mark.parametrize(
    "who",
    ["teacher_of_another_department", "administrator_of_another_school", "officer", "mo", "zhang", "li"],
)
def test_nobody_else_may_enter(cast, who):
    with pytest.raises(NotYourGraduate):
        record(cast, by=who)

    assert now(cast.zhang).code == "70"


def test_entering_leaves_a_row_of_the_trail_with_the_evidence_s_hash(cast):
    change = record(cast, "11")

    entry = Entry.objects.get(act="destination.set")
    assert (entry.old, entry.new, entry.who) == ("70", "11", "teacher")
    assert entry.facts["evidence"] == [change.evidence.get().file.sha256]


@pytest.mark.parametrize(
    "broken",
    [
        {"code": "70"},
        {"source": ""},
        {"source": "online"},
    ],
)
def test_the_database_insists(cast, broken):
    record(cast, "11")

    with pytest.raises(IntegrityError), transaction.atomic():
        Destination.objects.filter(graduate=cast.zhang).update(**broken)


def test_the_database_refuses_to_rewrite_the_history(cast):
    change = record(cast, "11")

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        DestinationChange.objects.filter(pk=change.pk).update(reason="改写")


def test_one_file_stands_once_behind_a_change(cast):
    evidence = record(cast, "11").evidence.get()

    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.objects.create(change=evidence.change, kind="x", label="x", file=evidence.file)


def test_a_change_has_an_author(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        DestinationChange.objects.create(graduate=cast.zhang, old_code="70", new_code="11", by="")


def test_the_system_ends_what_the_system_began(cast, in_force):
    actions.awaiting_employment(cast.zhang, actor=system(), reason="同意解约")

    assert cast.zhang.destination_changes.first().by == "系统"
