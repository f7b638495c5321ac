"""From the mini program into the phone pages: a login code of WeChat's becomes a ticket, a ticket a signed-in browser.

The two share no cookies, so the web-view is opened with the ticket in its address. Opening changes nothing;
the page it opens posts the ticket back by itself.
"""

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from sanfang.portals.gate.throttling import throttled
from sanfang.portals.gate.wechat import enter_by, ticket_for
from sanfang.portals.miniprogram.answers import asked, asked_by_the_mini_program
from sanfang.refusal import Refusal

# A school's phones share an address.
LIMIT, SECONDS = 600, 600
# The pages a phone may be led to.
OURS = ("/m/", "/card/", "/v/")
HOME = "/m/"


class EnterForm(forms.Form):
    """A ticket, and the page to go to; nothing else is read, least of all who one is."""

    ticket = forms.CharField(max_length=100)
    next = forms.CharField(max_length=300, required=False)

    def clean_next(self) -> str:
        """An address of the phone's pages; whatever else was asked for is its first page."""
        wanted = str(self.cleaned_data["next"])
        is_ours = wanted.startswith(OURS) and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
        return wanted if is_ours else HOME


@asked_by_the_mini_program("miniprogram.sign_in", limit=LIMIT, seconds=SECONDS)
def give_ticket(request: HttpRequest) -> HttpResponse:
    """A ticket for whoever WeChat names for the code: good once, for a minute."""
    return JsonResponse({"ticket": ticket_for(asked(request, "code")["code"])})


@login_not_required
@throttled("miniprogram.enter", limit=LIMIT, seconds=SECONDS)
@never_cache
@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """The page that posts its ticket back; with a good one, this browser is that phone from then on."""
    form = EnterForm(request.POST or request.GET)
    if not form.is_valid():
        return _closed(request, 400)
    if request.method == "GET":
        return render(request, "miniprogram/enter.html", {"form": form})
    try:
        enter_by(request, form.cleaned_data["ticket"])
    except Refusal:
        return _closed(request, 409)
    return redirect(form.cleaned_data["next"])


def _closed(request: HttpRequest, status: int) -> HttpResponse:
    return render(request, "miniprogram/ticket_over.html", status=status)
