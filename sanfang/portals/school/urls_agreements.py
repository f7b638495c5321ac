"""The addresses around agreements: reviewing, printing, ending."""

from django.urls import path

from sanfang.portals.school import (
    agreements,
    employers,
    evidence,
    home,
    notices,
    paper_requests,
    prints,
    reprints,
    review,
    several,
    terminations,
    text_corrections,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("notices/", notices.notices, name="notices"),
    path("agreements/", agreements.agreements, name="agreements"),
    path("agreements/approve/", several.approve_several, name="agreements_approve"),
    path("agreements/reject/", several.reject_several, name="agreements_reject"),
    path("agreements/<int:pk>/", review.agreement, name="agreement"),
    path("agreements/<int:pk>/documents/<int:document>/", review.document, name="agreement_document"),
    path("agreements/<int:pk>/evidence/", evidence.evidence, name="agreement_evidence"),
    path("prints/", prints.prints, name="prints"),
    path("prints/<int:pk>/", prints.print_page, name="print"),
    path("prints/<int:pk>/reprint/", reprints.reprint, name="reprint"),
    path("paper-requests/", paper_requests.paper_requests, name="paper_requests"),
    path("paper-requests/<int:pk>/", paper_requests.paper_request, name="paper_request"),
    path("terminations/", terminations.terminations, name="terminations"),
    path("terminations/<int:pk>/", terminations.termination, name="termination"),
    path("terminations/<int:pk>/consent/", terminations.consent, name="termination_consent"),
    path("terminations/<int:pk>/files/<uuid:file>/", terminations.material, name="termination_file"),
    path("agreements/<int:pk>/correct/", text_corrections.propose, name="text_correction_propose"),
    path("text-corrections/", text_corrections.corrections, name="text_corrections"),
    path("text-corrections/<int:pk>/", text_corrections.correction, name="text_correction"),
    path("text-corrections/<int:pk>/withdraw/", text_corrections.withdraw, name="text_correction_withdraw"),
    path("text-corrections/<int:pk>/letter/", text_corrections.letter, name="text_correction_letter"),
    path("employers/", employers.employers, name="employers"),
    path("employers/<int:pk>/", employers.employer, name="employer"),
    path("employers/<int:pk>/documents/<int:document>/", employers.document, name="employer_document"),
]
