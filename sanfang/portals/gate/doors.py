"""Which door belongs to whom. Every page is closed unless its view says otherwise."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect

from sanfang.actors import Party, Role

View = Callable[..., HttpResponseBase]

# The namespace of a portal's addresses, and the one party it is for.
DOORS = {
    "graduate": Party.GRADUATE,
    "employer": Party.EMPLOYER,
    "school": Party.SCHOOL,
    "province": Party.PROVINCE,
}
# Where to go to be let in.
ENTRANCES = {"graduate": "public:open_in_wechat"}
UNBOUND_ENTRANCE = "graduate:bind"


class DoorMiddleware(LoginRequiredMiddleware):
    """Signed in, and of the portal's party; to anybody else the page does not exist."""

    def process_view(
        self, request: HttpRequest, view_func: View, view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        answer = super().process_view(request, view_func, view_args, view_kwargs)
        if answer is not None or not getattr(view_func, "login_required", True):
            return answer
        return self._check_party(request, view_func)

    def handle_no_permission(self, request: HttpRequest, view_func: View) -> HttpResponseRedirect:
        entrance = ENTRANCES.get(_portal_of(request))
        return redirect(entrance) if entrance else super().handle_no_permission(request, view_func)

    def _check_party(self, request: HttpRequest, view_func: View) -> HttpResponseBase | None:
        party = DOORS.get(_portal_of(request))
        if party is None:
            return None
        if request.actor.party != party:
            raise Http404
        if party == Party.GRADUATE and request.actor.graduate_id is None:
            return None if getattr(view_func, "for_the_unbound", False) else redirect(UNBOUND_ENTRANCE)
        return None


def _portal_of(request: HttpRequest) -> str:
    return request.resolver_match.namespace if request.resolver_match else ""


def for_roles(*roles: Role) -> Callable[[View], View]:
    """Open a school's page to these roles; to the others it does not exist."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.actor.role not in roles:
                raise Http404
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def for_the_unbound(view: View) -> View:
    """Open a phone page to a phone that is not bound to a graduate yet."""
    view.for_the_unbound = True
    return view
