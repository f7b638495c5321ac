"""Whether an employer may reach graduates: what the province decides, and what the employer's own misses decide."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from sanfang.actors import Actor, Party, Role, system
from sanfang.audit.models import Entry
from sanfang.employers.actions.owning import check_own, record, tell_province
from sanfang.employers.errors import Frozen, NotYours, StandingUnchanged
from sanfang.employers.models import Employer
from sanfang.employers.queries import EmployerQuerySet
from sanfang.employers.states import Standing
from sanfang.limits import counting as limits
from sanfang.notices.actions import News, tell
from sanfang.reasons import clean_reason

VERDICTS = {
    Standing.VERIFIED: "单位认证已通过，可以与毕业生签约",
    Standing.REFUSED: "单位认证未通过",
    Standing.FROZEN: "签约功能已冻结",
}
MISSES = "employer.misses"
MOST_MISSES = 30
A_DAY = int(timedelta(days=1).total_seconds())
TOO_MANY_MISSES = f"一天内查找毕业生填错 {MOST_MISSES} 次，系统自动冻结，请向省就业主管部门说明情况"


@transaction.atomic
def judge(employer: Employer, standing: Standing, *, actor: Actor, reason: str = "") -> None:
    """Verify, refuse or freeze; refusing and freezing need a reason.

    Open to the province, and to a school's administrator for the employers that its graduates meet;
    what is Frozen only the province sets free again.
    Verifying forgets the misses counted so far: whoever was heard starts afresh.
    """
    _check_judge(employer, actor)
    reason = "" if standing == Standing.VERIFIED else clean_reason(reason)
    old = employer.standing
    changed = _judged_by(actor, employer).exclude(standing=standing)
    is_changed = bool(changed.update(standing=standing, standing_reason=reason))
    employer.refresh_from_db()
    if not is_changed:
        raise StandingUnchanged if employer.standing == standing else Frozen
    if standing == Standing.VERIFIED:
        limits.forget(MISSES, str(employer.pk), seconds=A_DAY)
    entry = record("employer.judge", employer, employer, actor=actor, old=old, new=standing, reason=reason)
    _tell_verdict(employer, entry)


@transaction.atomic
def ask_again(employer: Employer, *, actor: Actor) -> None:
    """After a refusal the employer mended its papers and asks to be verified once more."""
    check_own(employer, actor)
    asked = Employer.objects.filter(pk=employer.pk, standing=Standing.REFUSED).update(
        standing=Standing.WAITING
    )
    if not asked:
        raise StandingUnchanged
    employer.refresh_from_db()
    entry = record(
        "employer.ask_again", employer, employer, actor=actor, old=Standing.REFUSED, new=employer.standing
    )
    tell_province(employer, entry, f"{employer.name}重新提交认证", f"上次的意见：{employer.standing_reason}")


def count_miss(employer: Employer) -> bool:
    """Count one search for a graduate who does not exist. True when it was one too many (promises D02).

    Then the employer is frozen, is told why, and so is the province.
    """
    if limits.allow(MISSES, str(employer.pk), limit=MOST_MISSES - 1, seconds=A_DAY):
        return False
    try:
        judge(employer, Standing.FROZEN, actor=system(), reason=TOO_MANY_MISSES)
    except StandingUnchanged:
        employer.refresh_from_db()
    return True


def _check_judge(employer: Employer, actor: Actor) -> None:
    may = actor.party in {Party.PROVINCE, Party.SYSTEM} or actor.role == Role.ADMINISTRATOR
    if not may or (actor.party != Party.SYSTEM and actor.province_id != employer.province_id):
        raise NotYours


def _judged_by(actor: Actor, employer: Employer) -> EmployerQuerySet:
    """The employer's row, if its standing is this actor's to change now."""
    row: EmployerQuerySet = Employer.objects.filter(pk=employer.pk)
    return row.exclude(standing=Standing.FROZEN) if actor.party == Party.SCHOOL else row


def _tell_verdict(employer: Employer, entry: Entry) -> None:
    """The employer reads every verdict; the province reads those that are not its own."""
    standing = Standing(employer.standing)
    title, reason = VERDICTS[standing], employer.standing_reason
    news = News(f"employer:{employer.pk}:judge:{entry.pk}", "employer_judged", title, reason, "/employer/")
    tell(employer.mailbox, news)
    if entry.party != Party.PROVINCE:
        tell_province(employer, entry, f"{employer.name}：{title}", reason)
