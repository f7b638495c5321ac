"""Personal data in clear, for those who have to compare it with a document; every look leaves a row of the trail."""

from __future__ import annotations

from django.db import models

from sanfang.actors import Actor
from sanfang.audit import actions as audit
from sanfang.graduates.actions.correcting import DECIDERS
from sanfang.graduates.errors import NotYourRecord
from sanfang.graduates.fields import BY_NAME
from sanfang.graduates.models import Correction, Graduate


def reveal_id_number(graduate: Graduate, *, actor: Actor) -> str:
    """The whole ID number of a graduate of one's scope, once."""
    _record(graduate, graduate, "id_number", actor)
    return str(graduate.id_number)


def reveal_correction(correction: Correction, *, actor: Actor) -> tuple[str, str]:
    """What the record says and what the graduate says instead, both in clear."""
    _record(correction, correction.graduate, correction.field, actor)
    return BY_NAME[correction.field].shown(correction.graduate), correction.proposed


def _record(subject: models.Model, graduate: Graduate, field: str, actor: Actor) -> None:
    if actor.role not in DECIDERS or not Graduate.objects.visible_to(actor).filter(pk=graduate.pk).exists():
        raise NotYourRecord
    audit.record(
        "graduate.reveal",
        subject,
        actor=actor,
        chain=audit.school_chain(graduate.school_id),
        facts={"graduate": graduate.pk, "field": field},
    )
