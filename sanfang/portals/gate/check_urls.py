"""The addresses of 「数据核查」, the same at the desks of schools and of the province."""

from django.urls import path

from sanfang.portals.gate import case_pages, check_pages, registry_pages, sample_pages

urlpatterns = [
    path("checks/", check_pages.checks, name="checks"),
    path("checks/<int:number>/", check_pages.check, name="check"),
    path("checks/<int:number>/open/", check_pages.open_case, name="check_open"),
    path("registry/", registry_pages.registry, name="registry"),
    path("registry/<int:pk>/", registry_pages.result, name="registry_result"),
    path("registry/<int:pk>/workbook/", registry_pages.workbook, name="registry_workbook"),
    path("samples/<int:pk>/items/", sample_pages.items, name="sample_items"),
    path("sample-items/<int:pk>/evidence/<int:evidence>/", sample_pages.evidence, name="sample_evidence"),
    path("cases/", case_pages.cases, name="cases"),
    path("cases/<int:pk>/", case_pages.case, name="case"),
]
