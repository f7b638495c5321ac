"""「通知」: what the school, or this person's departments, were told."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from sanfang.portals.gate.notices import notices_page


@require_http_methods(["GET", "POST"])
def notices(request: HttpRequest) -> HttpResponse:
    """All notices of the scope, the latest first; opening one marks it as read for the whole office."""
    return notices_page(request)
