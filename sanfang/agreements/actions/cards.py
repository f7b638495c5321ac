"""The signing card 「二维码名片」, and the signing it leads to (manual D1–D5)."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from sanfang.actors import BY_CARD, Actor, Party
from sanfang.agreements.actions.readiness import check_free
from sanfang.agreements.actions.signing import enter
from sanfang.agreements.details import EmployerSide, PositionSide, Terms
from sanfang.agreements.errors import (
    CannotSignNow,
    CardIsDead,
    EmployerFrozen,
    NotTheGraduate,
    NotYours,
)
from sanfang.agreements.models import Agreement, Route, SigningCard
from sanfang.agreements.queries import CARD_TOKEN
from sanfang.audit import actions as audit
from sanfang.codes.names import person_key
from sanfang.employers.models import Employer
from sanfang.employers.states import Standing
from sanfang.graduates import actions as graduates
from sanfang.graduates.models import Binding, Graduate
from sanfang.privacy.index import blind_index

CARD_LASTS = timedelta(hours=72)


@transaction.atomic
def issue_card(graduate: Graduate, *, actor: Actor) -> SigningCard:
    """A fresh card; the one before it dies. Refused while the graduate cannot sign (manual A3, A4, D4)."""
    _check_own(graduate, actor)
    graduate = graduates.hold(graduate.pk)
    check_free(graduate, reader=actor.party)
    _withdraw_open(graduate)
    token = _unused_token()
    card = SigningCard.objects.create(
        graduate=graduate,
        binding=Binding.objects.current().filter(graduate=graduate).first(),
        token=token,
        token_index=blind_index(token, CARD_TOKEN),
        expires_at=timezone.now() + CARD_LASTS,
    )
    _record("card.issue", card, actor)
    return card


def _unused_token() -> str:
    """One that no card has, this graduate's former ones included (promises X10)."""
    while True:
        token = secrets.token_urlsafe(24)
        if not SigningCard.objects.with_token(token).exists():
            return token


@transaction.atomic
def withdraw_card(card: SigningCard, *, actor: Actor) -> None:
    """The graduate takes the card back; whoever holds the code can do nothing with it any more."""
    _check_own(card.graduate, actor)
    if _withdraw_open(card.graduate):
        _record("card.withdraw", card, actor)


def open_card(token: str) -> SigningCard:
    """The usable card behind a scanned code, or CardIsDead, whatever the reason: a stranger learns nothing.

    Why the graduate cannot sign (off the list, record not confirmed, employed) only the graduate reads (promises Q05).
    """
    usable = SigningCard.objects.with_token(token).usable(timezone.now())
    card: SigningCard | None = usable.select_related("graduate__school", "graduate__department").first()
    if card is None or not _may_sign(card.graduate):
        raise CardIsDead
    return card


def open_card_of(graduate: Graduate) -> SigningCard | None:
    """The card that the graduate could show now, or None."""
    usable = SigningCard.objects.filter(graduate=graduate).usable(timezone.now())
    card: SigningCard | None = usable.first()
    return card


def _may_sign(graduate: Graduate) -> bool:
    try:
        check_free(graduate)
    except CannotSignNow:
        return False
    return True


def check_name(card: SigningCard, name: str) -> None:
    """Whoever signs must know whom with: the name typed has to be the graduate's (promises Q01)."""
    if person_key(name) != card.graduate.name_key:
        raise NotTheGraduate


@transaction.atomic
def sign_by_card(
    card: SigningCard,
    *,
    name: str,
    side: EmployerSide,
    position: PositionSide,
    terms: Terms | None = None,
    address: str = "",
) -> Agreement:
    """Route 3: an unregistered employer signs with the graduate who showed the card. The card dies of it.

    Refused with NotTheGraduate, EmployerFrozen, CardIsDead or CannotSignNow.
    """
    graduate = graduates.hold(card.graduate_id)
    check_name(card, name)
    _check_not_frozen(side)
    _use(card)
    label = f"{side.name}（扫码，{side.contact_person}）"
    actor = Actor(Party.EMPLOYER, label=label, address=address, means=BY_CARD)
    return enter(graduate, side, position, terms or Terms(), route=Route.CARD, actor=actor)


def _check_not_frozen(side: EmployerSide) -> None:
    """An employer that was frozen must not come in by the door without an account (promises D02)."""
    if Employer.objects.filter(uscc=side.uscc, standing=Standing.FROZEN).exists():
        raise EmployerFrozen


def _use(card: SigningCard) -> None:
    now = timezone.now()
    used = SigningCard.objects.filter(pk=card.pk).usable(now).update(used_at=now)
    if not used:
        raise CardIsDead


def _withdraw_open(graduate: Graduate) -> int:
    open_cards = SigningCard.objects.filter(
        graduate=graduate, used_at__isnull=True, withdrawn_at__isnull=True
    )
    return open_cards.update(withdrawn_at=timezone.now())


def _check_own(graduate: Graduate, actor: Actor) -> None:
    if actor.party != Party.GRADUATE or actor.graduate_id != graduate.pk:
        raise NotYours


def _record(act: str, card: SigningCard, actor: Actor) -> None:
    audit.record(act, card, actor=actor, chain=audit.school_chain(card.graduate.school_id))
