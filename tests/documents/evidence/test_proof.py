"""The proof: anybody recomputes it from the exported data alone, and what was changed is named."""

import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from sanfang.documents.evidence.checking import faults_in, followed_only
from tests.audit.test_trail import tamper

pytestmark = pytest.mark.django_db


@pytest.fixture
def between(cast, in_force):
    """Another agreement in the same chain, behind ours and before its end."""
    return cast.sign(cast.li)


@pytest.mark.parametrize("reader", ["administrator", "zhang", "mo"])
def test_untouched_data_holds_for_every_reader(in_force, between, data, reader):
    assert faults_in(data(in_force, reader)) == []


def test_rows_of_others_are_one_hash_each_and_nothing_else(cast, in_force, between, data):
    text = json.dumps(data(in_force), ensure_ascii=False)

    # Zhang's destination, which followed the approval, and Li's agreement.
    assert (len(data(in_force)["contents"]), len(data(in_force)["rows"])) == (4, 2)
    assert [canary in text for canary in ("李晓", between.number, between.details_sha256)] == [False] * 3
    assert [canary in text for canary in (cast.li.student_number, cast.li.id_number)] == [False, False]


def test_what_a_reader_may_not_know_is_nowhere_in_the_data(cast, ending, data):
    ending.ask()

    seen_by = {
        reader: "只给学校看的原因" in json.dumps(data(ending.agreement, reader), ensure_ascii=False)
        for reader in ("administrator", "zhang", "mo")
    }

    assert seen_by == {"administrator": True, "zhang": True, "mo": False}


def test_a_changed_row_of_the_trail_is_named(in_force, data, record):
    tamper("UPDATE audit_entry SET who = 'somebody else' WHERE act = 'agreement.approve'")

    assert faults_in(data(in_force)) == ["第 2 条记录（通过）的内容与散列值不一致。"]
    assert record(in_force).faults == ["第 2 条记录（通过）与写入时不一致"]


def test_a_change_is_found_by_those_who_do_not_see_the_field(in_force, data, record):
    tamper("UPDATE audit_entry SET address = '9.9.9.9' WHERE act = 'agreement.sign'")

    assert faults_in(data(in_force, "zhang")) == ["第 1 条记录（签约）的内容与散列值不一致。"]


def test_a_row_that_was_made_anew_with_its_hashes_breaks_the_chain_behind_it(in_force, data):
    forged = data(in_force)
    forged["contents"][0] = "0" * 64

    assert faults_in(forged) == [
        "从第 1 条算到链尾，得不到所载的链尾散列值。",
        "第 1 条记录（签约）的散列值不在链上。",
        "第 1 条记录（签约）的内容与散列值不一致。",
        "第 2 条记录（通过）的散列值不在链上。",
    ]


def test_a_value_that_was_changed_in_the_file_is_named(in_force, data):
    forged = data(in_force)
    forged["rows"][0]["fields"]["who"]["value"] = "somebody else"

    assert faults_in(forged) == ["第 1 条记录（签约）的内容与散列值不一致。"]


def test_a_text_that_was_changed_in_the_file_is_named(in_force, data):
    forged = data(in_force)
    forged["texts"][0]["text"] += " "

    assert faults_in(forged) == ["第 1 版协议内容与其散列值不一致。"]


def test_a_text_or_a_file_that_the_trail_does_not_know_is_named(in_force, data):
    forged = data(in_force)
    forged["texts"][0] |= {"sha256": "1" * 64, "text": ""}
    forged["files"] = [{"revision": 1, "printing": 2, "sha256": "2" * 64, "sm3": ""}]

    assert faults_in(forged) == [
        "记录中没有第 1 版协议内容的散列值。",
        "记录中没有第 1 版第 2 次打印的文件散列值。",
    ]


def test_a_cut_tail_is_found(in_force, between, data):
    forged = data(in_force)
    forged["contents"].pop()

    assert faults_in(forged) == ["从第 1 条算到链尾，得不到所载的链尾散列值。"]


def test_rows_of_others_from_before_there_were_salts_are_followed_and_counted(in_force, between, data):
    # As one of them would stand there: its own hash, which the row behind it names.
    old = data(in_force)
    old["contents"][3] = f"={'a' * 64}"
    old["chain"]["head"] = "a" * 64

    assert (faults_in(old), followed_only(old)) == ([], 1)


class TestCommand:
    @pytest.fixture
    def file(self, in_force, data, tmp_path):
        path = tmp_path / "evidence.json"
        path.write_text(json.dumps(data(in_force)), encoding="utf-8")
        return path

    def test_it_says_that_all_holds_without_asking_the_database(
        self, in_force, file, capsys, django_assert_num_queries
    ):
        with django_assert_num_queries(0):
            call_command("check_evidence", str(file))

        assert capsys.readouterr().out.startswith(
            "核对通过：2 条记录与散列值一致，从第 1 条算到第 3 条（共 3 条）"
        )

    def test_it_names_what_does_not_hold(self, file):
        forged = json.loads(file.read_text())
        forged["rows"][1]["fields"]["act"]["value"] = "agreement.reject"
        file.write_text(json.dumps(forged))

        with pytest.raises(CommandError, match=r"^第 2 条记录（通过）的内容与散列值不一致。$"):
            call_command("check_evidence", str(file))

    @pytest.mark.parametrize("content", ["", "[]", "{}", '{"form": "sanfang-evidence-1"}'])
    def test_it_refuses_what_is_no_such_data(self, tmp_path, content):
        path = tmp_path / "x.json"
        path.write_text(content)

        with pytest.raises(CommandError):
            call_command("check_evidence", str(path))
