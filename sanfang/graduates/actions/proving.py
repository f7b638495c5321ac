"""What WeChat says of a phone's number, kept for a quarter of an hour (promises T2, B12)."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from sanfang.actors import Actor
from sanfang.audit import actions as audit
from sanfang.codes.phones import parse_mobile
from sanfang.graduates.errors import NotYourRecord
from sanfang.graduates.models import PhoneProof
from sanfang.graduates.phones import PHONE
from sanfang.people.models import User
from sanfang.privacy.index import blind_index


@transaction.atomic
def prove_phone(user: User, phone_number: str, *, actor: Actor) -> PhoneProof:
    """Remember that WeChat itself named this number for this phone. A newer proof takes the older one's place.

    The number must come from WeChat's answer, never from a form. NotYourRecord when somebody else asks or the
    account is no phone's; InvalidPhone for what is no mainland mobile number.
    """
    if not user.is_phone or actor.user_id != user.pk:
        raise NotYourRecord
    index = blind_index(parse_mobile(phone_number), PHONE)
    said = {"phone_index": index, "proven_at": timezone.now()}
    proof, _ = PhoneProof.objects.update_or_create(user=user, defaults=said)
    audit.record("phone.prove", proof, actor=actor)
    return proof
