"""「面试和签约通知」: what the graduate was told."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from sanfang.portals.gate.notices import notices_page


@require_http_methods(["GET", "POST"])
def notices(request: HttpRequest) -> HttpResponse:
    """All notices, the latest first; tapping one marks it as read and goes on to what it tells about."""
    return notices_page(request, "graduate/notices.html")
