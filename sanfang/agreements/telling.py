"""Who is told of what, in which words. Called by the actions, inside their transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sanfang.actors import Party
from sanfang.agreements import correction_words, workflow
from sanfang.agreements.models import Agreement, AgreementCorrection, TerminationRequest
from sanfang.agreements.states import State, words_for
from sanfang.agreements.termination_words import Told, acts_of, body_for, last_moment, title_for
from sanfang.notices.actions import Mailbox, News, tell
from sanfang.steps import Step

GRADUATE, EMPLOYER, SCHOOL, PROVINCE = Party.GRADUATE, Party.EMPLOYER, Party.SCHOOL, Party.PROVINCE


SIGNED = {
    State.PROPOSED: Told("{employer}向您发出签约，请确认", (GRADUATE,)),
    State.AWAITING_CONFIRMATION: Told("{employer}已提交与您的签约，请确认", (GRADUATE,)),
    State.AWAITING_SCHOOL: Told("{graduate}与{employer}签约成功，待学校审核", (GRADUATE, SCHOOL)),
    State.AWAITING_DEPARTMENT: Told("{graduate}与{employer}签约成功，待院系初审", (GRADUATE, SCHOOL)),
}

STEPS = {
    workflow.ACCEPT: Told("{graduate}与{employer}签约成功，待学校审核", (GRADUATE, EMPLOYER, SCHOOL)),
    workflow.CONFIRM: Told("{graduate}已确认签约，待学校审核", (GRADUATE, EMPLOYER, SCHOOL)),
    workflow.ACCEPT_FOR_TWO: Told("{graduate}与{employer}签约成功，待院系初审", (GRADUATE, EMPLOYER, SCHOOL)),
    workflow.CONFIRM_FOR_TWO: Told("{graduate}已确认签约，待院系初审", (GRADUATE, EMPLOYER, SCHOOL)),
    workflow.DECLINE: Told("{graduate}谢绝了签约", (EMPLOYER,)),
    workflow.WITHDRAW: Told("{employer}撤回了签约", (GRADUATE,)),
    workflow.DISOWN: Told("{graduate}声明非本人签约：{employer}", (GRADUATE, EMPLOYER, SCHOOL, PROVINCE)),
    workflow.EXPIRE: Told("与{employer}的签约逾期未确认，已失效", (GRADUATE, EMPLOYER)),
    workflow.APPROVE: Told("{graduate}与{employer}的就业协议已生效", (GRADUATE, EMPLOYER)),
    workflow.REJECT: Told("{graduate}与{employer}的签约审核不通过", (GRADUATE, EMPLOYER)),
    workflow.PASS_ON: Told("{graduate}与{employer}的签约初审通过，待终审", (GRADUATE, EMPLOYER, SCHOOL)),
    workflow.REJECT_IN_DEPARTMENT: Told("{graduate}与{employer}的签约审核不通过", (GRADUATE, EMPLOYER)),
    workflow.APPROVE_FINALLY: Told("{graduate}与{employer}的就业协议已生效", (GRADUATE, EMPLOYER)),
    workflow.REJECT_FINALLY: Told("{graduate}与{employer}的签约审核不通过", (GRADUATE, EMPLOYER)),
    workflow.TERMINATE: Told("{graduate}与{employer}的就业协议已解除", (GRADUATE, EMPLOYER)),
    workflow.UNLOCK: Told("{graduate}与{employer}的就业协议已由学校解锁解除", (GRADUATE, EMPLOYER)),
}

# Where each party reads about an agreement; the portals own these addresses.
LINKS = {
    GRADUATE: "/m/agreements/{pk}/",
    EMPLOYER: "/employer/agreements/{pk}/",
    SCHOOL: "/school/agreements/{pk}/",
    PROVINCE: "/province/agreements/{pk}/",
}


def tell_of_signing(agreement: Agreement) -> None:
    _tell(agreement, SIGNED[State(agreement.state)], event=f"agreement:{agreement.pk}:sign", kind="sign")


def tell_of_step(agreement: Agreement, step: Step[State]) -> None:
    _tell(agreement, STEPS[step], event=f"agreement:{agreement.pk}:{step.name}", kind=step.name)


def tell_of_termination(request: TerminationRequest, act: str) -> None:
    """Agreeing is told by the agreement's own step; the other acts of a request are told here.

    Each party reads what was said to it: graduates' reasons are for the school, the employer gets their words.
    """
    told = acts_of(request.asked_by).get(act)
    if told is None:
        return
    for party in told.parties:
        _tell_one(
            request.agreement,
            Told(title_for(request, act, party), (party,)),
            party,
            event=f"termination:{request.pk}:{act}",
            kind=act,
            body=body_for(request, act, party),
            when=last_moment(request, act, party),
        )


def tell_of_correction(correction: AgreementCorrection, act: str, by: Party) -> None:
    """One act of `by` about a correction, told to the others; what ends it or changes the agreement, to all."""
    for party in correction_words.readers_of(act, by):
        _tell_one(
            correction.agreement,
            Told(correction_words.title_for(correction, act, party, by), (party,)),
            party,
            event=f"correction_of_agreement:{correction.pk}:{act}:{by}",
            kind=act,
            body=correction_words.body_for(correction, act, party),
            when=correction_words.last_moment(correction, act, party),
        )


def _tell(agreement: Agreement, told: Told, *, event: str, kind: str) -> None:
    for party in told.parties:
        _tell_one(agreement, told, party, event=event, kind=kind)


def _tell_one(
    agreement: Agreement,
    told: Told,
    party: Party,
    *,
    event: str,
    kind: str,
    body: str = "",
    when: datetime | None = None,
) -> None:
    mailbox = _mailbox(agreement, party)
    if mailbox is not None:
        news = _news(agreement, told, party, event=event, kind=kind, body=body)
        tell(mailbox, replace(news, when=when))


def _news(agreement: Agreement, told: Told, party: Party, *, event: str, kind: str, body: str) -> News:
    title = told.title.format(employer=agreement.employer_name, graduate=_called(agreement, party))
    words = body or words_for(agreement.state, party)
    if agreement.reason and not body:
        words = f"{words}原因：{agreement.reason}"
    return News(event, kind, title, words, LINKS[party].format(pk=agreement.pk))


def _called(agreement: Agreement, party: Party) -> str:
    return "您" if party == GRADUATE else agreement.graduate.name


def _mailbox(agreement: Agreement, party: Party) -> Mailbox | None:
    """The mailbox of a party; an unregistered employer has none."""
    if party == GRADUATE:
        return agreement.graduate.mailbox
    if party == SCHOOL:
        return agreement.graduate.school_mailbox
    if party == PROVINCE:
        return Mailbox(PROVINCE, agreement.school.province_id)
    return agreement.employer.mailbox if agreement.employer else None
