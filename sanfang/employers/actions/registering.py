"""An employer registers, and changes what it says of itself."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.db import IntegrityError, transaction

from sanfang.actors import Actor, Party
from sanfang.codes import names, usccs
from sanfang.employers.actions.owning import check_own, record, tell_province
from sanfang.employers.errors import AlreadyRegistered, UsernameTaken
from sanfang.employers.models import Employer, Recruiter
from sanfang.employers.states import Standing
from sanfang.institutions.models import Province
from sanfang.people.models import User

TO_BE_VERIFIED = "请核对资质证明材料后认证。"


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
    """Make the employer and its first recruiter. It may prepare at once and reaches graduates once verified.

    Refused with AlreadyRegistered or UsernameTaken. A name that another employer has in other spelling
    is no reason to refuse; the province reads of it (promises D06).
    """
    if User.objects.filter(username=account.username).exists():
        raise UsernameTaken
    try:
        with transaction.atomic():
            return _register(province, profile, account, address)
    except IntegrityError as error:
        if User.objects.filter(username=account.username).exists():
            raise UsernameTaken from error
        raise AlreadyRegistered from error


def _register(province: Province, profile: Profile, account: Account, address: str) -> Employer:
    employer = Employer.objects.create(province=province, **_columns(profile))
    user = User.objects.create_user(account.username, account.password, name=account.name)
    Recruiter.objects.create(user=user, employer=employer)
    actor = Actor(Party.EMPLOYER, account.name, user.pk, address, employer_id=employer.pk)
    entry = record(
        "employer.register",
        employer,
        employer,
        actor=actor,
        new=employer.standing,
        facts={"uscc": employer.uscc},
    )
    tell_province(employer, entry, f"{employer.name}注册，待认证", TO_BE_VERIFIED)
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
    check_own(employer, actor)
    old_name = employer.name
    columns = _columns(profile)
    del columns["uscc"]
    for name, value in columns.items():
        setattr(employer, name, value)
    # Only these columns: the standing may have been judged since the page was opened.
    employer.save(update_fields=list(columns))
    if employer.name != old_name:
        _verify_again(employer)
    entry = record(
        "employer.edit",
        employer,
        employer,
        actor=actor,
        new=employer.standing,
        facts={"name": [old_name, employer.name]},
    )
    if employer.name != old_name:
        tell_province(employer, entry, f"{old_name}更名为{employer.name}，待认证", TO_BE_VERIFIED)


def _verify_again(employer: Employer) -> None:
    Employer.objects.filter(pk=employer.pk, standing=Standing.VERIFIED).update(standing=Standing.WAITING)
    employer.refresh_from_db(fields=["standing"])
