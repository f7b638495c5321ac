"""A recruiting fair: ten graduates of two schools, and everybody who wants to sign with one of them."""

from collections import Counter
from dataclasses import dataclass

from sanfang.actors import Actor, Party
from sanfang.agreements import actions
from sanfang.agreements.models import Agreement
from sanfang.employers.models import Employer, Position, Recruiter
from sanfang.graduates.models import Binding, Graduate
from sanfang.institutions.models import Department, Policy
from sanfang.institutions.policies import Confirmation
from sanfang.people.models import User
from sanfang.recruiting.actions import applying, interviewing, offering, resumes
from tests.cast import PASSWORD, Cast, a_graduate, a_position, an_employer
from tests.races.signers import (
    Tap,
    as_graduate,
    tap_of_graduate,
    tap_of_job_seeker,
    tap_of_recruiter,
    tap_of_scanner,
)
from tests.recruiting.route import TERMS, an_invitation, in_days

GRADUATES_OF_A_SCHOOL = 5
# How many of the employers have made each graduate an offer on the platform.
OFFERING = 2
LATECOMERS = {"tang": "巢湖远航物流有限公司", "sun": "蚌埠新材股份有限公司"}
SCANNERS = {"198.51.100.1": "滁州安居装饰有限公司", "198.51.100.2": "黄山云谷茶业有限公司"}


@dataclass(frozen=True)
class Fair:
    """One school signs as in the manual; at the other, nothing counts before the graduate said yes."""

    graduates: list[Graduate]
    positions: dict[User, Position]
    taps: list[Tap]

    def live(self) -> list[int]:
        """How many live agreements each of the graduates has."""
        counted = Counter(Agreement.objects.live().values_list("graduate", flat=True))
        return [counted[graduate.pk] for graduate in self.graduates]


def open_fair(cast: Cast) -> Fair:
    """Everybody stands before the last page; nothing is signed yet."""
    Policy.objects.create(school=cast.other_school, confirmation=Confirmation.BEFORE_SIGNING)
    departments = (cast.computing, Department.objects.get(school=cast.other_school))
    graduates = [_graduate(cast, d, n) for n in range(GRADUATES_OF_A_SCHOOL) for d in departments]
    positions = _recruiters(cast)
    taps = [tap for graduate in graduates for tap in _taps_on(graduate, positions)]
    return Fair(graduates, positions, taps)


def _graduate(cast: Cast, department: Department, number: int) -> Graduate:
    graduate = a_graduate(department, cast.plan, "赵钱孙李周"[number] + "同学")
    phone = User.objects.for_phone(f"phone-of-{graduate.pk}")
    Binding.objects.create(user=phone, graduate=graduate)
    return graduate


def _recruiters(cast: Cast) -> dict[User, Position]:
    positions = {cast.users[name]: cast.positions[name] for name in ("mo", "ann")}
    for name, employer_name in LATECOMERS.items():
        employer = an_employer(cast.province, employer_name)
        user = User.objects.create_user(name, PASSWORD)
        Recruiter.objects.create(user=user, employer=employer)
        positions[user] = a_position(employer)
    return positions


def _taps_on(graduate: Graduate, positions: dict[User, Position]) -> list[Tap]:
    """All three routes; the offers first, while the graduate is free to be shown everything."""
    taps = [_offer(graduate, user, positions[user]) for user in list(positions)[:OFFERING]]
    taps += [tap_of_scanner(graduate, name, address) for address, name in SCANNERS.items()]
    taps += [tap_of_recruiter(user, position, graduate) for user, position in positions.items()]
    if Policy.objects.rules_of(graduate.school).confirmation == Confirmation.BEFORE_SIGNING:
        taps += [_acceptance(graduate, user, position) for user, position in positions.items()]
    return taps


def _acceptance(graduate: Graduate, user: User, position: Position) -> Tap:
    proposal = actions.sign_directly(graduate, position, actor=_as_recruiter(user, position.employer))
    return tap_of_graduate(Binding.objects.get(graduate=graduate).user, proposal)


def _offer(graduate: Graduate, user: User, position: Position) -> Tap:
    """Résumé, application, interview: all that leads to an offer on the platform."""
    herself, recruiter = as_graduate(graduate), _as_recruiter(user, position.employer)
    resumes.begin(actor=herself)
    application = applying.apply(position, actor=herself)
    interview = interviewing.invite(application, an_invitation(), actor=recruiter)
    interviewing.accept(interview, actor=herself)
    interviewing.record_result(interview, has_passed=True, actor=recruiter)
    offer = offering.send(application, TERMS, last_day=in_days(14), actor=recruiter)
    return tap_of_job_seeker(Binding.objects.get(graduate=graduate).user, offer)


def _as_recruiter(user: User, employer: Employer) -> Actor:
    return Actor(Party.EMPLOYER, user.username, user.pk, employer_id=employer.pk)
