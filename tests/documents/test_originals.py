"""An original is made once, kept as it was made, and printed for ever (promises P14, W06, W09)."""

import os
import time
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
import time_machine
from django.conf import settings
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from sanfang.agreements import actions as agreements
from sanfang.agreements.models import Agreement
from sanfang.audit.models import Entry
from sanfang.documents import actions, editions, paper, setting_up, watching
from sanfang.documents.actions import making
from sanfang.documents.errors import (
    BeingMade,
    NoCopyChosen,
    NotPrintable,
    NotYours,
    OriginalDamaged,
    TextAltered,
    Unforeseen,
)
from sanfang.documents.glyphs import GlyphMissing
from sanfang.documents.keeping import CONTEXT, keep, kept
from sanfang.documents.models import Copy, Original
from sanfang.documents.statement_keys import public_keys
from sanfang.documents.statements import read
from sanfang.notices.models import Notice
from sanfang.privacy.cipher import encrypt_bytes
from sanfang.reasons import ReasonMissing
from sanfang.sealing.digests import sha256, sm3
from sanfang.sealing.errors import SealingDown
from tests.agreements.corrections.conftest import Correcting
from tests.documents.originals import made, original_of, reprinted

LOST_ONE = actions.Reprint(frozenset({2}), "lost", "毕业生来校说明遗失")


@pytest.fixture(autouse=True)
def press(monkeypatch) -> dict:
    """Stands in for typst, which takes its time: `says` is what comes out, or what it is refused with."""
    press = {"says": b"%PDF-quick", "given": []}

    def render(details, **more):
        press["given"].append(more)
        if isinstance(press["says"], Exception):
            raise press["says"]
        return press["says"]

    monkeypatch.setattr(paper, "render", render)
    return press


@pytest.fixture
def stored(monkeypatch) -> list[str]:
    """The names under which files were stored, whatever became of them."""
    names = []
    monkeypatch.setattr(making, "keep", lambda *what: names.append(keep(*what)) or names[-1])
    return names


class TestIssuing:
    def test_approval_issues_it_with_a_copy_for_each_holder(self, in_force):
        original = original_of(in_force)

        assert (original.state, original.printing, original.details_sha256) == (
            "making",
            1,
            in_force.details_sha256,
        )
        assert [copy.words for copy in original.copies.all()] == [
            "第 1 份（用人单位）",
            "第 2 份（毕业生）",
            "第 3 份（学校）",
        ]

    def test_nothing_is_issued_before_approval(self, signed):
        assert not signed.originals.exists()

    def test_every_copy_has_a_token_of_160_bits_of_its_own(self, in_force):
        tokens = set(Copy.objects.values_list("token", flat=True))

        assert [len(token) for token in tokens] == [32, 32, 32]

    def test_X10_a_token_that_is_taken_is_made_anew(self, cast, in_force, monkeypatch):
        taken = Copy.objects.first().token
        made = iter([taken, "A" * 32, "B" * 32, "C" * 32])
        monkeypatch.setattr(Copy._meta.get_field("token"), "_get_default", lambda: next(made))

        cast.approve(cast.sign(cast.li))

        assert set(Copy.objects.values_list("token", flat=True)) > {"A" * 32, "B" * 32, "C" * 32}

    def test_a_correction_issues_another_for_the_new_text(self, cast, in_force):
        Correcting(cast, in_force).done(values={"position_title": "高级软件工程师"})

        in_force.refresh_from_db()
        assert list(in_force.originals.values_list("revision", "printing")) == [(1, 1), (2, 1)]
        assert original_of(in_force).details_sha256 == in_force.details_sha256


