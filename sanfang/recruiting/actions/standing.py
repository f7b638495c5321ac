"""When a graduate is taken, every other open offer stands still; when the agreement ends, it comes back by itself."""

from __future__ import annotations

from django.utils import timezone

from sanfang.actors import Party
from sanfang.agreements.models import Agreement
from sanfang.recruiting import telling
from sanfang.recruiting.models import Offer

GRADUATE, EMPLOYER = Party.GRADUATE, Party.EMPLOYER

# Nobody learns with whom the graduate signed (promises D03).
STANDS_STILL = {
    EMPLOYER: (
        "{graduate}已有一份就业协议，您的签约通知暂不能接受",
        "通知还在：那份协议失效后，截止日期前仍可接受。您也可以撤回。",
    ),
}
COMES_BACK = {
    GRADUATE: ("{employer}的签约通知又可以接受了", "原来的协议已失效，请在截止日期前答复。"),
    EMPLOYER: ("{graduate}又可以接受您的签约通知了", "请等待答复；截止日期不变。"),
}


def stand_still_or_come_back(agreement: Agreement) -> None:
    """Tell whom it concerns, in the transaction in which an agreement took the graduate or let go.

    Whether an offer can be accepted is asked anew each time (`standing.obstacle_to`): nothing is written here.
    """
    others = Offer.objects.in_time(timezone.now()).filter(graduate=agreement.graduate_id)
    words = STANDS_STILL if agreement.is_live else COMES_BACK
    event = f"{'stands' if agreement.is_live else 'returns'}:{agreement.pk}"
    for offer in others.exclude(employer=agreement.employer_id).for_lists():
        names = {"graduate": offer.graduate.name, "employer": offer.employer.name}
        filled = {party: (title.format(**names), body) for party, (title, body) in words.items()}
        telling.tell_both(offer, event, filled)
