"""The trail: complete, in order, and nobody can change it unseen (promises P16)."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError, connection, transaction

from sanfang.actors import system
from sanfang.audit import actions as audit
from sanfang.audit.models import Chain, Entry, TrailIsAppendOnly
from sanfang.audit.sealing import FIELDS, commitment, content, link, salt_for, seal_of, value_of
from sanfang.audit.verifying import verify_all


@pytest.fixture
def trail(cast):
    for number in range(5):
        audit.record("test.act", cast.school, actor=system(), new=str(number))
    return list(Entry.objects.order_by("sequence"))


def tamper(sql: str, *params) -> None:
    """Change rows as an intruder with the database owner's rights would: after taking the guard away."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER IF EXISTS audit_entry_is_not_updated")
            cursor.execute("DROP TRIGGER IF EXISTS audit_entry_is_not_deleted")
        else:
            # What is checked at commit has to be checked before a table may be altered.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_is_not_changed")
        cursor.execute(sql, params)


def faults() -> list[tuple[str, int]]:
    return [(fault.chain, fault.sequence) for fault in verify_all()]


def test_an_untouched_trail_is_whole(trail, capsys):
    call_command("audit", "verify")

    assert "The trail is whole" in capsys.readouterr().out


def test_an_edited_row_is_named(trail):
    tamper("UPDATE audit_entry SET who = 'somebody else' WHERE id = %s", trail[2].pk)

    assert faults() == [("house", 3)]


def test_a_deleted_row_is_named(trail):
    tamper("DELETE FROM audit_entry WHERE id = %s", trail[1].pk)

    assert faults() == [("house", 2)]


def test_a_cut_tail_is_named(trail):
    tamper("DELETE FROM audit_entry WHERE sequence >= 4")

    assert faults() == [("house", 4)]


def test_swapped_rows_are_named(trail):
    tamper("UPDATE audit_entry SET sequence = 99 WHERE id = %s", trail[1].pk)
    tamper("UPDATE audit_entry SET sequence = 2 WHERE id = %s", trail[2].pk)
    tamper("UPDATE audit_entry SET sequence = 3 WHERE id = %s", trail[1].pk)

    assert faults() == [("house", 2)]


def test_an_inserted_row_is_named(trail):
    tamper(
        "INSERT INTO audit_entry (chain_id, sequence, at, party, who, address, act, subject_type, subject_id, old, new,"
        " reason, facts, previous_hash, entry_hash) SELECT chain_id, 6, at, party, who, address, act, subject_type,"
        " subject_id, old, new, reason, facts, entry_hash, previous_hash FROM audit_entry WHERE sequence = 5"
    )

    assert faults() == [("house", 6)]


def test_the_command_names_the_first_bad_row(trail, capsys):
    tamper("UPDATE audit_entry SET reason = 'x' WHERE sequence IN (2, 4)")

    with pytest.raises(CommandError):
        call_command("audit", "verify")

    assert capsys.readouterr().err == "house: row 2 was changed after it was written\n"


def test_every_school_has_a_chain_of_its_own(cast, signed):
    assert set(Chain.objects.values_list("name", flat=True)) == {f"school:{cast.school.pk}"}


def test_the_application_can_neither_change_nor_delete(trail):
    for forbidden in (
        lambda: Entry.objects.update(who="x"),
        lambda: Entry.objects.all().delete(),
        trail[0].save,
        trail[0].delete,
    ):
        with pytest.raises(TrailIsAppendOnly):
            forbidden()


@pytest.mark.parametrize("sql", ["UPDATE audit_entry SET who = 'x'", "DELETE FROM audit_entry"])
def test_the_database_refuses_as_well(trail, sql):
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "CREATE TRIGGER IF NOT EXISTS audit_entry_is_not_deleted BEFORE DELETE ON audit_entry"
                " BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END"
            )
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            cursor.execute(sql)


def test_an_act_that_fails_leaves_no_row(cast):
    @transaction.atomic
    def fails_afterwards():
        audit.record("test.act", cast.school, actor=system())
        raise RuntimeError

    with pytest.raises(RuntimeError):
        fails_afterwards()

    assert Entry.objects.count() == 0


def test_a_row_from_before_there_were_salts_still_counts_as_it_was_written(trail):
    former = Entry(
        chain=trail[0].chain, sequence=6, at=trail[4].at, party="system", who="系统", act="test.act",
        subject_type="institutions.school", subject_id="1", previous_hash=trail[4].entry_hash,
    )  # fmt: skip
    former.entry_hash = seal_of(former)
    former.save()
    Chain.objects.filter(pk=former.chain_id).update(length=6, head=former.entry_hash)
    assert faults() == []

    tamper("UPDATE audit_entry SET who = 'x' WHERE id = %s", former.pk)

    assert faults() == [("house", 6)]


def test_what_is_kept_for_the_proofs_of_others_must_agree_with_the_row(trail):
    tamper("UPDATE audit_entry SET content_hash = %s WHERE id = %s", trail[3].content_hash, trail[1].pk)

    assert faults() == [("house", 2)]


def test_a_field_can_be_shown_without_the_others(trail):
    row = trail[2]
    shown = {"act": commitment("act", "test.act", salt_for(row, "act"))}
    hidden = {name: commitment(name, value_of(row, name), salt_for(row, name)) for name in FIELDS[:6]}
    hidden |= {name: commitment(name, value_of(row, name), salt_for(row, name)) for name in FIELDS[7:]}

    assert content(shown | hidden) == row.content_hash
    assert link(row.chain_id, 3, trail[1].entry_hash, row.content_hash) == row.entry_hash


def test_the_same_act_twice_gives_no_two_equal_commitments(trail):
    assert commitment("act", "test.act", salt_for(trail[0], "act")) != commitment(
        "act", "test.act", salt_for(trail[1], "act")
    )
