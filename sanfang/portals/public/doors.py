"""The four doors, and the way to the graduates' one."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sanfang.actors import Party
from sanfang.portals.gate.homes import home_of
from sanfang.portals.gate.wechat import is_in_mini_program, is_in_wechat
from sanfang.wechat.pictures import entrance_code

PNG, JPEG = "image/png", "image/jpeg"
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
    """How a graduate comes in: through WeChat's mini program, which says who it is. There is no other way."""
    context = {
        "in_mini_program": is_in_mini_program(request),
        "in_wechat": is_in_wechat(request),
        "has_picture": entrance_code() is not None,
    }
    return render(request, "public/open_in_wechat.html", context)


@login_not_required
@require_GET
def mini_program_code(request: HttpRequest) -> HttpResponse:
    """WeChat's own code of the mini program; 404 as long as there is none."""
    picture = entrance_code()
    if picture is None:
        raise Http404
    return HttpResponse(picture, content_type=PNG if picture.startswith(b"\x89PNG") else JPEG)


def _door(request: HttpRequest, party: Party) -> str:
    """Where a party's door leads. Whoever is signed in as somebody else is led to change first."""
    if request.actor.party in {party, Party.PUBLIC}:
        return home_of(party)
    if party == Party.GRADUATE:
        return reverse("public:open_in_wechat")
    return f"{reverse('public:sign_in')}?next={home_of(party)}"
