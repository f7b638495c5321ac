"""A PDF that somebody brings: what it is, what became of its agreement, what to do next (promises P14, W10)."""

import pytest

from sanfang.agreements.models import Agreement
from sanfang.agreements.states import State
from sanfang.documents import paper as press
from sanfang.documents.dropped import judging
from sanfang.documents.dropped.asking import examined_apart
from sanfang.documents.dropped.process import look
from sanfang.documents.keeping import kept
from sanfang.documents.models import Original
from sanfang.sealing.authority import a_seal, an_authority
from sanfang.sealing.examining import Examined, Finding
from sanfang.sealing.keys import in_a_file
from sanfang.sealing.pades import CertificateSeal
from tests.agreements.corrections.conftest import Correcting
from tests.documents.originals import made, reprinted
from tests.sealing import attacks
from tests.sealing.seals import PASSPHRASE, PURPOSE

ADDED_TO = attacks.ATTACKS[:9]
CHANGED = attacks.ATTACKS[9:]


@pytest.fixture(autouse=True)
def looked_at_here(monkeypatch, authority):
    """The process of its own takes its time; what it does is done here."""
    monkeypatch.setattr(judging, "examined_apart", lambda content: look(authority.pem, content))


@pytest.fixture
def original(in_force, monkeypatch) -> bytes:
    """The file of an original, where no seal is set up."""
    monkeypatch.setattr(press, "render", lambda *given, **more: b"%PDF-quick")
    return kept(made(in_force))


def judged(content):
    return judging.judge(content).verdict.heading


class TestAnOriginal:
    def test_it_is_told_with_what_stands_on_its_paper_the_name_masked(self, in_force, original):
        found = judging.judge(original)

        assert (found.verdict.heading, found.verdict.tone) == ("原件，未经改动", "good")
        assert found.findings.number == in_force.number
        assert (found.findings.graduate, found.findings.employer) == ("张*", "芜湖云帆软件有限公司")

    @pytest.mark.parametrize(
        ("state", "heading"),
        [(State.TERMINATED, "原件，但已解约"), (State.DISOWNED, "原件，但非本人签约")],
    )
    def test_the_end_of_its_agreement_is_told_first(self, in_force, original, state, heading):
        Agreement.objects.filter(pk=in_force.pk).update(state=state, reason="原因")

        verdict = judging.judge(original).verdict

        assert (verdict.heading, verdict.tone) == (heading, "bad")
        assert verdict.sentence.startswith("文件与平台存档的原件完全一致，没有任何改动；但")

    def test_after_a_correction_it_names_the_edition_to_go_by_and_tells_nothing_else(
        self, cast, in_force, original
    ):
        Correcting(cast, in_force).done()

        found = judging.judge(original)

        assert found.verdict.heading == "原件，但已更正"
        assert "请以第 2 版为准" in found.verdict.sentence
        assert (found.findings.employer, found.findings.position) == ("", "")

    def test_when_a_copy_was_printed_anew_it_names_that_copy(self, cast, in_force, original, monkeypatch):
        monkeypatch.setattr(press, "render", lambda *given, **more: b"%PDF-quick again")
        new = reprinted(cast, in_force, 2)

        old = judging.judge(original).verdict

        assert (old.heading, old.tone) == ("原件，但有补打", "waiting")
        assert "其中第 2 份（毕业生）的纸质件已经补打或挂失" in old.sentence
        assert judged(kept(new)) == "原件，未经改动"

    def test_one_byte_less_is_no_original(self, original):
        assert judged(original[:-1]) != "原件，未经改动"

    def test_an_original_is_known_without_being_looked_into(self, original, monkeypatch):
        monkeypatch.setattr(judging, "examined_apart", lambda content: pytest.fail("looked into"))

        assert judged(original) == "原件，未经改动"

    def test_looking_changes_nothing(self, in_force, original):
        before = list(Original.objects.values())

        judging.judge(original)

        assert list(Original.objects.values()) == before


