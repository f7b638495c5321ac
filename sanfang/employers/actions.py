"""The verbs of an employer: register, show its papers, offer positions; and how it is verified."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.db import IntegrityError, transaction

from sanfang.actors import Actor, Party, Role
from sanfang.audit import actions as audit
from sanfang.codes import names, usccs
from sanfang.employers.errors import (
    AlreadyRegistered,
    NotYours,
    ReasonMissing,
    StandingUnchanged,
    TooManyDocuments,
    UsernameTaken,
)
from sanfang.employers.models import Employer, Position, QualificationDocument, Recruiter
from sanfang.employers.states import Standing
from sanfang.institutions.models import Province
from sanfang.notices.actions import Mailbox, News, tell
from sanfang.people.models import User
from sanfang.uploads.models import StoredFile

MOST_DOCUMENTS = 10
# Verifying is the province's, and a school's administrator's for the employers that its graduates meet.
VERDICTS = {
    Standing.VERIFIED: "单位认证已通过，可以与毕业生签约",
    Standing.REFUSED: "单位认证未通过",
    Standing.FROZEN: "签约功能已冻结",
}


@dataclass(frozen=True)
class Profile:
    """What an employer says of itself. `nature` and `industry` are codes."""

    name: str
    uscc: str
    nature: str
    industry: str
    place: str
    address: str
    postcode: str
    contact_person: str
    phone: str
    email: str


@dataclass(frozen=True)
class Account:
    """The recruiter's account to be made."""

    username: str
    password: str
    name: str


def register(province: Province, profile: Profile, account: Account, *, address: str = "") -> Employer:
    """Make the employer and its first recruiter. It may prepare at once and reaches graduates once verified."""
    if User.objects.filter(username=account.username).exists():
        raise UsernameTaken
    try:
        with transaction.atomic():
            return _register(province, profile, account, address)
    except IntegrityError as error:
        raise AlreadyRegistered from error


def _register(province: Province, profile: Profile, account: Account, address: str) -> Employer:
    employer = Employer.objects.create(province=province, **_columns(profile))
    user = User.objects.create_user(account.username, account.password, name=account.name)
    Recruiter.objects.create(user=user, employer=employer)
    actor = Actor(Party.EMPLOYER, account.name, user.pk, address, employer_id=employer.pk)
    audit.record(
        "employer.register", employer, actor=actor, new=employer.standing, facts={"uscc": employer.uscc}
    )
    news = News(
        f"employer:{employer.pk}:register",
        "employer_registered",
        f"{employer.name}注册，待认证",
        link=f"/province/employers/{employer.pk}/",
    )
    tell(Mailbox(Party.PROVINCE, province.pk), news)
    return employer


def _columns(profile: Profile) -> dict[str, str]:
    name = names.clean_organisation_name(profile.name)
    return asdict(profile) | {
        "name": name,
        "name_key": names.organisation_key(name),
        "uscc": usccs.parse(profile.uscc),
    }


@transaction.atomic
def edit(employer: Employer, profile: Profile, *, actor: Actor) -> None:
    """Change what an employer says of itself. A new name has to be verified again; the code never changes."""
    _check_own(employer, actor)
    columns = _columns(profile) | {"uscc": employer.uscc}
    old_name, old_standing = employer.name, employer.standing
    for name, value in columns.items():
        setattr(employer, name, value)
    if employer.name != old_name and old_standing == Standing.VERIFIED:
        employer.standing = Standing.WAITING
    employer.save()
    audit.record(
        "employer.edit",
        employer,
        actor=actor,
        old=old_standing,
        new=employer.standing,
        facts={"name": [old_name, employer.name]},
    )


@transaction.atomic
def judge(employer: Employer, standing: Standing, *, actor: Actor, reason: str = "") -> None:
    """Verify, refuse or freeze; refusing and freezing need a reason. Open to the province and administrators."""
    _check_judge(employer, actor)
    reason = reason.strip()
    if standing != Standing.VERIFIED and len(reason) < 2:
        raise ReasonMissing
    old = employer.standing
    changed = (
        Employer.objects.filter(pk=employer.pk)
        .exclude(standing=standing)
        .update(standing=standing, standing_reason=reason)
    )
    if not changed:
        raise StandingUnchanged
    employer.refresh_from_db()
    entry = audit.record("employer.judge", employer, actor=actor, old=old, new=standing, reason=reason)
    news = News(
        f"employer:{employer.pk}:judge:{entry.pk}",
        "employer_judged",
        VERDICTS[standing],
        reason,
        "/employer/",
    )
    tell(employer.mailbox, news)


def _check_judge(employer: Employer, actor: Actor) -> None:
    may = actor.party in {Party.PROVINCE, Party.SYSTEM} or actor.role == Role.ADMINISTRATOR
    if not may or (actor.party != Party.SYSTEM and actor.province_id != employer.province_id):
        raise NotYours


@transaction.atomic
def add_document(employer: Employer, file: StoredFile, kind: str, *, actor: Actor) -> QualificationDocument:
    """Show one more paper to the reviewers."""
    _check_own(employer, actor)
    if employer.documents.count() >= MOST_DOCUMENTS:
        raise TooManyDocuments
    document = QualificationDocument.objects.create(employer=employer, kind=kind, file=file)
    audit.record("employer.add_document", document, actor=actor, facts={"sha256": file.sha256})
    return document


@transaction.atomic
def remove_document(document: QualificationDocument, *, actor: Actor) -> None:
    """Take a paper back. The file itself stays stored: what was reviewed against it can still be looked into."""
    _check_own(document.employer, actor)
    audit.record("employer.remove_document", document, actor=actor, facts={"sha256": document.file.sha256})
    document.delete()


@transaction.atomic
def save_position(position: Position, *, actor: Actor) -> Position:
    """Publish a new position or change one."""
    _check_own(position.employer, actor)
    act = "position.change" if position.pk else "position.publish"
    position.save()
    audit.record(act, position, actor=actor, facts={"title": position.title, "is_open": position.is_open})
    return position


def _check_own(employer: Employer, actor: Actor) -> None:
    if actor.party != Party.EMPLOYER or actor.employer_id != employer.pk:
        raise NotYours
