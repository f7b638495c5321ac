"""The addresses around graduate records and the school itself."""

from django.urls import path

from sanfang.portals.school import (
    changes,
    corrections,
    departments,
    import_acts,
    imports,
    policy,
    record_acts,
    record_edit,
    records,
    staff,
    staff_member,
)

urlpatterns = [
    path("records/", records.records, name="records"),
    path("records/<int:pk>/", records.record, name="record"),
    path("records/<int:pk>/id-number/", records.id_number, name="record_id_number"),
    path("records/<int:pk>/edit/", record_edit.edit, name="record_edit"),
    path("records/<int:pk>/release/", record_acts.release_binding, name="release_binding"),
    path("records/<int:pk>/unlock/", record_acts.unlock, name="unlock"),
    path("records/<int:pk>/leave/", record_acts.leave_list, name="record_leave"),
    path("records/<int:pk>/return/", record_acts.return_to_list, name="record_return"),
    path("imports/", imports.import_, name="import"),
    path("imports/template/", imports.template, name="import_template"),
    path("imports/<int:pk>/", imports.report, name="import_report"),
    path("imports/<int:pk>/progress/", imports.progress, name="import_progress"),
    path("imports/<int:pk>/confirm/", import_acts.confirm, name="import_confirm"),
    path("imports/<int:pk>/discard/", import_acts.discard, name="import_discard"),
    path("imports/<int:pk>/workbook/", import_acts.workbook, name="import_workbook"),
    path("corrections/", corrections.corrections, name="corrections"),
    path("corrections/<int:pk>/", corrections.correction, name="correction"),
    path("corrections/<int:pk>/reveal/", corrections.reveal, name="correction_reveal"),
    path("changes/", changes.changes, name="changes"),
    path("staff/", staff.staff, name="staff"),
    path("staff/hire/", staff.hire, name="hire"),
    path("staff/<int:pk>/", staff_member.member, name="staff_member"),
    path("staff/<int:pk>/password/", staff_member.password, name="staff_password"),
    path("staff/<int:pk>/active/", staff_member.active, name="staff_active"),
    path("departments/", departments.departments, name="departments"),
    path("departments/<int:pk>/", departments.department, name="department"),
    path("policy/", policy.policy, name="policy"),
]
