"""Binding a phone's WeChat account to a graduate record, and releasing it (manual A1, A2)."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils import timezone

from sanfang.actors import Actor, Party
from sanfang.audit import actions as audit
from sanfang.codes import id_numbers
from sanfang.codes.names import person_key
from sanfang.graduates.errors import BoundElsewhere, NoMatch, NotBound, NotYourRecord, PhoneAlreadyBound
from sanfang.graduates.models import Binding, Graduate
from sanfang.institutions.models import School
from sanfang.notices.actions import Mailbox, News, tell
from sanfang.people.models import User
from sanfang.reasons import clean_reason


def bind(
    user: User, *, school: School, name: str, student_number: str, id_number: str, actor: Actor
) -> Binding:
    """Bind the phone to the record that all four facts name.

    Whatever does not match is refused with the same NoMatch, so that nobody learns which fact was wrong;
    a malformed ID number is refused by InvalidIdNumber. The unique indexes decide when two phones try at once.
    """
    number = id_numbers.parse(id_number).number
    graduate = (
        Graduate.objects.with_id_number(number)
        .filter(school=school, student_number=student_number.strip(), name_key=person_key(name))
        .order_by("-cohort_year")
        .first()
    )
    if graduate is None:
        raise NoMatch
    return _bind(user, graduate, actor)


def _bind(user: User, graduate: Graduate, actor: Actor) -> Binding:
    mine = _standing(user, graduate)
    if mine is not None:
        return mine
    try:
        with transaction.atomic():
            binding = Binding.objects.create(user=user, graduate=graduate)
            _record("binding.bind", binding, actor)
            return binding
    except IntegrityError as error:
        # A second tap of the same phone may have lost to the first: then both have what they wanted.
        mine = _standing(user, graduate)
        if mine is not None:
            return mine
        if Binding.objects.current().filter(user=user).exists():
            raise PhoneAlreadyBound from error
        raise BoundElsewhere from error


def _standing(user: User, graduate: Graduate) -> Binding | None:
    binding: Binding | None = Binding.objects.current().filter(user=user, graduate=graduate).first()
    return binding


@transaction.atomic
def release(graduate: Graduate, *, actor: Actor, reason: str) -> None:
    """The administrator frees the record from its phone; that phone is signed out with its next request."""
    if not actor.is_administrator or not Graduate.objects.visible_to(actor).filter(pk=graduate.pk).exists():
        raise NotYourRecord
    reason = clean_reason(reason)
    binding = Binding.objects.current().filter(graduate=graduate).select_related("user").first()
    if binding is None:
        raise NotBound
    Binding.objects.filter(pk=binding.pk).update(released_at=timezone.now())
    _record("binding.release", binding, actor, reason)
    _tell_both(graduate, binding)


def _tell_both(graduate: Graduate, binding: Binding) -> None:
    """The record's mailbox keeps the news for the next phone; the old phone hears it now."""
    news = News(
        f"binding:{binding.pk}:release",
        "binding_released",
        "您的微信绑定已由学校管理员解除",
        "如果不是您本人要求的，请立即联系学校就业指导中心。",
    )
    tell(Mailbox(Party.GRADUATE, graduate.pk, openid=binding.user.openid or ""), news)


def _record(act: str, binding: Binding, actor: Actor, reason: str = "") -> None:
    graduate = binding.graduate
    audit.record(
        act,
        binding,
        actor=actor,
        chain=audit.school_chain(graduate.school_id),
        reason=reason,
        facts={"graduate": graduate.pk},
    )
