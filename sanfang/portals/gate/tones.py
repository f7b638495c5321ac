"""The colour that goes with a state; it only repeats what the words say."""

from typing import Any

from sanfang.agreements.correction_states import CorrectionState
from sanfang.agreements.models import Agreement, AgreementCorrection, TerminationRequest
from sanfang.agreements.states import State
from sanfang.checks.models import Case
from sanfang.documents.paper_states import PaperState
from sanfang.employers.states import PositionState
from sanfang.graduates.models import Correction
from sanfang.recruiting.models import Application, Complaint, Interview, Offer
from sanfang.recruiting.states import ApplicationState, InterviewState, OfferState

WAITING, GOOD, BAD, OVER = "waiting", "good", "bad", "over"

TONES: dict[str, str] = {
    State.PROPOSED: WAITING,
    State.AWAITING_CONFIRMATION: WAITING,
    State.AWAITING_SCHOOL: WAITING,
    State.AWAITING_DEPARTMENT: WAITING,
    State.AWAITING_FINAL: WAITING,
    State.IN_FORCE: GOOD,
    State.REJECTED: BAD,
    State.DISOWNED: BAD,
    State.DECLINED: OVER,
    State.WITHDRAWN: OVER,
    State.EXPIRED: OVER,
    State.TERMINATED: OVER,
}
# The words of a record's confirmation, see graduates.columns.
CONFIRMATION_TONES = {"已确认": GOOD, "未确认": WAITING, "已移出": OVER}
TERMINATION_TONES: dict[str, str] = {
    TerminationRequest.State.ASKED: WAITING,
    TerminationRequest.State.OPEN: WAITING,
    TerminationRequest.State.DEPARTMENT: WAITING,
    TerminationRequest.State.FINAL: WAITING,
    TerminationRequest.State.AGREED: GOOD,
    TerminationRequest.State.REFUSED: BAD,
    TerminationRequest.State.WITHDRAWN: OVER,
}
AGREEMENT_CORRECTION_TONES: dict[str, str] = {
    CorrectionState.AWAITING_GRADUATE: WAITING,
    CorrectionState.AWAITING_EMPLOYER: WAITING,
    CorrectionState.AWAITING_SCHOOL: WAITING,
    CorrectionState.DONE: GOOD,
    CorrectionState.DECLINED: BAD,
    CorrectionState.REFUSED: BAD,
    CorrectionState.WITHDRAWN: OVER,
    CorrectionState.EXPIRED: OVER,
    CorrectionState.VOID: OVER,
}
CORRECTION_TONES: dict[str, str] = {
    Correction.State.OPEN: WAITING,
    Correction.State.ACCEPTED: GOOD,
    Correction.State.REFUSED: BAD,
}
POSITION_TONES: dict[str, str] = {
    PositionState.DRAFT: WAITING,
    PositionState.PUBLISHED: GOOD,
    PositionState.CLOSED: OVER,
}
APPLICATION_TONES: dict[str, str] = {
    ApplicationState.SUBMITTED: WAITING,
    ApplicationState.READ: WAITING,
    ApplicationState.TO_BE_INTERVIEWED: WAITING,
    ApplicationState.INTERVIEWED: GOOD,
    ApplicationState.SIGNED: GOOD,
    ApplicationState.UNSUITABLE: OVER,
    ApplicationState.WITHDRAWN: OVER,
}
INTERVIEW_TONES: dict[str, str] = {
    InterviewState.INVITED: WAITING,
    InterviewState.ACCEPTED: GOOD,
    InterviewState.DECLINED: OVER,
    InterviewState.CANCELLED: OVER,
    InterviewState.LAPSED: OVER,
    InterviewState.PASSED: GOOD,
    InterviewState.FAILED: OVER,
}
OFFER_TONES: dict[str, str] = {
    OfferState.OPEN: WAITING,
    OfferState.ACCEPTED: GOOD,
    OfferState.DECLINED: OVER,
    OfferState.EXPIRED: OVER,
    OfferState.WITHDRAWN: OVER,
}
COMPLAINT_TONES: dict[str, str] = {
    Complaint.State.OPEN: WAITING,
    Complaint.State.CLOSED: OVER,
}
PAPER_TONES: dict[str, str] = {
    PaperState.WAITING: WAITING,
    PaperState.PRINTED: WAITING,
    PaperState.HANDED_OVER: GOOD,
    PaperState.REFUSED: BAD,
    PaperState.WITHDRAWN: OVER,
    PaperState.LAPSED: OVER,
}
CASE_TONES: dict[str, str] = {
    Case.State.OPEN: WAITING,
    Case.State.CLOSED: OVER,
}

TABLES: dict[type, dict[str, str]] = {
    Agreement: TONES,
    TerminationRequest: TERMINATION_TONES,
    AgreementCorrection: AGREEMENT_CORRECTION_TONES,
    Application: APPLICATION_TONES,
    Interview: INTERVIEW_TONES,
    Offer: OFFER_TONES,
}


def tone_of(thing: Any) -> str:
    """The tone of whatever somebody's turn can be about. States of two kinds may have one name."""
    return TABLES[type(thing)][thing.state]
