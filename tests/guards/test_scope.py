"""A scope holds everywhere: who covers one class sees nothing of another class of the same department (decision 0030).

The guard walks over every table that is asked `visible_to`. A new table fails it until a row of zhang's is made for
it here, or the reason is written down why no class narrows it.
"""

import ast
from dataclasses import replace
from pathlib import Path

import pytest
from django.apps import apps
from django.utils import timezone

from sanfang.actors import Actor, Role
from sanfang.destinations.actions import reminding
from sanfang.destinations.models import FileTransfer, FinalConfirmation, RegistrationCertificate
from sanfang.destinations.national import exporting as national_files
from sanfang.documents.actions.issuing import open_printing
from sanfang.exports.actions import ask
from sanfang.graduates import exporting
from sanfang.graduates.actions import editing
from sanfang.graduates.models import RecordChange
from sanfang.institutions.models import SchoolClass
from sanfang.notices.models import Notice
from tests.destinations.byhand import record
from tests.permissions.stage import Stage

HOUSE = Path(__file__).resolve().parent.parent.parent / "sanfang"


def a_change(stage: Stage) -> RecordChange:
    editing.edit(stage.zhang, {"qq": "10002"}, actor=stage.cast.actor("administrator"), reason="本人来电更正")
    return RecordChange.objects.get(graduate=stage.zhang, field="qq")


def a_notice(stage: Stage) -> Notice:
    assert stage.signed
    return Notice.objects.filter(party="school").latest("pk")


# A row about zhang for every table that a class narrows.
ROWS = {
    "graduates.Graduate": lambda stage: stage.zhang,
    "graduates.RecordChange": a_change,
    "graduates.Correction": lambda stage: stage.correction,
    "destinations.Destination": lambda stage: stage.zhang.destination,
    "destinations.DestinationChange": lambda stage: record(stage.cast, "11"),
    "destinations.FileTransfer": lambda stage: FileTransfer.objects.create(
        graduate=stage.zhang, receiver="芜湖市人才中心"
    ),
    "destinations.RegistrationCertificate": lambda stage: RegistrationCertificate.objects.create(
        graduate=stage.of_2022, cohort_year=2022, kind="6"
    ),
    "destinations.FinalConfirmation": lambda stage: FinalConfirmation.objects.create(
        graduate=stage.zhang, shown_sha256="0" * 64, confirmed_at=timezone.now()
    ),
    "agreements.Agreement": lambda stage: stage.signed,
    "agreements.TerminationRequest": lambda stage: stage.termination,
    "agreements.TerminationMaterial": lambda stage: stage.termination.materials.get(),
    "agreements.AgreementCorrection": lambda stage: stage.correction_by_graduate,
    "documents.Original": lambda stage: open_printing(stage.signed, 1),
    "documents.PaperRequest": lambda stage: stage.paper_request,
    "recruiting.Complaint": lambda stage: stage.complaint,
    "checks.Case": lambda stage: stage.case,
    "checks.Sample": lambda stage: stage.sample_item.sample,
    "checks.SampleItem": lambda stage: stage.sample_item,
    "notices.Notice": a_notice,
}
# What belongs to one account alone; of another scope it is not even seen by that account (tested below).
OF_ONE_ACCOUNT = {
    "graduates.ColumnChoice",
    "graduates.SavedFilter",
    "exports.Job",
    "destinations.FinalReminder",
    "documents.PrintJob",
}
# Only the school's administrators, the province or the two sides see these at all.
NO_COUNSELLOR_S = {
    "audit.Entry",
    "people.StaffMember",
    "graduates.ImportBatch",
    "graduates.Binding",
    "graduates.RosterConflict",
    "checks.RegistryComparison",
    "recruiting.Application",
    "recruiting.Interview",
    "recruiting.Offer",
    "recruiting.Resume",
}
# About schools and employers, and nobody's record.
OF_NO_GRADUATE = {
    "institutions.School",
    "employers.Employer",
    "employers.QualificationDocument",
    "employers.Position",
    "checks.SamplePart",
}


def with_a_scope() -> set[str]:
    return {model._meta.label for model in apps.get_models() if hasattr(model._default_manager, "visible_to")}


def counsellor_of(stage: Stage, *classes: SchoolClass) -> Actor:
    """The counsellor, covering these classes and no department."""
    keys = tuple(one.pk for one in classes)
    return replace(stage.cast.actor("counsellor"), department_ids=(), class_ids=keys)


def another_class(stage: Stage) -> SchoolClass:
    """One beside zhang's: of the same department and major."""
    return SchoolClass.objects.create(major=stage.zhang.school_class.major, name="计算机222")


