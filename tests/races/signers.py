"""Recruiters and graduates with the last page before them: one tap of each is left, and can be repeated."""

import re
from collections.abc import Callable

from django.http import HttpResponse

from sanfang.actors import Actor, Party
from sanfang.agreements import actions
from sanfang.agreements.models import Agreement
from sanfang.employers.models import Position
from sanfang.graduates.models import Graduate
from sanfang.people.models import User
from sanfang.recruiting.models import Offer
from tests.cast import a_uscc
from tests.races.crowd import Visitor

Tap = Callable[[], HttpResponse]

SHOWN = re.compile(r'name="shown" value="([0-9a-f]{64})"')
WECHAT = {"user-agent": "Mozilla/5.0 MicroMessenger/8.0"}


def tap_of_recruiter(user: User, position: Position, graduate: Graduate) -> Tap:
    """Route 2: the graduate is found, the text is read, 「确认签约」 is left."""
    recruiter = Visitor(user)
    facts = {"school": graduate.school_id, "name": graduate.name, "student_number": graduate.student_number}
    found = recruiter.post("/employer/sign/", position=position.pk, **facts)
    assert found.status_code == 302, found.content.decode()
    return _confirming(recruiter, "/employer/sign/check/")


def tap_of_scanner(graduate: Graduate, employer: str, address: str) -> Tap:
    """Route 3: the card is scanned, name and employer are filled in, 「确认签约」 is left."""
    card = actions.open_card_of(graduate) or actions.issue_card(graduate, actor=as_graduate(graduate))
    start = f"/card/{card.token}/"
    scanner = Visitor(REMOTE_ADDR=address, headers=WECHAT)
    # The first answer opens the session that the next steps are kept in.
    scanner.client.post(start, {"name": graduate.name})
    filled = scanner.post(f"{start}employer/", **typed_by(employer))
    assert filled.status_code == 302, filled.content.decode()
    return _confirming(scanner, f"{start}confirm/")


def tap_of_graduate(user: User, proposal: Agreement) -> Tap:
    """The strictest policy: the proposal is read, 「确认签约」 is left."""
    graduate = Visitor(user)
    return lambda: graduate.post(f"/m/agreements/{proposal.pk}/confirm/", shown=proposal.details_sha256)


def tap_of_job_seeker(user: User, offer: Offer) -> Tap:
    """Route 1: the letter is read, 「接受」 is left."""
    graduate = Visitor(user)
    shown = offer.shown_sha256()
    return lambda: graduate.post(f"/m/offers/{offer.pk}/accept/", shown=shown)


def as_graduate(graduate: Graduate) -> Actor:
    return Actor(Party.GRADUATE, graduate.name, graduate_id=graduate.pk)


def typed_by(employer: str) -> dict[str, str]:
    """What a recruiter without an account types into route 3."""
    return {
        "name": employer,
        "uscc": a_uscc(),
        "nature": "39",
        "industry": "34",
        "place": "安徽省芜湖市",
        "address": "安徽省芜湖市鸠江区长江路 8 号",
        "postcode": "241000",
        "contact_person": "莫新",
        "phone": "0553-2871000",
        "email": "hr@example.com",
        "position_title": "软件工程师",
        "job_category": "13",
        "position_place": "安徽省芜湖市",
    }


def _confirming(visitor: Visitor, page: str) -> Tap:
    text = visitor.get(page).content.decode()
    shown = SHOWN.search(text)
    assert shown, text
    return lambda: visitor.post(page, shown=shown[1])