class TestMaking:
    def test_what_is_kept_is_what_was_made_and_its_fingerprints_are_known(self, in_force):
        original = made(in_force)

        assert kept(original) == b"%PDF-quick"
        assert (original.state, original.size) == ("ready", 10)
        assert (original.sha256, original.sm3) == (sha256(b"%PDF-quick"), sm3(b"%PDF-quick"))
        assert original.edition == editions.CURRENT
        facts = Entry.objects.get(act="original.make").facts
        assert (facts["sha256"], facts["edition"]) == (original.sha256, editions.CURRENT)

    def test_on_the_disk_it_is_encrypted(self, in_force):
        original = made(in_force)

        assert b"%PDF" not in Path(original.file.path).read_bytes()

    def test_W09_what_is_printed_after_a_change_of_the_form_is_the_same_to_the_byte(
        self, cast, in_force, press
    ):
        first = actions.print_copies(in_force, actor=cast.actor("teacher"))
        press["says"] = b"%PDF-of-another-form"

        assert actions.print_copies(in_force, actor=cast.actor("mo")) == first
        assert len(press["given"]) == 1

    def test_each_code_says_which_copy_it_is_and_proves_it(self, in_force, press):
        original = made(in_force)

        sheets = press["given"][0]["sheets"]
        for copy, sheet in zip(original.copies.all(), sheets, strict=True):
            address, _, statement = sheet.code.partition("#")
            said = read(statement, public_keys())
            assert address == f"{settings.SITE_URL}/v/{copy.token}/"
            assert (said.number, said.copy, said.printing) == (in_force.number, copy.place, 1)
            assert (said.digest, said.graduate) == (original.details_sha256[:32], "张*")

    def test_an_original_of_before_a_correction_is_made_of_the_text_of_then(self, cast, in_force, press):
        first = original_of(in_force)
        Correcting(cast, in_force).done(values={"position_title": "高级软件工程师"})

        details = setting_up.details_of(Original.objects.get(pk=first.pk))

        assert details["position"]["title"] == "软件工程师"

    def test_P15_a_text_that_is_not_the_one_that_was_signed_gets_no_paper(self, in_force, press):
        signed = Agreement.objects.get(pk=in_force.pk).details_text
        Agreement.objects.update(details_text=signed.replace("软件工程师", "总经理"))

        with pytest.raises(TextAltered):
            made(in_force)
        assert press["given"] == []

    def test_W06_who_is_stopped_before_the_row_is_written_leaves_no_file_and_it_is_made_again(
        self, in_force, monkeypatch, stored
    ):
        def stop(*_):
            raise KeyboardInterrupt

        with monkeypatch.context() as meanwhile:
            meanwhile.setattr(making, "_note", stop)
            with pytest.raises(KeyboardInterrupt):
                made(in_force)

        assert (original_of(in_force).state, default_storage.exists(stored[0])) == ("making", False)
        assert actions.make_waiting() == 1

    def test_who_is_slower_keeps_what_the_faster_one_made(self, in_force, stored):
        original = original_of(in_force)
        slower = Original.objects.get(pk=original.pk)
        actions.make(original)

        making._settle(slower, setting_up.Made(b"%PDF-late", {"sha256": "0" * 64}))

        assert slower.sha256 == original.sha256
        assert [default_storage.exists(name) for name in stored] == [True, False]

    @pytest.mark.parametrize(
        "put_there",
        [b"something else", encrypt_bytes(b"%PDF-of-another", context=CONTEXT)],
        ids=["no file of ours", "another file of ours"],
    )
    def test_what_does_not_fit_its_fingerprint_is_not_given_out(self, cast, in_force, put_there):
        original = made(in_force)
        Path(original.file.path).write_bytes(put_there)

        with pytest.raises(OriginalDamaged):
            actions.print_copies(in_force, actor=cast.actor("teacher"))
        assert not Entry.objects.filter(act="agreement.print").exists()

    @pytest.mark.parametrize(
        "change", [{"sha256": "0" * 64}, {"edition": "x"}, {"printing": 9}, {"details_sha256": "0" * 64}]
    )
    def test_the_database_keeps_it_as_it_was_made(self, in_force, change):
        made(in_force)

        with pytest.raises(DatabaseError), transaction.atomic():
            Original.objects.update(**change)

    @pytest.mark.parametrize("model", [Copy, Original])
    def test_the_database_does_not_let_go_of_one(self, in_force, model):
        if connection.vendor == "sqlite":
            pytest.skip("Its trigger is taken away where tests empty tables.")
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.all()._raw_delete("default")


