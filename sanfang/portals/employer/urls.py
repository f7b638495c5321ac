"""The addresses of 「校招平台」."""

from django.urls import path

from sanfang.portals.employer import (
    agreements,
    corrections,
    documents,
    evidence,
    home,
    notices,
    paper_requests,
    positions,
    profile,
    registering,
    signing,
    terminations,
)
from sanfang.portals.employer.urls_offers import urlpatterns as offers
from sanfang.portals.employer.urls_recruiting import urlpatterns as recruiting

app_name = "employer"
urlpatterns = [
    path("", home.home, name="home"),
    path("ask-again/", home.ask_again, name="ask_again"),
    path("register/", registering.register, name="register"),
    path("profile/", profile.profile, name="profile"),
    path("profile/edit/", profile.edit, name="profile_edit"),
    path("documents/", documents.documents, name="documents"),
    path("documents/<int:pk>/file/", documents.open_file, name="document_file"),
    path("documents/<int:pk>/remove/", documents.remove, name="document_remove"),
    path("positions/", positions.positions, name="positions"),
    path("positions/add/", positions.add, name="position_add"),
    path("positions/<int:pk>/", positions.edit, name="position_edit"),
    path("positions/<int:pk>/publish/", positions.publish, name="position_publish"),
    path("positions/<int:pk>/close/", positions.close, name="position_close"),
    *recruiting,
    path("sign/", signing.sign, name="sign"),
    path("sign/check/", signing.check, name="sign_check"),
    path("agreements/", agreements.agreements, name="agreements"),
    path("agreements/<int:pk>/", agreements.agreement, name="agreement"),
    path("agreements/<int:pk>/withdraw/", agreements.withdraw, name="agreement_withdraw"),
    path("agreements/<int:pk>/evidence/", evidence.evidence, name="agreement_evidence"),
    path("agreements/<int:pk>/print/", agreements.print_copies, name="agreement_print"),
    path(
        "agreements/<int:pk>/paper-requests/",
        paper_requests.paper_requests,
        name="agreement_paper_requests",
    ),
    path(
        "paper-requests/<int:pk>/withdraw/", paper_requests.withdraw, name="agreement_paper_request_withdraw"
    ),
    path("agreements/<int:pk>/termination/", terminations.apply, name="agreement_termination"),
    path("terminations/<int:pk>/answer/", terminations.answer, name="agreement_termination_answer"),
    path("terminations/<int:pk>/withdraw/", terminations.withdraw, name="agreement_termination_withdraw"),
    path("terminations/<int:pk>/files/<uuid:file>/", terminations.material, name="termination_file"),
    path("agreements/<int:pk>/correct/", corrections.propose, name="agreement_correct"),
    path("corrections/<int:pk>/", corrections.correction, name="agreement_correction"),
    path("corrections/<int:pk>/withdraw/", corrections.withdraw, name="agreement_correction_withdraw"),
    path("notices/", notices.notices, name="notices"),
    *offers,
]
