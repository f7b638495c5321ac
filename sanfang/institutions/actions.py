"""The verbs of institutions: schools, the policy of signing, and the departments of a school."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.db import IntegrityError, transaction

from sanfang.actors import Actor, Party
from sanfang.audit import actions as audit
from sanfang.institutions.errors import (
    AnswerDaysOutOfBounds,
    BoundMoreEasily,
    DepartmentExists,
    FewerReviewers,
    LooserThanTheProvince,
    NotYours,
    PlanExists,
    SchoolExists,
    ShorterThanTheProvince,
)
from sanfang.institutions.models import Department, DispatchPlan, Policy, Province, School
from sanfang.institutions.policies import (
    AS_ABOVE,
    LEAST_ANSWER_DAYS,
    ONE_STEP,
    BindingRules,
    ReviewSteps,
    Steps,
)


@dataclass(frozen=True)
class Contact:
    """The contact block of a school, as it stands on every agreement (manual F4)."""

    contact_office: str
    contact_person: str
    address: str
    phone: str


def add_school(province: Province, *, code: str, name: str, contact: Contact, actor: Actor) -> School:
    """Let a school take part; its first administrator is hired next. SchoolExists for a known code or name."""
    _check_owner(province, actor)
    try:
        with transaction.atomic():
            school = School.objects.create(province=province, code=code, name=name, **asdict(contact))
            audit.record(
                "school.add", school, actor=actor, chain=_chain(province), new=f"{school.code} {school.name}"
            )
            return school
    except IntegrityError as error:
        raise SchoolExists from error


@transaction.atomic
def set_contact(school: School, contact: Contact, *, actor: Actor) -> None:
    """Change the contact block; what was signed before keeps the old one."""
    if not (actor.party == Party.PROVINCE and actor.province_id == school.province_id):
        _check_owner(school, actor)
    changed = {name: value for name, value in asdict(contact).items() if getattr(school, name) != value}
    for name, value in changed.items():
        setattr(school, name, value)
    school.save(update_fields=list(changed))
    chain = audit.province_chain(school.province_id)
    audit.record("school.set_contact", school, actor=actor, chain=chain, facts={"fields": sorted(changed)})


@dataclass(frozen=True)
class OfferBounds:
    """What a province sets for signing offers: the days their deadlines may take, and 违约金上限 in yuan.

    What is empty is not set: the defaults hold for the days, and penalties have no ceiling.
    """

    offer_days_least: int | None = None
    offer_days_most: int | None = None
    penalty_ceiling: int | None = None


@transaction.atomic
def set_policy(
    owner: Province | School,
    *,
    confirmation: str,
    acceptance_days: int | None,
    offers: OfferBounds | None = None,
    binding: BindingRules = AS_ABOVE,
    termination_answer_days: int | None = None,
    review: ReviewSteps = ONE_STEP,
    actor: Actor,
) -> Policy:
    """Write the whole policy of a province or a school. It holds for what is signed and bound from now on.

    `offers` is the province's to say, NotYours for a school. LooserThanTheProvince, BoundMoreEasily,
    AnswerDaysOutOfBounds, FewerReviewers or ShorterThanTheProvince when a school leaves the province's rules;
    OfferDaysReversed, WindowTooShort or WindowTooLong when a province's numbers do not fit one another.
    """
    _check_owner(owner, actor)
    if isinstance(owner, School):
        _check_tighter(owner, confirmation, acceptance_days, offers)
        _check_guarded(owner, binding)
        _check_time_to_answer(owner, termination_answer_days)
        _check_reviewers(owner, review)
    key = {"province": owner} if isinstance(owner, Province) else {"school": owner}
    policy, _ = Policy.objects.get_or_create(**key)
    old = _words(policy)
    policy.confirmation, policy.acceptance_days = confirmation, acceptance_days
    policy.binding_proof, policy.rebind_hold_hours = binding.proof, binding.hold_hours
    policy.termination_answer_days = termination_answer_days
    policy.review_steps, policy.termination_steps = review.signing, review.termination
    for name, value in asdict(offers or OfferBounds()).items():
        setattr(policy, name, value)
    _check_days(policy)
    policy.full_clean()
    policy.save()
    audit.record("policy.set", policy, actor=actor, chain=_chain(owner), old=old, new=_words(policy))
    return policy


def add_plan(province: Province, *, cohort_year: int, name: str, actor: Actor) -> DispatchPlan:
    """Open 年度 and 方案 for the schools' lists (manual H3), or PlanExists."""
    _check_owner(province, actor)
    try:
        with transaction.atomic():
            plan = DispatchPlan.objects.create(cohort_year=cohort_year, name=name)
            audit.record("plan.add", plan, actor=actor, chain=_chain(province), new=f"{cohort_year} {name}")
            return plan
    except IntegrityError as error:
        raise PlanExists from error