class TestAltered:
    @pytest.mark.parametrize("attack", ADDED_TO, ids=lambda attack: attack.__name__)
    def test_W10_what_was_added_is_told(self, db, sealed, attack):
        verdict = judging.judge(attack(sealed)).verdict

        assert (verdict.heading, verdict.tone) == ("已被改动", "bad")
        assert verdict.sentence.startswith("盖章以后又有人往文件里添加了内容")

    @pytest.mark.parametrize("attack", CHANGED, ids=lambda attack: attack.__name__)
    def test_W10_what_was_changed_is_told(self, db, sealed, attack):
        verdict = judging.judge(attack(sealed)).verdict

        assert (verdict.heading, verdict.tone) == ("已被改动", "bad")
        assert verdict.sentence.startswith("电子印章与文件现在的内容对不上")

    def test_the_original_before_the_addition_is_named(self, in_force, provider, paper, monkeypatch):
        monkeypatch.setattr(press, "render", lambda *given, **more: paper)
        whole = kept(made(in_force))

        found = judging.judge(attacks.a_note_over_the_pay(whole))

        assert found.original == in_force.number
        assert found.findings is None
        assert judging.judge(attacks.one_byte_of_the_page(whole)).original == ""


class TestStrangers:
    def test_sealed_by_us_but_not_kept(self, db, sealed):
        verdict = judging.judge(sealed).verdict

        assert (verdict.heading, verdict.tone) == ("不是存档的原件", "waiting")

    def test_sealed_by_somebody_else(self, db, paper, tmp_path):
        path = tmp_path / "own.p12"
        path.write_bytes(a_seal("10363", an_authority("Somebody"), PASSPHRASE))
        forged = CertificateSeal(in_a_file(f"pkcs12:{path}", PASSPHRASE), None).seal(paper, PURPOSE)

        assert judged(forged) == "不是本平台的印章"

    def test_without_a_seal(self, db, paper):
        assert judged(paper) == "没有电子印章"

    @pytest.mark.parametrize("content", [b"%PDF-1.7", b"%PDF-1.7\n%%EOF", b"%PDF-" + bytes(1000)])
    def test_a_broken_pdf(self, db, content):
        assert judged(content) == "读不出来"

    @pytest.mark.parametrize(
        "content", [b"", b"GIF89a", "协议书".encode(), b"PK\x03\x04", bytes(5000) + b"%PDF-1.7"]
    )
    def test_what_is_no_pdf_is_not_looked_into(self, db, content, monkeypatch):
        monkeypatch.setattr(judging, "examined_apart", lambda content: pytest.fail("looked into"))

        assert judged(content) == "不是 PDF 文件"

    @pytest.mark.parametrize("finding", Finding)
    def test_every_verdict_says_what_to_do_next(self, db, finding, monkeypatch):
        monkeypatch.setattr(judging, "examined_apart", lambda content: Examined(finding))

        assert "请" in judging.judge(b"%PDF-").verdict.sentence

    def test_when_too_many_come_at_once_only_originals_are_told(self, original, monkeypatch):
        monkeypatch.setattr(judging, "MOST_A_MINUTE", 2)

        answers = [judged(b"%PDF-1.7") for _ in range(3)]

        assert answers == ["读不出来", "读不出来", "请稍后再试"]
        assert judged(original) == "原件，未经改动"


def test_W10_a_process_of_its_own_finds_the_same(sealed, authority, settings, tmp_path):
    trusted = tmp_path / "authority.pem"
    trusted.write_bytes(authority.pem)
    settings.SEAL_AUTHORITIES = str(trusted)

    assert examined_apart(attacks.other_words_on_the_page(sealed)) == Examined(
        Finding.ADDED_TO, vouched_for=len(sealed)
    )


def test_a_file_of_which_the_process_dies_is_unreadable(monkeypatch):
    monkeypatch.setattr("sanfang.documents.dropped.asking.PROGRAM", "no.such.module")

    assert examined_apart(b"%PDF-1.7") == Examined(Finding.UNREADABLE)
