"""The school's desk around records, imports and the school itself: mostly the administrator's."""

from sanfang.portals.school.record_edit import EditForm
from tests.cast import PASSWORD
from tests.graduates.imports.books import a_person, uploaded
from tests.permissions.case import ONLY_POSTED_TO, Case, opens_to
from tests.permissions.cases.school_agreements import saying_yes, searching
from tests.permissions.people import ADMINISTRATORS, OVER_ZHANG, REVIEWERS, STAFF
from tests.permissions.stage import Stage

ALL_STAFF = opens_to(*STAFF)
SCOPE = opens_to(*OVER_ZHANG)
MANAGING = opens_to(*ADMINISTRATORS)
OWN_SCHOOL = opens_to("administrator")
COUNSELLOR_S = opens_to("counsellor")
MANAGING_POST = opens_to(*ADMINISTRATORS, answer=ONLY_POSTED_TO)
STAFF_POST = opens_to(*STAFF, answer=ONLY_POSTED_TO)
ONLY_OWN_SCHOOL = ("administrator",)


def zhang(stage: Stage) -> dict[str, object]:
    return {"pk": stage.zhang.pk}


def batch(stage: Stage) -> dict[str, object]:
    return {"pk": stage.batch.pk}


def imported(stage: Stage) -> dict[str, object]:
    return {"pk": stage.imported.pk}


def saved(stage: Stage) -> dict[str, object]:
    return {"pk": stage.saved_filter.pk}


def reminding(stage: Stage) -> dict[str, object]:
    type(stage.zhang).objects.filter(pk=stage.zhang.pk).update(confirmed_at=None)
    return {"classes": [stage.zhang.school_class_id]}


def export(stage: Stage) -> dict[str, object]:
    return {"pk": stage.export.pk}


def colleague(stage: Stage) -> dict[str, object]:
    return {"pk": stage.colleague.pk}


def with_a_reason(stage: Stage) -> dict[str, str]:
    return {"reason": "毕业生本人到场核实"}


def employed(stage: Stage) -> dict[str, object]:
    return {"pk": stage.in_force.graduate_id}


def editing(stage: Stage) -> dict[str, object]:
    """The page as it stands, with one field changed."""
    shown = {field.name: field.value() or "" for field in EditForm(None, stage.zhang)}
    return shown | {"qq": "20002"} | with_a_reason(stage)


def hiring(stage: Stage) -> dict[str, object]:
    post = {"role": "counsellor", "departments": [stage.cast.computing.pk]}
    return {"name": "高老师", "username": "gao", "password": PASSWORD, "again": PASSWORD, **post}


