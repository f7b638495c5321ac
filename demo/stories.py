"""Who signed with whom, when, and what came of it: to be played through the real actions by whoever loads it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from demo import plots
from demo.employers import Employer, Offer, offers_to
from demo.graduates import SEED, Graduate
from demo.schools import COHORTS, SCHOOLS

Json = dict[str, Any]
DAYS_IN_A_YEAR = 365
# The account that a visitor of the demo takes has most to show.
BUSIEST = "employer"


@dataclass(frozen=True)
class Act:
    """One act and how many days before today it happened; `signing` counts the agreements of one story."""

    name: str
    days_ago: int
    signing: int


def tell_all(graduates: Sequence[Graduate], employers: list[Employer], today: date) -> list[Json]:
    """One story per graduate who has one, for each school and cohort as `plots.PLOTS` counts them."""
    return [
        story
        for school in SCHOOLS
        for index, cohort in enumerate(COHORTS)
        for story in _stories_of(
            [g for g in graduates if g.school is school and g.cohort == cohort],
            plots.PLOTS[school.code][index],
            employers,
            today,
        )
    ]


def _stories_of(
    graduates: list[Graduate], plot_counts: dict[str, int], employers: list[Employer], today: date
) -> Iterator[Json]:
    chance = Random(f"{SEED}/stories/{graduates[0].school.code}/{graduates[0].cohort}")
    for graduate, plot in _casting(graduates, plot_counts, chance):
        yield _story(graduate, plot, employers, today, chance)


def _casting(
    graduates: list[Graduate], plot_counts: dict[str, int], chance: Random
) -> list[tuple[Graduate, str]]:
    """The chosen have their plots; the rest is dealt out."""
    chosen = [(g, plots.CHOSEN[g.name]) for g in graduates if g.name in plots.CHOSEN]
    left = Counter(plot_counts) - Counter(plot for _, plot in chosen)
    others = [g for g in graduates if g.name not in plots.CHOSEN and g.name not in plots.KEPT_FREE]
    deck = list(left.elements())
    return chosen + list(zip(chance.sample(others, len(deck)), deck, strict=True))


def _story(graduate: Graduate, plot: str, employers: list[Employer], today: date, chance: Random) -> Json:
    endings = plots.SEQUELS.get(plot, (plot,))
    acts = _timeline(graduate, endings, chance)
    offers = _offers(graduate, endings, employers, chance)
    confirmed = acts[0].days_ago + chance.randint(1, 6)
    return graduate.key | {
        "name": graduate.name,
        "plot": plot,
        "confirmed_at": moment(today, confirmed, chance),
        "signings": [
            _signing(graduate, ending, offers[index], [a for a in acts if a.signing == index], today, chance)
            for index, ending in enumerate(endings)
        ],
    }


def _timeline(graduate: Graduate, endings: Sequence[str], chance: Random) -> list[Act]:
    """The acts of all signings, counted back from the last one."""
    names = [(name, i) for i, ending in enumerate(endings) for name in _acts(graduate, ending)]
    years = (COHORTS[0] - graduate.cohort) * DAYS_IN_A_YEAR
    days_ago = years + chance.randint(*plots.FRESH.get(endings[-1], plots.SETTLED))
    backwards = []
    for name, signing in reversed(names):
        backwards.append(Act(name, days_ago, signing))
        days_ago += chance.randint(*plots.GAPS[name])
    return backwards[::-1]


def _acts(graduate: Graduate, ending: str) -> list[str]:
    consent = plots.CONSENT_ACTS[graduate.school.confirmation]
    acts = (consent if act == plots.CONSENT else act for act in plots.ENDINGS[ending])
    return [act for act in acts if act]


def _offers(
    graduate: Graduate, endings: Sequence[str], employers: list[Employer], chance: Random
) -> list[Offer]:
    """After a rejection the same two try again; after a termination it is somebody else."""
    first = _offer(graduate, endings[0], employers, chance)
    if endings[0] == "rejected":
        return [first] * len(endings)
    others = [employer for employer in employers if employer is not first.employer]
    return [first, *(_offer(graduate, ending, others, chance) for ending in endings[1:])]


def _offer(graduate: Graduate, ending: str, employers: list[Employer], chance: Random) -> Offer:
    by_card = ending not in plots.NEEDS_AN_ACCOUNT and chance.random() < 0.3
    offers = offers_to(graduate, employers, by_card=by_card) or offers_to(graduate, employers, by_card=False)
    weights = [3 if offer.employer.company.account == BUSIEST else 1 for offer in offers]
    return chance.choices(offers, weights=weights)[0]


def _signing(
    graduate: Graduate, ending: str, offer: Offer, acts: list[Act], today: date, chance: Random
) -> Json:
    article_two, article_five = chance.choice(plots.TERMS)
    return {
        "route": 2 if offer.employer.is_registered else 3,
        "employer": offer.employer.uscc,
        "position": offer.position.title,
        "article_two": article_two.format(pay=offer.position.monthly_pay),
        "article_five": article_five,
        "state": plots.STATES.get(ending, ending),
        "steps": [_step(graduate, offer, act, today, chance) for act in acts],
    }


def _step(graduate: Graduate, offer: Offer, act: Act, today: date, chance: Random) -> Json:
    name = act.name
    if name == plots.SIGN:
        name = "sign_directly" if offer.employer.is_registered else "sign_by_card"
    said = _particulars(graduate, name, chance)
    if name == plots.EMPLOYER_ASKS:
        name = "apply_for_termination"
    return {"act": name, "at": moment(today, act.days_ago, chance)} | said


def _particulars(graduate: Graduate, act: str, chance: Random) -> Json:
    """Who of the staff does it, and what is said and shown with it."""
    school, department = graduate.school, graduate.department
    if act == "approve":
        return {"by": school.reviewer_of(department)}
    if act == "reject":
        return {"by": school.reviewer_of(department), "reason": chance.choice(plots.REJECTIONS)}
    if act == "apply_for_termination":
        code, reason = chance.choice(plots.TERMINATIONS)
        return {"reason_code": code, "reason": reason, "material": letter_path(graduate, chance)}
    if act == plots.EMPLOYER_ASKS:
        code, reason, words = chance.choice(plots.EMPLOYER_TERMINATIONS)
        said = {"reason_code": code, "reason": reason, "words": words}
        return {"side": "employer", **said, "material": letter_path(graduate, chance)}
    if act == "agree_termination":
        return {"by": school.counsellor_of(department)}
    if act == "refuse_termination":
        return {"by": school.counsellor_of(department), "reason": chance.choice(plots.TERMINATION_REFUSALS)}
    if act == "unlock":
        return {"by": school.administrator, "reason": chance.choice(plots.UNLOCKINGS)}
    return {}


def letter_path(graduate: Graduate, chance: Random) -> str:
    """Where the letter about this graduate's termination is drawn: a photograph mostly, sometimes a PDF."""
    suffix = "pdf" if chance.random() < 0.2 else "jpg"
    return f"解约函/{graduate.school.code}-{graduate.student_number}.{suffix}"


def moment(today: date, days_ago: int, chance: Random) -> str:
    """A time in office hours of that day, as China counts it."""
    day = today - timedelta(days=days_ago)
    return f"{day}T{chance.randint(9, 16):02d}:{chance.randint(0, 59):02d}:00+08:00"