def add_department(school: School, name: str, *, actor: Actor) -> Department:
    """Add 院系 to a school, or DepartmentExists."""
    _check_owner(school, actor)
    try:
        with transaction.atomic():
            department = Department.objects.create(school=school, name=name.strip())
            audit.record("department.add", department, actor=actor, chain=_chain(school), new=department.name)
            return department
    except IntegrityError as error:
        raise DepartmentExists from error


def rename_department(department: Department, name: str, *, actor: Actor) -> None:
    """Correct the name of 院系, or DepartmentExists."""
    _check_owner(department.school, actor)
    old = department.name
    department.name = name.strip()
    try:
        with transaction.atomic():
            department.save()
            audit.record(
                "department.rename",
                department,
                actor=actor,
                chain=_chain(department.school),
                old=old,
                new=name,
            )
    except IntegrityError as error:
        raise DepartmentExists from error


def _check_owner(owner: Province | School, actor: Actor) -> None:
    """A province is ruled by its officers, a school by its administrators; the platform itself sets up both."""
    if actor.party == Party.SYSTEM:
        return
    rules_it = (
        actor.party == Party.PROVINCE and actor.province_id == owner.pk
        if isinstance(owner, Province)
        else actor.is_administrator and actor.school_id == owner.pk
    )
    if not rules_it:
        raise NotYours


def _check_tighter(
    school: School, confirmation: str, acceptance_days: int | None, offers: OfferBounds | None
) -> None:
    if offers is not None:
        raise NotYours
    rules = Policy.objects.rules_of_province(school.province_id)
    if not rules.is_tightened_by(confirmation, acceptance_days):
        raise LooserThanTheProvince
    if not rules.leave_time_in(acceptance_days):
        raise ShorterThanTheProvince(rules.offer_days_least)


def _check_guarded(school: School, binding: BindingRules) -> None:
    rules = Policy.objects.rules_of_province(school.province_id)
    if not rules.are_guarded_by(binding):
        raise BoundMoreEasily(rules.rebind_hold_hours)


def _check_time_to_answer(school: School, days: int | None) -> None:
    rules = Policy.objects.rules_of_province(school.province_id)
    if not rules.leave_time_to_answer_in(days):
        raise AnswerDaysOutOfBounds(LEAST_ANSWER_DAYS, rules.termination_answer_days)


def _check_reviewers(school: School, review: ReviewSteps) -> None:
    if not Policy.objects.rules_of_province(school.province_id).are_looked_at_by(review):
        raise FewerReviewers


def _check_days(policy: Policy) -> None:
    """A province's numbers must fit one another; a school's were held against the province's."""
    if policy.province_id is not None:
        policy.rules.check_days()


def _chain(owner: Province | School) -> str:
    return audit.school_chain(owner.pk) if isinstance(owner, School) else audit.province_chain(owner.pk)


def _words(policy: Policy) -> str:
    """What the row says, a word a rule; the province's portal puts them in its reader's language."""
    words = [policy.confirmation or "-", str(policy.acceptance_days or "-")]
    if policy.offer_days_least or policy.offer_days_most:
        words.append(f"offer_days:{policy.offer_days_least or '-'}-{policy.offer_days_most or '-'}")
    if policy.penalty_ceiling is not None:
        words.append(f"penalty_ceiling:{policy.penalty_ceiling}")
    if policy.binding_proof:
        words.append(f"binding_proof:{policy.binding_proof}")
    if policy.rebind_hold_hours is not None:
        words.append(f"rebind_hold_hours:{policy.rebind_hold_hours}")
    if policy.termination_answer_days is not None:
        words.append(f"termination_answer_days:{policy.termination_answer_days}")
    words += [f"{name}:{steps}" for name, steps in _steps_of(policy) if steps != Steps.ONE]
    return " ".join(words)


def _steps_of(policy: Policy) -> list[tuple[str, int]]:
    return [("review_steps", policy.review_steps), ("termination_steps", policy.termination_steps)]