CASES = {
    "school:records": Case(ALL_STAFF, posts=searching, writes=False),
    "school:record_columns": Case(ALL_STAFF, posts=lambda stage: {"group_0": ["plan", "major_name"]}),
    "school:record_exports": Case(ALL_STAFF, posts=lambda stage: {"in_clear": ""}),
    "school:exports": Case(ALL_STAFF),
    "school:export": Case(COUNSELLOR_S, of=export),
    "school:export_progress": Case(COUNSELLOR_S, of=export),
    "school:export_file": Case(STAFF_POST, of=export, posts=lambda stage: {}, writers=("counsellor",)),
    "school:saved_filters": Case(ALL_STAFF, posts=lambda stage: {"name": "本科生"}, writes=False),
    "school:saved_filter": Case(COUNSELLOR_S, of=saved, posts=lambda stage: {"name": "今年的本科生"}),
    "school:saved_filter_delete": Case(STAFF_POST, of=saved, posts=lambda stage: {}, writers=("counsellor",)),
    "school:contacts": Case(ALL_STAFF, posts=searching, writes=False),
    "school:contact": Case(STAFF_POST, of=zhang, posts=lambda stage: {}, writers=OVER_ZHANG),
    "school:contact_exports": Case(ALL_STAFF, posts=lambda stage: {"in_clear": ""}),
    "school:record": Case(SCOPE, of=zhang),
    "school:record_id_number": Case(STAFF_POST, of=zhang, posts=lambda stage: {}, writers=REVIEWERS),
    "school:record_edit": Case(OWN_SCHOOL, of=zhang, posts=editing),
    "school:release_binding": Case(OWN_SCHOOL, of=zhang, posts=with_a_reason),
    "school:unlock": Case(OWN_SCHOOL, of=employed, posts=with_a_reason),
    "school:record_leave": Case(OWN_SCHOOL, of=zhang, posts=with_a_reason),
    "school:record_return": Case(OWN_SCHOOL, of=lambda stage: {"pk": stage.gone.pk}, posts=with_a_reason),
    "school:import": Case(
        MANAGING, posts=lambda stage: {"plan": stage.cast.plan.pk, "file": uploaded(a_person())}
    ),
    "school:import_template": Case(MANAGING),
    "school:import_report": Case(OWN_SCHOOL, of=batch),
    "school:import_progress": Case(OWN_SCHOOL, of=batch),
    "school:import_confirm": Case(MANAGING_POST, of=batch, posts=lambda stage: {}, writers=ONLY_OWN_SCHOOL),
    "school:import_discard": Case(MANAGING_POST, of=batch, posts=lambda stage: {}, writers=ONLY_OWN_SCHOOL),
    "school:import_undo": Case(OWN_SCHOOL, of=imported, posts=lambda stage: {}),
    "school:import_workbook": Case(MANAGING_POST, of=batch, posts=lambda stage: {}, writers=ONLY_OWN_SCHOOL),
    "school:figures": Case(ALL_STAFF),
    "school:figure_definitions": Case(ALL_STAFF),
    "school:figures_workbook": Case(STAFF_POST, posts=lambda stage: {}),
    "school:figure_records": Case(ALL_STAFF),
    "school:figure_reviews": Case(ALL_STAFF),
    "school:corrections": Case(ALL_STAFF, posts=searching, writes=False),
    "school:correction": Case(
        SCOPE, of=lambda stage: {"pk": stage.correction.pk}, posts=saying_yes, writers=REVIEWERS
    ),
    "school:correction_reveal": Case(
        STAFF_POST,
        of=lambda stage: {"pk": stage.correction.pk},
        posts=lambda stage: {},
        writers=REVIEWERS,
    ),
    "school:confirmation": Case(ALL_STAFF, posts=reminding),
    "school:changes": Case(ALL_STAFF, posts=searching, writes=False),
    "school:staff": Case(MANAGING, posts=searching, writes=False),
    "school:hire": Case(MANAGING, posts=hiring),
    "school:staff_member": Case(
        OWN_SCHOOL,
        of=colleague,
        posts=lambda stage: {"role": "counsellor", "departments": [stage.cast.mechanics.pk]},
    ),
    "school:staff_hand_over": Case(
        OWN_SCHOOL, of=colleague, posts=lambda stage: {"successor": stage.second_teacher.pk}
    ),
    "school:second_factor": Case(ALL_STAFF, posts=lambda stage: {"begin": "yes"}),
    "school:staff_password": Case(
        MANAGING_POST,
        of=colleague,
        posts=lambda stage: {"password": "correct-horse-saddle", "again": "correct-horse-saddle"},
        writers=ONLY_OWN_SCHOOL,
    ),
    "school:staff_active": Case(
        MANAGING_POST, of=colleague, posts=lambda stage: {"active": "no"}, writers=ONLY_OWN_SCHOOL
    ),
    "school:departments": Case(MANAGING, posts=lambda stage: {"name": "建筑工程学院"}),
    "school:department": Case(
        OWN_SCHOOL,
        of=lambda stage: {"pk": stage.cast.computing.pk},
        posts=lambda stage: {"name": "计算机学院"},
    ),
    "school:policy": Case(
        MANAGING, posts=lambda stage: {"confirmation": "before_approval", "acceptance_days": 7}
    ),
}
