"""The report for a court: a sealed PDF in whose text every hash stands; the trail says who took it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from sanfang.audit.models import Entry
from sanfang.documents.errors import NotYours, ReportNotAskedFor, ReportNotSealed
from sanfang.documents.evidence import actions
from sanfang.documents.evidence.actions import Form, take_out
from sanfang.documents.evidence.report import report_of
from sanfang.sealing.digests import sha256
from sanfang.sealing.examining import Finding, examine
from tests.audit.test_trail import tamper
from tests.documents.originals import made
from tests.documents.samples import pages_of

MUTE = ["mute=tests.documents.test_sealed_prints.Silent"]


def text_of(pdf: bytes) -> str:
    return "".join(pages_of(pdf))


def test_its_text_holds_every_hash_and_names_what_happened(correcting, record):
    correcting.done()
    made(correcting.agreement)
    evidence = record(correcting.agreement)

    text = text_of(report_of(evidence))

    hashes = [evidence.chain.head, *(act.entry.entry_hash for act in evidence.acts)]
    hashes += [one.sha256 for one in (*evidence.texts, *evidence.files)]
    hashes += [one.sm3 for one in (*evidence.texts, *evidence.files)]
    assert [one for one in hashes if one not in text] == []
    assert [act.words for act in evidence.acts if act.words not in text] == []
    assert "核对结果：下列记录逐条重算，与写入时一致" in text


def test_it_says_which_row_was_changed(in_force, record):
    tamper("UPDATE audit_entry SET reason = 'x' WHERE act = 'agreement.approve'")

    text = text_of(report_of(record(in_force)))

    assert "核对结果：不一致。第2条记录（通过）与写入时不一致" in text


def test_nothing_of_another_agreement_is_in_it(cast, in_force, record):
    other = cast.sign(cast.li)

    text = text_of(report_of(record(in_force)))

    canaries = ("李晓", other.number, other.details_sha256, cast.li.student_number)
    assert [one for one in canaries if one in text] == []


def test_it_is_sealed_where_a_seal_is_set_up(cast, in_force, provider, authorities):
    content = take_out(in_force, Form.REPORT, actor=cast.actor("mo"))

    assert examine(content, authorities).finding is Finding.SEALED
    # PDF/A-2a, as the papers are.
    assert re.findall(rb"<pdfaid:(?:part|conformance)>(\w)<", content) == [b"2", b"A"]


@pytest.mark.parametrize("form", Form)
def test_the_trail_says_who_took_which_file(cast, in_force, form):
    content = take_out(in_force, form, actor=cast.actor("teacher"))

    noted = Entry.objects.get(act="agreement.evidence")
    assert (noted.who, noted.facts["form"], noted.facts["sha256"]) == ("teacher", form, sha256(content))
    assert noted.facts["head"] == noted.previous_hash


def test_without_an_answer_of_the_seal_nothing_is_taken_and_nothing_noted(cast, in_force, settings):
    settings.SEALS, settings.SEAL_PROVIDERS = ["10363=mute:"], MUTE

    with pytest.raises(ReportNotSealed):
        take_out(in_force, Form.REPORT, actor=cast.actor("zhang"))

    assert not Entry.objects.filter(act="agreement.evidence").exists()


@pytest.mark.parametrize("outsider", ["li", "ann", "teacher_of_another_department"])
def test_strangers_get_nothing(cast, in_force, outsider):
    with pytest.raises(NotYours):
        take_out(in_force, Form.DATA, actor=cast.actor(outsider))


def test_a_phone_asks_first_and_opens_it_for_an_hour(cast, in_force, time_machine, monkeypatch):
    monkeypatch.setattr(actions, "report_of", lambda evidence: b"%PDF-quick")
    zhang = cast.actor("zhang")
    with pytest.raises(ReportNotAskedFor):
        actions.report_asked_for(in_force, actor=zhang)

    actions.ask_for_report(in_force, actor=zhang)

    assert actions.report_asked_for(in_force, actor=zhang) == b"%PDF-quick"
    time_machine.move_to(timezone.now() + timedelta(hours=1, seconds=1))
    with pytest.raises(ReportNotAskedFor):
        actions.report_asked_for(in_force, actor=zhang)
