"""How a refusal is answered: with which status, and where it is written."""

from django.forms import Form

from sanfang.agreements import errors as agreements
from sanfang.checks import errors as checks
from sanfang.checks.registry import errors as registry
from sanfang.checks.sampling import errors as sampling
from sanfang.destinations import errors as destinations
from sanfang.documents import errors as documents
from sanfang.documents.batch import errors as batches
from sanfang.employers import errors as employers
from sanfang.exports import errors as exports
from sanfang.graduates import errors as graduates
from sanfang.graduates.imports import errors as imports
from sanfang.recruiting import errors as recruiting
from sanfang.refusal import Refusal
from sanfang.sealing import errors as sealing
from sanfang.wechat import errors as wechat

OK, CONFLICT, TOO_MANY, UNAVAILABLE = 200, 409, 429, 503

# What was asked for is not wrong; it does not fit how things stand now.
OVERTAKEN = (
    agreements.AlreadyAnswered,
    agreements.AlreadyEmployed,
    agreements.AnswerFirst,
    agreements.AnswerStillDue,
    agreements.AnswerTooLate,
    agreements.CardIsDead,
    agreements.CorrectionAlreadyOpen,
    agreements.CorrectionFirst,
    agreements.CorrectionMovedOn,
    agreements.CorrectionTooLate,
    agreements.DeadlinePassed,
    agreements.DepartmentFirst,
    agreements.NotNow,
    agreements.NotOnTheList,
    agreements.NothingToUnlock,
    agreements.PositionClosed,
    agreements.RecordNotConfirmed,
    agreements.ReviewFirst,
    agreements.SigningHeld,
    agreements.SomeStopAll,
    agreements.TerminationAlreadyOpen,
    agreements.TerminationDecided,
    agreements.TerminationFirst,
    agreements.TextChanged,
    checks.CaseAlreadyOpen,
    checks.CaseIsClosed,
    registry.ComparisonNotDone,
    sampling.ItemMoved,
    sampling.RemindedToday,
    sampling.TitleTaken,
    destinations.AlreadyConfirmed,
    destinations.ChangedMeanwhile,
    destinations.ConfirmTheRecordFirst,
    destinations.ConfirmationClosed,
    destinations.FromAnAgreement,
    destinations.NothingToReset,
    destinations.NotOnTheList,
    destinations.ReadAgain,
    destinations.StillAtIt,
    batches.AnotherBatchRunning,
    batches.BatchGone,
    batches.BatchOver,
    batches.NotDoneYet,
    batches.NothingInIt,
    batches.NothingToPrint,
    batches.TooManyToPrint,
    documents.BeingMade,
    documents.CorrectedMeanwhile,
    documents.NothingOnRecord,
    documents.NotInForce,
    documents.NotPrintable,
    documents.PaperAlreadyAskedFor,
    documents.PaperMovedOn,
    documents.ReportNotAskedFor,
    employers.Frozen,
    employers.PositionStateUnchanged,
    employers.StandingUnchanged,
    exports.AnotherExportRunning,
    exports.ExportGone,
    exports.NobodyToExport,
    exports.NotMadeYet,
    graduates.AgreementStands,
    graduates.AlreadyConfirmed,
    graduates.AlreadyOffTheList,
    graduates.BoundElsewhere,
    graduates.CorrectionAlreadyOpen,
    graduates.CorrectionDecided,
    graduates.NotBound,
    graduates.NumberTaken,
    graduates.OffTheList,
    graduates.PhoneAlreadyBound,
    graduates.RecordChangedMeanwhile,
    graduates.RecordLocked,
    graduates.RemindedMeanwhile,
    graduates.StillOnTheList,
    imports.AnotherImportRunning,
    imports.BuiltOn,
    imports.ImportHasFaults,
    imports.ImportOver,
    imports.NotUndoable,
    imports.RosterChanged,
    recruiting.AlreadyUnderWay,
    recruiting.AnswerTheOffer,
    recruiting.AppliedAgain,
    recruiting.ChangedMeanwhile,
    recruiting.ComplaintClosed,
    recruiting.DeadlinePassed,
    recruiting.InterviewFirst,
    recruiting.NothingToComplainAbout,
    recruiting.NotNow,
    recruiting.OfferOut,
    recruiting.OneStopsAll,
    recruiting.PositionGone,
    recruiting.TermsChanged,
    recruiting.ViewOnly,
    recruiting.WithdrawTheOffer,
)
TRIED_TOO_OFTEN = (
    agreements.CardRests,
    agreements.TooManyMisses,
    batches.BatchedTooOften,
    exports.ExportedTooOften,
    wechat.TooFrequent,
)
# Nobody here can do anything about it.
ELSEWHERE = (
    documents.OriginalDamaged,
    documents.TextAltered,
    documents.ReportNotSealed,
    sealing.SealingDown,
    sealing.SealUnusable,
    wechat.NoGateway,
    wechat.WeChatUnavailable,
)


def status_of(refusal: Refusal) -> int:
    """409 when the refusal is about how things stand, 429 about how often, 503 when somebody else does not
    answer; 200 where the form is to be mended."""
    if isinstance(refusal, OVERTAKEN):
        return CONFLICT
    if isinstance(refusal, ELSEWHERE):
        return UNAVAILABLE
    return TOO_MANY if isinstance(refusal, TRIED_TOO_OFTEN) else OK


def refuse(form: Form, refusal: Refusal, field: str | None = None) -> int:
    """Write the refusal where the form shows it, and give the status to answer with."""
    form.add_error(field, str(refusal))
    return status_of(refusal)
