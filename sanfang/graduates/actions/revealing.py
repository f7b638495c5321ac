"""Personal data in clear, for those who have to compare it with a document; every look leaves a row of the trail."""

from __future__ import annotations

from django.db import models

from sanfang.actors import Actor, Role
from sanfang.audit import actions as audit
from sanfang.graduates.actions.correcting import DECIDERS
from sanfang.graduates.errors import NotYourRecord
from sanfang.graduates.fields import BY_NAME, CONTACT_FIELDS
from sanfang.graduates.models import Correction, Graduate

# Whoever is there for graduates may call one of them; the number of an identity card is another matter.
CONTACT_READERS = tuple(Role)


def reveal_id_number(graduate: Graduate, *, actor: Actor) -> str:
    """The whole ID number of a graduate of one's scope, once."""
    _record(graduate, graduate, "id_number", actor)
    return str(graduate.id_number)


def reveal_correction(correction: Correction, *, actor: Actor) -> tuple[str, str]:
    """What the record says and what the graduate says instead, both in clear."""
    _record(correction, correction.graduate, correction.field, actor)
    return BY_NAME[correction.field].shown(correction.graduate), correction.proposed


def reveal_contacts(graduate: Graduate, *, actor: Actor) -> dict[str, str]:
    """How to reach a graduate of one's scope: label and words of every contact field."""
    _record(graduate, graduate, "contacts", actor, readers=CONTACT_READERS)
    return {field.label: field.shown(graduate) for field in CONTACT_FIELDS}


def _record(
    subject: models.Model,
    graduate: Graduate,
    field: str,
    actor: Actor,
    *,
    readers: tuple[Role, ...] = DECIDERS,
) -> None:
    if actor.role not in readers or not Graduate.objects.visible_to(actor).filter(pk=graduate.pk).exists():
        raise NotYourRecord
    audit.record(
        "graduate.reveal",
        subject,
        actor=actor,
        chain=audit.school_chain(graduate.school_id),
        facts={"graduate": graduate.pk, "field": field},
    )
