"""「我的签约」: the list, and what one agreement is, locks and waits for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from sanfang.actors import Party
from sanfang.agreements import workflow
from sanfang.agreements.history import history_of
from sanfang.agreements.models import Agreement
from sanfang.agreements.sections import sections_of
from sanfang.agreements.states import State
from sanfang.agreements.turns import turn_of_graduate
from sanfang.documents import actions as documents
from sanfang.portals.gate.answers import status_of
from sanfang.portals.gate.correction_sides import corrections_about, may_propose
from sanfang.portals.gate.files import serves_a_file
from sanfang.portals.gate.originals import paper_in_the_making
from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.paper import paper_response
from sanfang.portals.gate.paper_requests import latest_about
from sanfang.portals.gate.tones import TONES
from sanfang.portals.graduate.home import told
from sanfang.portals.graduate.progress import stages_of
from sanfang.refusal import Refusal
from sanfang.turns import Turn, turn_of


@require_GET
def agreements(request: HttpRequest) -> HttpResponse:
    """Every agreement of this graduate, the latest first."""
    page = page_of(Agreement.objects.visible_to(request.actor), request)
    rows = [(agreement, agreement.get_state_display(), TONES[agreement.state]) for agreement in page]
    return render(request, "graduate/agreements.html", {"page": page, "rows": rows})


@require_GET
def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """One agreement in plain words: whose turn, what was signed, what happened."""
    return page(request, own_agreement(request, pk))


@serves_a_file
@require_GET
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The PDF to keep; only while the agreement is in force (manual F3)."""
    agreement = own_agreement(request, pk)
    try:
        content = documents.pdf_of(agreement, actor=request.actor)
    except Refusal as refusal:
        return page(request, agreement, str(refusal), status_of(refusal))
    return paper_response(content, agreement.number)


def own_agreement(request: HttpRequest, pk: int) -> Agreement:
    """The graduate's own agreement; anybody else's does not exist."""
    mine = Agreement.objects.visible_to(request.actor).select_related("graduate")
    agreement: Agreement = get_object_or_404(mine, pk=pk)
    return agreement


def page(request: HttpRequest, agreement: Agreement, refusal: str = "", status: int = 200) -> HttpResponse:
    """The page of one agreement, with a refusal above it where an act was refused."""
    turn = _turn(agreement)
    context = {
        "agreement": agreement,
        "sections": sections_of(agreement.details),
        "stages": stages_of(agreement),
        "history": history_of(agreement, Party.GRADUATE),
        "fingerprint": agreement.details_sha256[:16],
        "refusal": refusal,
        "corrections": corrections_about(agreement, request.actor),
        "may_correct": may_propose(agreement, turn),
        "paper": latest_about(agreement, request.actor),
        "in_the_making": paper_in_the_making(agreement),
        **told(turn),
        **_open_acts(agreement),
    }
    return render(request, "graduate/agreement.html", context, status=status)


def _turn(agreement: Agreement) -> Turn:
    """The agreement's own turn; but a proposal waits for nobody once its graduate left the list (promises A11)."""
    return turn_of_graduate(agreement.graduate) if _is_void(agreement) else turn_of(agreement)


def _is_void(agreement: Agreement) -> bool:
    """Whether this is a proposal that cannot be accepted, because its graduate left the list."""
    return agreement.state == State.PROPOSED and not agreement.graduate.is_on_the_list


def _open_acts(agreement: Agreement) -> dict[str, bool]:
    """Which buttons the page offers: what the workflow's table opens to a graduate, nothing else."""
    steps = workflow.steps_open_to(Party.GRADUATE, None, agreement.state)
    return {
        "may_confirm": not _is_void(agreement) and (workflow.ACCEPT in steps or workflow.CONFIRM in steps),
        "may_decline": workflow.DECLINE in steps,
        "may_disown": workflow.DISOWN in steps,
    }
