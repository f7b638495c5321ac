"""The accounts of an employer's people."""

from __future__ import annotations

from django.db import transaction

from sanfang.actors import Actor, Party
from sanfang.employers.actions.owning import record
from sanfang.employers.errors import NotYours
from sanfang.employers.models import Recruiter
from sanfang.notices.actions import News, tell
from sanfang.people import actions as people

ADVICE = "如果不是本单位要求的，请立即联系省就业主管部门。"


@transaction.atomic
def reset_password(recruiter: Recruiter, password: str, *, actor: Actor) -> None:
    """Give a recruiter who forgot it a new password; every session of the account ends.

    The province does, once it knows who asks: nobody else has verified the employer. The employer is told.
    """
    employer = recruiter.employer
    if actor.party != Party.PROVINCE or actor.province_id != employer.province_id:
        raise NotYours
    people.set_password(recruiter.user, password, actor=actor)
    entry = record("employer.reset_password", recruiter, employer, actor=actor)
    title = f"账号 {recruiter.user.username} 的登录密码已由省就业主管部门重设"
    news = News(f"employer:{employer.pk}:password:{entry.pk}", "password_reset", title, ADVICE, "/employer/")
    tell(employer.mailbox, news)
