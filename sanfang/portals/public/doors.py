"""The four doors, and the way to the graduates' one."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sanfang.actors import Party
from sanfang.portals.gate.homes import home_of

DOORS = (Party.GRADUATE, Party.EMPLOYER, Party.SCHOOL, Party.PROVINCE)


@login_not_required
@require_GET
def doors(request: HttpRequest) -> HttpResponse:
    """Who are you? One door for each of the four parties, and one way for whoever holds a paper."""
    context = {
        "signed_in_as": request.actor.label if request.user.is_authenticated else "",
        "own_home": home_of(request.actor.party),
        **{f"{party}_door": _door(request, party) for party in DOORS},
    }
    return render(request, "public/doors.html", context)


@login_not_required
@require_GET
def open_in_wechat(request: HttpRequest) -> HttpResponse:
    """How a graduate comes in: through WeChat, which says who it is."""
    return render(request, "public/open_in_wechat.html")


def _door(request: HttpRequest, party: Party) -> str:
    """Where a party's door leads. Whoever is signed in as somebody else is led to change first."""
    if request.actor.party in {party, Party.PUBLIC}:
        return home_of(party)
    if party == Party.GRADUATE:
        return reverse("public:open_in_wechat")
    return f"{reverse('public:sign_in')}?next={home_of(party)}"
