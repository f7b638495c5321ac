"""What a correction leaves: a new revision under the same number, and the old one kept as it was."""

import json
from importlib import import_module

import pytest
from django.db import DatabaseError, connection, transaction

from sanfang.agreements.correctable import CORRECTABLE
from sanfang.agreements.details import fingerprint
from sanfang.agreements.errors import NotNow
from sanfang.agreements.models import Agreement, Revision
from sanfang.audit.models import Entry
from sanfang.destinations.models import Destination, DestinationChange
from sanfang.graduates.models import RecordChange
from sanfang.refusal import Refusal
from tests.agreements.corrections.conftest import TYPO

SQLITE = import_module("sanfang.agreements.migrations.0005_keep_revisions").SQLITE
# What may be corrected to: for every line of the closed list another value, in words.
VALUES = {
    "graduate_name": "张龑",
    "graduate_major": "软件工程",
    "graduate_length_of_schooling": "5",
    "graduate_phone": "13900139000",
    "graduate_qq": "20002",
    "graduate_home_address": "安徽省合肥市某路 9 号",
    "employer_contact_person": "莫欣",
    "employer_phone": "0553-2871001",
    "employer_email": "jobs@example.com",
    "employer_address": "安徽省芜湖市鸠江区长江路 18 号",
    "employer_postcode": "241001",
    "employer_nature": "国有企业",
    "employer_industry": "制造业",
    "employer_place": "安徽省合肥市",
    "position_title": "高级软件工程师",
    "position_job_category": "教学人员",
    "position_place": "安徽省合肥市",
    "terms_article_two": "月薪 8000 元",
    "terms_article_five": "提供宿舍",
    "terms_remarks": "乙方负担往返车费。",
}


def fields(act: str) -> dict:
    return Entry.objects.get(act=act).facts


def test_the_old_text_and_its_hash_are_kept_and_the_new_one_frozen_with_its_own(correcting):
    before = correcting.agreement

    text, sha256 = before.details_text, before.details_sha256
    correcting.done()

    now, old = Agreement.objects.get(), Revision.objects.get()
    assert (old.number, old.details_text, old.details_sha256) == (1, text, sha256)
    assert fingerprint(old.details_text) == sha256
    assert (now.revision, now.details_sha256) == (2, fingerprint(now.details_text))


def test_number_state_and_everything_else_stay(correcting):
    before = json.loads(correcting.agreement.details_text)
    number = correcting.agreement.number

    correcting.done()

    now = Agreement.objects.get()
    before["position"]["title"] = "高级软件工程师"
    assert (now.number, now.state, now.details) == (number, "in_force", before)
    assert now.position_title == "高级软件工程师"


def test_the_trail_knows_both_hashes_and_the_revision(correcting):
    old = correcting.agreement.details_sha256

    correcting.done()

    facts = fields("agreement.carry_out_correction")
    now = Agreement.objects.get()
    assert (facts["old_sha256"], facts["details_sha256"], facts["revision"]) == (old, now.details_sha256, 2)


def test_a_second_correction_gives_the_third_revision_and_keeps_both(correcting):
    correcting.done()
    correcting.done("employer", {"position_place": "安徽省合肥市"})

    assert Agreement.objects.get().revision == 3
    assert list(Revision.objects.values_list("number", flat=True)) == [1, 2]


def test_every_line_of_the_list_can_be_corrected_at_once(correcting):
    correction = correcting.done("school", VALUES)

    details = Agreement.objects.get().details
    assert {one.name: one.now(details) for one in CORRECTABLE} == VALUES
    assert [one.after for one in correction.differences] == list(VALUES.values())


def test_what_lists_show_and_count_by_follows(correcting):
    correcting.done("school", VALUES)

    now = Agreement.objects.get()
    assert (now.position_title, now.employer_place) == ("高级软件工程师", "安徽省合肥市")
    assert (now.employer_nature, now.employer_industry) == ("31", "22")


def test_the_destination_follows_with_its_history(cast, correcting):
    correcting.done("employer", {"employer_phone": "0553-2871001", "employer_contact_person": "莫欣"})

    destination = Destination.objects.get(graduate=cast.zhang)
    assert (destination.contact_phone, destination.contact_person) == ("0553-2871001", "莫欣")
    assert destination.code == "10"
    assert DestinationChange.objects.first().reason == "就业协议书更正"


def test_a_destination_that_says_nothing_of_it_is_not_written_anew(correcting):
    before = DestinationChange.objects.count()

    correcting.done(values={"terms_article_five": "提供宿舍"})

    assert DestinationChange.objects.count() == before


def test_a_misspelt_name_is_put_right_in_the_record_too(cast, correcting):
    correcting.done("school", {"graduate_name": "张龑"})

    cast.zhang.refresh_from_db()
    assert (cast.zhang.name, Agreement.objects.get().details["graduate"]["name"]) == ("张龑", "张龑")
    assert RecordChange.objects.get(field="name").new == "张龑"
    assert cast.zhang.is_confirmed
    assert cast.zhang.is_locked


def test_contact_data_of_the_record_stay_as_they_are(cast, correcting):
    correcting.done(values={"graduate_phone": "13900139000"})

    cast.zhang.refresh_from_db()
    assert cast.zhang.phone == "13800138000"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("employer_postcode", "24100"),
        ("employer_email", "hr"),
        ("employer_phone", "123"),
        ("position_title", "  "),
        ("position_title", "工" * 51),
        ("position_job_category", "宇航员"),
        ("graduate_length_of_schooling", "四年"),
        ("terms_article_two", "约" * 501),
    ],
)
def test_what_an_agreement_could_not_say_is_refused(correcting, name, text):
    with pytest.raises(Refusal):
        correcting.propose("school", {name: text})


def test_what_may_stay_empty_may_be_emptied(correcting):
    correcting.done("school", {"graduate_qq": ""})

    assert Agreement.objects.get().details["graduate"]["qq"] == ""


def test_a_text_that_is_no_longer_the_one_agreed_on_is_never_written_over(correcting):
    correction = correcting.agreed()
    Agreement.objects.update(details_sha256="0" * 64)

    with pytest.raises(NotNow):
        correcting.carry_out(correction)

    correction.refresh_from_db()
    assert (correction.state, Revision.objects.count()) == ("awaiting_school", 0)


@pytest.mark.parametrize("change", [{"number": 9}, {"details_sha256": "0" * 64}])
def test_the_database_keeps_an_earlier_revision_as_it_was(correcting, change):
    correcting.done()

    with pytest.raises(DatabaseError, match="a revision is kept as it was"), transaction.atomic():
        Revision.objects.update(**change)


def test_the_database_does_not_let_go_of_one(correcting):
    correcting.done()
    if connection.vendor == "sqlite":
        # The tests take this trigger away, for a table is emptied between them by DELETE.
        with connection.cursor() as cursor:
            cursor.execute(SQLITE[1])

    with pytest.raises(DatabaseError, match="a revision is kept as it was"), transaction.atomic():
        Revision.objects.all().delete()


def test_the_values_are_encrypted_at_rest(correcting):
    correcting.propose(values=TYPO)

    with connection.cursor() as cursor:
        cursor.execute("SELECT changes_text FROM agreements_agreementcorrection")
        assert cursor.fetchone()[0].startswith("v1:")