class TestWaiting:
    def test_the_worker_makes_what_waits_however_old_it_is(self, in_force):
        with time_machine.travel(timezone.now() + timedelta(days=400), tick=False):
            assert actions.make_waiting() == 1

        assert original_of(in_force).is_ready

    def test_while_the_seal_is_down_it_waits_and_says_why(self, in_force, press):
        press["says"] = SealingDown()

        assert actions.make_waiting() == 0

        original = original_of(in_force)
        assert (original.state, original.tries) == ("making", 1)
        assert original.trouble == SealingDown.message
        assert original.due_at > timezone.now()

    def test_one_that_fails_puts_off_those_that_would_fail_alike(self, cast, in_force, press):
        cast.approve(cast.sign(cast.li))
        press["says"] = SealingDown()

        actions.make_waiting()

        assert len(press["given"]) == 1
        assert list(Original.objects.values_list("tries", flat=True).order_by("pk")) == [1, 0]

    def test_a_character_without_a_drawing_keeps_nobody_else_waiting(self, cast, in_force, press):
        cast.approve(cast.sign(cast.li))
        press["says"] = GlyphMissing(["𮧵"])

        actions.make_waiting()

        assert len(press["given"]) == 2

    @pytest.mark.parametrize("fault", [ZeroDivisionError(), OSError(28, "No space left on device")])
    def test_what_nobody_foresaw_ends_neither_the_worker_nor_the_wait_of_others(
        self, cast, in_force, press, caplog, fault
    ):
        cast.approve(cast.sign(cast.li))
        press["says"] = fault

        assert actions.make_waiting() == 0

        assert len(press["given"]) == 2
        assert original_of(in_force).trouble == Unforeseen.message
        assert "could not be made" in caplog.text

    def test_the_pauses_grow_to_ten_minutes_and_no_longer(self, in_force, press):
        press["says"] = SealingDown()
        pauses = []
        with time_machine.travel(timezone.now(), tick=False) as clock:
            for _ in range(10):
                actions.make_waiting()
                pause = original_of(in_force).due_at - timezone.now()
                pauses.append(int(pause.total_seconds()))
                clock.shift(pause)

        assert pauses == [10, 20, 40, 80, 160, 320, 600, 600, 600, 600]

    def test_who_prints_does_not_wait_for_the_worker(self, cast, in_force, press):
        press["says"] = SealingDown()
        actions.make_waiting()
        press["says"] = b"%PDF-quick"

        assert actions.print_copies(in_force, actor=cast.actor("teacher")) == b"%PDF-quick"


class TestBeingLate:
    def late(self, in_force, minutes=16):
        return time_machine.travel(original_of(in_force).issued_at + timedelta(minutes=minutes), tick=False)

    def test_after_15_minutes_the_school_is_told_once_and_the_log_each_time(self, cast, in_force, caplog):
        with self.late(in_force):
            told = [watching.tell_what_is_late(), watching.tell_what_is_late()]

        notice = Notice.objects.get(kind="originals_late")
        assert told == [1, 1]
        assert (notice.mailbox_id, notice.title) == (in_force.school_id, "1 份协议书超过 15 分钟没有生成")
        assert "1 originals have not been made for more than 15 minutes" in caplog.text

    def test_before_it_nobody_is(self, in_force):
        with self.late(in_force, minutes=14):
            assert watching.tell_what_is_late() == 0

        assert not Notice.objects.filter(kind="originals_late").exists()

    def test_what_could_not_be_tried_before_is_not_late(self, in_force):
        with self.late(in_force):
            Original.objects.update(due_at=timezone.now())

            assert watching.tell_what_is_late() == 0

    def test_what_is_made_is_not_late(self, in_force):
        made(in_force)

        with self.late(in_force):
            assert watching.tell_what_is_late() == 0


