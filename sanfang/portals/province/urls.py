"""The addresses of the province's desk."""

from django.urls import path

from sanfang.portals.gate.check_urls import urlpatterns as checks
from sanfang.portals.province import (
    agreements,
    conflicts,
    employers,
    figures,
    home,
    notices,
    plans,
    policy,
    recruiters,
    samples,
    schools,
    share,
    staff,
    trail,
)
from sanfang.portals.province.urls_complaints import urlpatterns as complaints

app_name = "province"
urlpatterns = [
    path("", home.home, name="home"),
    path("share/", share.share, name="share"),
    path("figures/", figures.analysis, name="figures"),
    path("figures/definitions/", figures.meaning, name="figure_definitions"),
    path("figures/workbook/", figures.workbook, name="figures_workbook"),
    path("schools/", schools.schools, name="schools"),
    path("schools/add/", schools.add, name="school_add"),
    path("schools/<int:pk>/", schools.school, name="school"),
    path("schools/<int:pk>/contact/", schools.contact, name="school_contact"),
    path("schools/<int:pk>/administrator/", staff.add_administrator, name="school_administrator"),
    path("employers/", employers.employers, name="employers"),
    path("employers/<int:pk>/", employers.employer, name="employer"),
    path("employers/<int:pk>/documents/<int:document>/", employers.open_document, name="employer_document"),
    path("employers/<int:pk>/password/", recruiters.reset_password, name="employer_password"),
    path("agreements/<int:pk>/", agreements.agreement, name="agreement"),
    path("conflicts/", conflicts.conflicts, name="conflicts"),
    path("plans/", plans.plans, name="plans"),
    path("policy/", policy.policy, name="policy"),
    path("trail/", trail.trail, name="trail"),
    path("notices/", notices.notices, name="notices"),
    path("samples/", samples.samples, name="samples"),
    path("samples/<int:pk>/", samples.sample, name="sample"),
    path("sample-items/<int:pk>/", samples.item, name="sample_item"),
    *checks,
    *complaints,
]
