"""The addresses of 「数据核查」, the same at the desks of schools and of the province."""

from django.urls import path

from sanfang.portals.gate import case_pages, check_pages

urlpatterns = [
    path("checks/", check_pages.checks, name="checks"),
    path("checks/<int:number>/", check_pages.check, name="check"),
    path("checks/<int:number>/open/", check_pages.open_case, name="check_open"),
    path("cases/", case_pages.cases, name="cases"),
    path("cases/<int:pk>/", case_pages.case, name="case"),
]
