"""「通知」: what the employer was told."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from sanfang.portals.gate.notices import notices_page


@require_http_methods(["GET", "POST"])
def notices(request: HttpRequest) -> HttpResponse:
    """All notices of the employer, the latest first."""
    return notices_page(request)
