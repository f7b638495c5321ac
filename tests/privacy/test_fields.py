"""The field, on a real column."""

import pytest
from django.core.exceptions import FieldError
from django.db import connection
from django.db.migrations.writer import MigrationWriter
from django.db.models import F

from sanfang.graduates.models import Graduate
from sanfang.privacy.cipher import CannotDecrypt
from sanfang.privacy.fields import EncryptedTextField


def in_the_column(graduate: Graduate, column: str) -> str:
    with connection.cursor() as cursor:
        # The table and column names are the test's own.
        cursor.execute(f"SELECT {column} FROM {Graduate._meta.db_table} WHERE id = %s", [graduate.pk])
        return cursor.fetchone()[0]


def put_into_the_column(graduate: Graduate, column: str, stored: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {Graduate._meta.db_table} SET {column} = %s WHERE id = %s", [stored, graduate.pk]
        )


def test_the_column_holds_ciphertext_and_python_sees_text(cast):
    stored = in_the_column(cast.zhang, "id_number")

    assert stored.startswith("v1:0:")
    assert cast.zhang.id_number not in stored
    assert Graduate.objects.get(pk=cast.zhang.pk).id_number == cast.zhang.id_number
    assert Graduate.objects.values_list("id_number", flat=True).get(pk=cast.zhang.pk) == cast.zhang.id_number


def test_the_empty_string_stays_empty(cast):
    Graduate.objects.filter(pk=cast.zhang.pk).update(phone="")

    assert in_the_column(cast.zhang, "phone") == ""
    assert Graduate.objects.get(pk=cast.zhang.pk).phone == ""


def test_updates_of_every_kind_encrypt(cast):
    Graduate.objects.filter(pk=cast.zhang.pk).update(phone="13900139000")
    cast.li.phone = "13900139001"
    Graduate.objects.bulk_update([cast.li], ["phone"])

    assert in_the_column(cast.zhang, "phone").startswith("v1:0:")
    assert in_the_column(cast.li, "phone").startswith("v1:0:")
    assert Graduate.objects.get(pk=cast.zhang.pk).phone == "13900139000"
    assert Graduate.objects.get(pk=cast.li.pk).phone == "13900139001"


def test_a_value_copied_from_another_column_does_not_open(cast):
    put_into_the_column(cast.zhang, "phone", in_the_column(cast.zhang, "id_number"))

    with pytest.raises(CannotDecrypt, match=r"graduates_graduate\.phone"):
        Graduate.objects.get(pk=cast.zhang.pk)


@pytest.mark.parametrize("lookup", ["exact", "in", "icontains", "startswith", "gt"])
def test_it_cannot_be_filtered_on(db, lookup):
    with pytest.raises(FieldError):
        Graduate.objects.filter(**{f"phone__{lookup}": ["1"] if lookup == "in" else "1"})


def test_null_can_still_be_asked_for(cast):
    assert Graduate.objects.filter(phone__isnull=True).count() == 0


def test_it_reads_through_a_join_and_an_annotation(cast):
    graduate = Graduate.objects.annotate(number=F("id_number")).get(pk=cast.zhang.pk)

    assert graduate.number == cast.zhang.id_number


def test_a_migration_names_the_field_by_its_address():
    written, imports = MigrationWriter.serialize(EncryptedTextField("手机号码", blank=True))

    assert written == "sanfang.privacy.fields.EncryptedTextField(blank=True, verbose_name='手机号码')"
    assert imports == {"import sanfang.privacy.fields"}