class TestReprinting:
    def test_what_was_lost_is_revoked_and_the_others_stand(self, cast, in_force):
        new = reprinted(cast, in_force, 2, cause="lost")

        states = Copy.objects.filter(original__printing=1).values_list("place", "state")
        assert list(states) == [(1, "valid"), (2, "revoked"), (3, "valid")]
        assert set(new.copies.values_list("state", flat=True)) == {"valid"}
        assert (new.printing, new.words) == (2, "第 2 次打印")

    def test_what_was_spoilt_is_superseded(self, cast, in_force):
        reprinted(cast, in_force, 1, 3, cause="spoilt")

        states = Copy.objects.filter(original__printing=1).values_list("place", "state")
        assert list(states) == [(1, "superseded"), (2, "valid"), (3, "superseded")]

    def test_a_third_printing_ends_those_of_both_before(self, cast, in_force):
        reprinted(cast, in_force, 2)
        reprinted(cast, in_force, 2)

        ended = Copy.objects.filter(place=2).order_by("original__printing").values_list("state", flat=True)
        assert list(ended) == ["revoked", "revoked", "valid"]

    def test_from_now_on_the_new_one_is_printed_with_the_form_of_the_first(self, cast, in_force, press):
        new = reprinted(cast, in_force)

        assert press["given"][-1]["edition"] == Original.objects.get(printing=1).edition
        assert press["given"][-1]["sheets"][1].label == "第 2 份（毕业生）· 第 2 次打印"
        assert actions.print_copies(in_force, actor=cast.actor("teacher")) == kept(new)

    def test_both_sides_are_told_which_paper_stands_no_more(self, cast, in_force):
        reprinted(cast, in_force, 2)

        told = Notice.objects.filter(title="学校补打了协议书")
        assert set(told.values_list("party", flat=True)) == {"graduate", "employer"}
        assert told[0].body == "原来的第 2 份（毕业生）已挂失作废，扫码可查；请以第 2 次打印的为准。"

    def test_the_trail_keeps_who_why_and_what_ended(self, cast, in_force):
        reprinted(cast, in_force, 2)

        entry = Entry.objects.get(act="agreement.reprint")
        ended = Copy.objects.get(original__printing=1, place=2)
        assert (entry.who, entry.reason) == ("teacher", "毕业生来校说明情况")
        assert entry.facts["ended"] == [ended.pk]

    @pytest.mark.parametrize(
        "who", ["zhang", "mo", "counsellor", "officer", "administrator_of_another_school"]
    )
    def test_nobody_else_prints_anew(self, cast, in_force, who):
        made(in_force)

        with pytest.raises(NotYours):
            actions.reprint(in_force, LOST_ONE, actor=cast.actor(who))

    @pytest.mark.parametrize(
        ("wanted", "refusal"),
        [
            (actions.Reprint(frozenset(), "lost", "毕业生来校说明遗失"), NoCopyChosen),
            (actions.Reprint(frozenset({9}), "lost", "毕业生来校说明遗失"), NoCopyChosen),
            (actions.Reprint(frozenset({2}), "whim", "毕业生来校说明遗失"), NoCopyChosen),
            (actions.Reprint(frozenset({2}), "lost", " "), ReasonMissing),
        ],
    )
    def test_it_says_which_and_why(self, cast, in_force, wanted, refusal):
        made(in_force)

        with pytest.raises(refusal):
            actions.reprint(in_force, wanted, actor=cast.actor("teacher"))

    def test_what_was_never_made_was_never_printed(self, cast, in_force):
        with pytest.raises(BeingMade):
            actions.reprint(in_force, LOST_ONE, actor=cast.actor("teacher"))

    def test_what_has_ended_is_not_printed_anew(self, cast, in_force):
        made(in_force)
        agreements.unlock(cast.zhang, actor=cast.administrator, reason="单位已注销")

        with pytest.raises(NotPrintable):
            actions.reprint(in_force, LOST_ONE, actor=cast.actor("teacher"))

    def test_the_database_lets_no_copy_stand_again(self, cast, in_force):
        reprinted(cast, in_force, 2)

        with pytest.raises(DatabaseError), transaction.atomic():
            Copy.objects.filter(state="revoked").update(state="valid", ended_at=None, replaced_by=None)


class TestSweeping:
    def an_orphan(self, age: timedelta) -> Path:
        path = settings.MEDIA_ROOT / "originals" / "00" / uuid4().hex
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"left over")
        then = time.time() - age.total_seconds()
        os.utime(path, (then, then))
        return path

    def test_a_file_without_a_row_is_removed_and_one_with_a_row_is_not(self, in_force):
        original = made(in_force)
        os.utime(original.file.path, (0, 0))
        orphan = self.an_orphan(timedelta(hours=2))

        watching.sweep_files()

        assert (orphan.exists(), Path(original.file.path).exists()) == (False, True)

    def test_a_young_one_may_be_on_its_way_to_its_row(self, db):
        orphan = self.an_orphan(timedelta(minutes=5))

        watching.sweep_files()

        assert orphan.exists()
        orphan.unlink()
