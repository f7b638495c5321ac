"""What every verb of an employer has in common: whose it is, and the trail and the province it tells."""

from __future__ import annotations

from typing import Any

from django.db import models

from sanfang.actors import Actor, Party
from sanfang.audit import actions as audit
from sanfang.audit.models import Entry
from sanfang.employers.errors import NotYours
from sanfang.employers.models import Employer
from sanfang.notices.actions import Mailbox, News, tell


def check_own(employer: Employer, actor: Actor) -> None:
    if actor.party != Party.EMPLOYER or actor.employer_id != employer.pk:
        raise NotYours


def record(
    act: str,
    subject: models.Model,
    employer: Employer,
    *,
    actor: Actor,
    facts: dict[str, Any] | None = None,
    **more: str,
) -> Entry:
    """A row in the trail of the employer's province; `facts` always name the employer."""
    return audit.record(
        act,
        subject,
        actor=actor,
        chain=audit.province_chain(employer.province_id),
        facts={"employer": employer.pk, **(facts or {})},
        **more,
    )


def tell_province(employer: Employer, entry: Entry, title: str, body: str = "") -> None:
    """Tell the province of an act, once, with the way to the employer's page."""
    news = News(
        f"employer:{employer.pk}:act:{entry.pk}",
        entry.act.replace(".", "_"),
        title,
        body,
        f"/province/employers/{employer.pk}/",
    )
    tell(Mailbox(Party.PROVINCE, employer.province_id), news)