def test_every_table_with_a_scope_is_known_to_this_guard():
    assert with_a_scope() == {*ROWS, *OF_ONE_ACCOUNT, *NO_COUNSELLOR_S, *OF_NO_GRADUATE}


@pytest.mark.parametrize("label", ROWS)
def test_a_class_scope_narrows_to_its_class(cast, weixin, label):
    stage, rows = Stage(cast, weixin), apps.get_model(label).objects
    key = ROWS[label](stage).pk
    readers = {
        "of the department": cast.actor("counsellor"),
        "of zhang's class": counsellor_of(stage, stage.zhang.school_class),
        "of both classes": counsellor_of(stage, stage.zhang.school_class, another_class(stage)),
        "of another class": counsellor_of(stage, another_class_of(stage)),
        "of nothing": counsellor_of(stage),
    }

    seen = {who: rows.visible_to(reader).filter(pk=key).exists() for who, reader in readers.items()}

    assert seen == {
        "of the department": True,
        "of zhang's class": True,
        "of both classes": True,
        "of another class": False,
        "of nothing": False,
    }


def another_class_of(stage: Stage) -> SchoolClass:
    return SchoolClass.objects.get(name="计算机222")


@pytest.mark.parametrize("label", sorted(NO_COUNSELLOR_S))
def test_what_is_no_counsellor_s_is_empty_for_a_class_scope(cast, weixin, label):
    stage = Stage(cast, weixin)
    assert stage.batch
    assert stage.offer

    seen = apps.get_model(label).objects.visible_to(counsellor_of(stage, stage.zhang.school_class))

    assert not seen.exists()


def test_a_file_asked_for_with_a_class_scope_holds_that_class_and_is_gone_with_another_scope(cast, weixin):
    stage = Stage(cast, weixin)
    mine = counsellor_of(stage, stage.zhang.school_class)
    wider = replace(mine, department_ids=(cast.mechanics.pk,))
    cast.graduates["li"].school_class = another_class(stage)
    cast.graduates["li"].save()

    export = ask(exporting.RECORDS, exporting.asked_for({}, []), actor=mine)
    national = ask(national_files.NATIONAL, national_files.asked_for(cast.zhang.cohort_year), actor=mine)
    cohort = stage.cohort_that_is_open
    reminder = reminding.ask(cohort, actor=mine)

    for row in (export, national, reminder):
        assert row.row_count == 1
        rows = type(row).objects
        assert [rows.visible_to(who).filter(pk=row.pk).exists() for who in (mine, wider)] == [True, False]
    assert (reminder.asked_by.department_ids, reminder.asked_by.class_ids) == ((), mine.class_ids)


def test_departments_and_classes_add_up(cast):
    stage = Stage(cast)
    both = replace(counsellor_of(stage, stage.zhang.school_class), department_ids=(cast.mechanics.pk,))

    seen = type(cast.zhang).objects.visible_to(both)

    assert {one.name for one in seen} == {"张䶮", "李晓", "王强"}


def test_classes_of_another_school_open_nothing(cast):
    stage = Stage(cast)
    foreign = counsellor_of(stage, cast.zhou.school_class)

    assert not type(cast.zhang).objects.visible_to(foreign).exists()


def test_only_counsellors_have_classes(cast):
    teacher = cast.users["teacher"].staff_member
    teacher.classes.add(cast.zhang.school_class)

    assert (teacher.acting().role, teacher.acting().class_ids) == (Role.TEACHER, ())


# Where the columns of a scope may be read beside `actors.covers`: to make an actor, and to offer choices.
READERS_OF_SCOPES = {
    "actors.py",
    "people/models.py",
    "destinations/models/jobs.py",
    "portals/school/filters.py",
    "portals/school/home.py",
}


def reads_a_scope(tree: ast.AST) -> bool:
    """Whether code reads `.department_ids` or `.class_ids`, as a query that narrows by itself would."""
    return any(
        isinstance(node, ast.Attribute) and node.attr in {"department_ids", "class_ids"}
        for node in ast.walk(tree)
    )


def test_nobody_narrows_by_departments_alone():
    """Whoever needs to narrow rows asks `actor.covers(…)`, or goes through the graduates."""
    readers = {
        path.relative_to(HOUSE).as_posix()
        for path in sorted(HOUSE.rglob("*.py"))
        if reads_a_scope(ast.parse(path.read_text()))
    }

    assert readers - READERS_OF_SCOPES == set()


def test_the_guard_of_narrowing_sees_one():
    assert reads_a_scope(ast.parse("rows.filter(department_id__in=actor.department_ids)"))
    assert not reads_a_scope(ast.parse("rows.filter(actor.covers())"))
