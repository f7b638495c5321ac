"""The addresses of the graduate's phone. The namespace lets only graduates in."""

from django.urls import path

from sanfang.portals.graduate import (
    agreements,
    answering,
    binding,
    cards,
    corrections,
    destination,
    evidence,
    final,
    home,
    paper_requests,
    positions,
    record,
    termination,
    wechat_messages,
)
from sanfang.portals.graduate.urls_complaints import urlpatterns as complaints
from sanfang.portals.graduate.urls_letters import urlpatterns as letters
from sanfang.portals.graduate.urls_recruiting import urlpatterns as recruiting

app_name = "graduate"
urlpatterns = [
    path("", home.home, name="home"),
    path("dispatch/", home.dispatch, name="dispatch"),
    path("dispatch/destination/", destination.destination, name="destination"),
    path("dispatch/destination/evidence/<int:pk>/", destination.evidence, name="destination_evidence"),
    path("dispatch/final/", final.final, name="final"),
    path("me/", home.me, name="me"),
    path("me/wechat-messages/", wechat_messages.wechat_messages, name="wechat_messages"),
    path("bind/", binding.bind, name="bind"),
    *letters,
    path("positions/", positions.positions, name="positions"),
    path("positions/<int:pk>/", positions.position, name="position"),
    path("record/", record.record, name="record"),
    path("record/confirm/", record.confirm, name="record_confirm"),
    path("record/<slug:field>/", record.correct, name="correction"),
    path("agreements/", agreements.agreements, name="agreements"),
    path("agreements/<int:pk>/", agreements.agreement, name="agreement"),
    path("agreements/<int:pk>/paper.pdf", agreements.paper, name="agreement_paper"),
    path("agreements/<int:pk>/evidence/", evidence.evidence, name="agreement_evidence"),
    path("agreements/<int:pk>/evidence.pdf", evidence.report, name="agreement_evidence_report"),
    path("agreements/<int:pk>/confirm/", answering.confirm, name="agreement_confirm"),
    path("agreements/<int:pk>/disown/", answering.disown, name="agreement_disown"),
    path("agreements/<int:pk>/decline/", answering.decline, name="agreement_decline"),
    path("agreements/<int:pk>/termination/", termination.apply, name="apply_for_termination"),
    path("agreements/<int:pk>/correct/", corrections.propose, name="agreement_correct"),
    path("agreements/corrections/<int:pk>/", corrections.correction, name="agreement_correction"),
    path("agreements/corrections/<int:pk>/letter/", corrections.letter, name="agreement_correction_letter"),
    path(
        "agreements/corrections/<int:pk>/withdraw/",
        corrections.withdraw,
        name="agreement_correction_withdraw",
    ),
    path(
        "agreements/<int:pk>/paper-requests/",
        paper_requests.paper_requests,
        name="agreement_paper_requests",
    ),
    path(
        "paper-requests/<int:pk>/withdraw/", paper_requests.withdraw, name="agreement_paper_request_withdraw"
    ),
    path("termination/", termination.terminations, name="terminations"),
    path("termination/<int:pk>/answer/", termination.answer, name="termination_answer"),
    path("termination/<int:pk>/withdraw/", termination.withdraw, name="termination_withdraw"),
    path("termination/<int:pk>/files/<uuid:file>/", termination.material, name="termination_material"),
    path("card/", cards.card, name="card"),
    path("card/code.png", cards.code, name="card_code"),
    path("card/issue/", cards.issue, name="card_issue"),
    path("card/withdraw/", cards.withdraw, name="card_withdraw"),
    *recruiting,
    *complaints,
]
