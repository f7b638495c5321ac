"""Putting an agreement on paper: who may, when, and what is counted (manual F2, F3; promises W01, W02)."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection

from sanfang.agreements import actions as agreements
from sanfang.agreements.models import Agreement
from sanfang.audit.models import Entry
from sanfang.documents import actions, paper
from sanfang.documents.errors import BeingMade, CorrectedMeanwhile, NotPrintable, NotYours
from sanfang.documents.glyphs import GlyphMissing
from sanfang.documents.models import PrintRecord
from tests.agreements.corrections.conftest import Correcting
from tests.documents.originals import original_of, token_of

CHINA = ZoneInfo("Asia/Shanghai")


@pytest.fixture(autouse=True)
def typeset(monkeypatch) -> list[list[str]]:
    """The copies of each original that was typeset; how it looks is told of elsewhere."""
    copies = []

    def render(details, *, sheets, **_):
        copies.append([sheet.label for sheet in sheets])
        return b"%PDF-quick"

    monkeypatch.setattr(paper, "render", render)
    return copies


def count() -> int:
    return sum(PrintRecord.objects.values_list("count", flat=True))


@pytest.mark.parametrize("who", ["teacher", "administrator", "mo"])
def test_F2_F3_school_and_employer_print_three_copies_and_are_counted(cast, in_force, who, typeset):
    actions.print_copies(in_force, actor=cast.actor(who))

    assert typeset == [["第 1 份（用人单位）", "第 2 份（毕业生）", "第 3 份（学校）"]]
    assert count() == 1
    assert Entry.objects.filter(act="agreement.print", who=who).count() == 1


def test_typesetting_keeps_nobody_from_writing(cast, in_force, monkeypatch):
    around = list(connection.savepoint_ids)
    monkeypatch.setattr(paper, "render", lambda *_, **__: str(connection.savepoint_ids == around).encode())

    assert actions.print_copies(in_force, actor=cast.actor("teacher")) == b"True"


def test_W01_an_agreement_that_ends_while_it_is_typeset_is_not_printed(cast, in_force, monkeypatch):
    def render(*_, **__):
        agreements.unlock(cast.zhang, actor=cast.actor("administrator"), reason="去向有误")
        return b"%PDF-quick"

    monkeypatch.setattr(paper, "render", render)

    with pytest.raises(NotPrintable):
        actions.print_copies(in_force, actor=cast.actor("teacher"))
    assert count() == 0


def test_what_is_corrected_while_it_is_typeset_is_not_printed_as_it_was(cast, in_force, monkeypatch):
    def render(*_, **__):
        Agreement.objects.update(revision=2)
        return b"%PDF-quick"

    monkeypatch.setattr(paper, "render", render)

    with pytest.raises(CorrectedMeanwhile):
        actions.print_copies(in_force, actor=cast.actor("teacher"))
    assert count() == 0


def test_a_page_opened_before_a_correction_prints_what_stands_there_now(cast, in_force, monkeypatch):
    opened = Agreement.objects.get(pk=in_force.pk)
    given = {}
    monkeypatch.setattr(paper, "render", lambda details, **more: given.update(more) or b"%PDF-quick")
    Correcting(cast, in_force).done(values={"position_title": "高级软件工程师"})

    actions.print_copies(opened, actor=cast.actor("teacher"))

    assert given["revision"] == 2
    assert given["sheets"][1].code.startswith(f"http://127.0.0.1:8000/v/{token_of(in_force)}/#")
    assert Entry.objects.get(act="agreement.print").facts["revision"] == 2


def test_F3_the_graduate_has_the_same_file_and_is_not_counted(cast, in_force):
    printed = actions.print_copies(in_force, actor=cast.actor("teacher"))

    assert actions.pdf_of(in_force, actor=cast.actor("zhang")) == printed
    assert count() == 1


def test_who_only_looks_makes_nothing(cast, in_force, typeset):
    with pytest.raises(BeingMade):
        actions.pdf_of(in_force, actor=cast.actor("zhang"))

    assert (typeset, original_of(in_force).state) == ([], "making")


@pytest.mark.parametrize("who", ["teacher", "administrator", "mo"])
def test_W01_nobody_prints_before_approval(cast, signed, who):
    with pytest.raises(NotPrintable):
        actions.print_copies(signed, actor=cast.actor(who))
    with pytest.raises(NotPrintable):
        actions.pdf_of(signed, actor=cast.actor("zhang"))

    assert count() == 0


@pytest.mark.parametrize(
    "outsider",
    [
        "ann",
        "teacher_of_another_department",
        "administrator_of_another_school",
        "counsellor",
        "officer",
        "zhang",
        "li",
    ],
)
def test_W02_nobody_else_prints(cast, in_force, outsider):
    with pytest.raises(NotYours):
        actions.print_copies(in_force, actor=cast.actor(outsider))

    assert count() == 0


def test_what_ended_meanwhile_is_not_printed(cast, in_force):
    agreements.unlock(cast.zhang, actor=cast.actor("administrator"), reason="毕业生改签")

    with pytest.raises(NotPrintable):
        actions.print_copies(in_force, actor=cast.actor("teacher"))


def test_a_print_that_was_refused_is_not_counted(cast, in_force, monkeypatch):
    def refuse(*args, **kwargs):
        raise GlyphMissing(["𮧵"])

    monkeypatch.setattr(paper, "render", refuse)

    with pytest.raises(GlyphMissing):
        actions.print_copies(in_force, actor=cast.actor("teacher"))

    assert count() == 0
    assert not Entry.objects.filter(act="agreement.print").exists()


def test_W03_the_last_time_is_the_latest_whoever_had_to_wait(cast, in_force):
    later = datetime(2026, 6, 1, 10, 0, 1, tzinfo=CHINA)
    for moment in (later, later.replace(second=0)):
        with time_machine.travel(moment, tick=False):
            actions.print_copies(in_force, actor=cast.actor("teacher"))

    record = PrintRecord.objects.get()
    assert (record.count, record.last_printed_at) == (2, later)
