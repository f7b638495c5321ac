"""The queries behind 就业单位核查: employers as live agreements name them, within what the reader may see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from sanfang.actors import Actor
from sanfang.agreements.models import Agreement
from sanfang.checks.models import SigningTraits
from sanfang.checks.thresholds import BURST, CROWD
from sanfang.employers.models import Employer, Position
from sanfang.employers.states import Standing
from sanfang.institutions.closing import closing_days

Groups = QuerySet[Any]
Found = dict[str, Any]
NAMED_AT_MOST = 3


def signings(actor: Actor) -> QuerySet[Agreement]:
    live: QuerySet[Agreement] = Agreement.objects.visible_to(actor).live()
    return live


def traits(actor: Actor) -> QuerySet[SigningTraits]:
    return SigningTraits.objects.filter(agreement__in=signings(actor))


def by_employer(rows: QuerySet[Agreement], **more: Any) -> Groups:
    """One row per code, under its first name, with how many graduates it signed with."""
    groups = rows.order_by().values(key=F("employer_uscc"))
    counted = groups.annotate(name=Min("employer_name"), graduates=Count("graduate", distinct=True), **more)
    return counted.order_by("key")


def with_wrong_code(actor: Actor) -> Groups:
    return by_employer(signings(actor).filter(signing_traits__uscc_is_wrong=True))


def with_another_code(actor: Actor) -> Groups:
    """The same name, but for brackets and blanks, stands with another code: signed, or registered."""
    mine, code = OuterRef("signing_traits__plain_name"), OuterRef("employer_uscc")
    signed = traits(actor).filter(plain_name=mine).exclude(uscc=code)
    registered = Employer.objects.visible_to(actor).filter(name_key=mine).exclude(uscc=code)
    found = signings(actor).filter(Exists(signed) | Exists(registered))
    return by_employer(found, compared=Min("signing_traits__plain_name"))


def with_a_similar_name(actor: Actor) -> Groups:
    alike = traits(actor).filter(loose_name=OuterRef("signing_traits__loose_name"))
    others = alike.exclude(plain_name=OuterRef("signing_traits__plain_name"))
    found = signings(actor).filter(Exists(others.exclude(uscc=OuterRef("employer_uscc"))))
    return by_employer(found, compared=Min("signing_traits__loose_name"))


def with_several_names(actor: Actor) -> Groups:
    names = Count("signing_traits__plain_name", distinct=True)
    return by_employer(signings(actor), names=names).filter(names__gt=1)


def not_verified(actor: Actor) -> Groups:
    known = Employer.objects.visible_to(actor).exclude(standing=Standing.VERIFIED)
    return by_employer(signings(actor).filter(Exists(known.filter(uscc=OuterRef("employer_uscc")))))


def crowded(actor: Actor) -> Groups:
    """More graduates than all its positions ask for, from many majors; who is not registered asks for nobody."""
    posts = Position.objects.filter(employer__uscc=OuterRef("employer_uscc")).order_by()
    headcount = posts.values("employer__uscc").annotate(all=Sum("headcount")).values("all")
    with_posts = signings(actor).annotate(posts=Coalesce(headcount, 0))
    many = by_employer(
        with_posts, majors=Count("graduate__major_name", distinct=True), headcount=Min("posts")
    )
    return many.filter(graduates__gte=CROWD.graduates, majors__gte=CROWD.majors, graduates__gt=F("headcount"))


def in_a_burst(actor: Actor) -> Groups:
    """Each signing counts against the closing day of its own school."""
    counted = by_employer(signings(actor).filter(_shortly_before_closing()))
    return counted.filter(graduates__gte=BURST.signings)


def _shortly_before_closing() -> Q:
    found = Q()
    for month, day, closes_then in closing_days():
        begin, end = BURST.window(month, day)
        found |= closes_then & Q(signed_at__gte=begin, signed_at__lt=end)
    return found


def by_contact(actor: Actor, contact: str) -> Groups:
    """One row per phone or e-mail that stands for several employers' codes."""
    rows = signings(actor).filter(**{f"signing_traits__{contact}_index__gt": ""}).order_by()
    groups = rows.values(key=F(f"signing_traits__{contact}_index")).annotate(
        name=Min(f"signing_traits__{contact}_masked"),
        employers=Count("employer_uscc", distinct=True),
        graduates=Count("graduate", distinct=True),
    )
    return groups.filter(employers__gt=1).order_by("key")


def codes_beside(found: Iterable[Found], actor: Actor) -> Mapping[str, str]:
    """By code: which other codes stand with the same name."""
    found = list(found)
    names = {one["compared"] for one in found}
    signed = traits(actor).filter(plain_name__in=names).order_by("uscc").distinct()
    registered = Employer.objects.visible_to(actor).filter(name_key__in=names).order_by("uscc")
    pairs = {*signed.values_list("plain_name", "uscc"), *registered.values_list("name_key", "uscc")}
    return {
        one["key"]: _listed(code for name, code in sorted(pairs) if _is_beside(one, name, code))
        for one in found
    }


def names_beside(found: Iterable[Found], actor: Actor) -> Mapping[str, str]:
    """By code: which similar names stand with another code."""
    found = list(found)
    alike = signings(actor).filter(signing_traits__loose_name__in={one["compared"] for one in found})
    wanted = ("signing_traits__loose_name", "employer_uscc", "employer_name")
    rows = list(alike.order_by("employer_name").values_list(*wanted).distinct())
    return {
        one["key"]: _listed(f"{name}（{code}）" for loose, code, name in rows if _is_beside(one, loose, code))
        for one in found
    }


def names_of_codes(found: Iterable[Found], actor: Actor) -> Mapping[str, str]:
    """By code: the names it stands with."""
    rows = signings(actor).filter(employer_uscc__in=[one["key"] for one in found])
    return _grouped(rows.order_by("employer_name").values_list("employer_uscc", "employer_name").distinct())


def standings(found: Iterable[Found], actor: Actor) -> Mapping[str, str]:
    """By code: what the employer's standing is now."""
    rows = Employer.objects.visible_to(actor).filter(uscc__in=[one["key"] for one in found])
    return {one.uscc: one.get_standing_display() for one in rows}


def employers_by_contact(found: Iterable[Found], actor: Actor, contact: str) -> Mapping[str, str]:
    """By contact: the employers it stands for."""
    index = f"signing_traits__{contact}_index"
    rows = signings(actor).filter(**{f"{index}__in": [one["key"] for one in found]})
    return _grouped(rows.order_by("employer_name").values_list(index, "employer_name").distinct())


def _is_beside(one: Found, name: str, code: str) -> bool:
    return bool(one["compared"] == name and one["key"] != code)


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    groups: dict[str, list[str]] = {}
    for key, name in pairs:
        groups.setdefault(key, []).append(name)
    return {key: _listed(names) for key, names in groups.items()}


def _listed(words: Iterable[str]) -> str:
    known = list(dict.fromkeys(words))
    rest = f" 等 {len(known)} 个" if len(known) > NAMED_AT_MOST else ""
    return "、".join(known[:NAMED_AT_MOST]) + rest
