"""Many rows at once say the same as Django would write one by one."""

import pytest
from django.db import IntegrityError, transaction

from sanfang.graduates.imports.many_rows import insert_all, update_all
from sanfang.graduates.models import Graduate, NameReading
from sanfang.institutions.models import Policy


def test_what_is_added_is_read_back_as_it_was_given(cast):
    zhang = Graduate.objects.get(pk=cast.zhang.pk)
    facts = {field.attname: getattr(zhang, field.attname) for field in Graduate._meta.concrete_fields}
    twin = facts | {"id": None, "student_number": "99", "id_number_index": "99", "name": '䶮\t"\\\n王'}

    insert_all([Graduate(**twin)])

    added = Graduate.objects.get(student_number="99")
    same = [name for name in twin if name not in {"id", "created_at", "updated_at"}]
    assert {name: getattr(added, name) for name in same} == {name: twin[name] for name in same}


def test_only_the_fields_that_are_named_change(cast):
    zhang = Graduate.objects.get(pk=cast.zhang.pk)
    zhang.phone, zhang.qq = "13700137000", "20002"

    update_all([zhang], ["phone"])

    again = Graduate.objects.get(pk=zhang.pk)
    assert (again.phone, again.qq) == ("13700137000", "10001")


def test_a_row_that_is_there_already_is_django_s_integrity_error(cast):
    key = NameReading.objects.filter(graduate=cast.zhang).first().key

    with pytest.raises(IntegrityError), transaction.atomic():
        insert_all([NameReading(graduate=cast.zhang, key=key)])


def test_what_only_the_database_can_fill_in_is_left_to_it(cast):
    insert_all([Policy(school=cast.school)])

    assert Policy.objects.get(school=cast.school).binding_proof == ""


def test_nothing_to_write_is_written(db):
    insert_all([])
    update_all([], ["phone"])
