"""The one file by which WeChat makes sure that this domain is ours."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


@login_not_required
@require_safe
def domain_file(request: HttpRequest, name: str) -> HttpResponse:
    """Its content, to the letter, under the one name that the settings give; 404 for every other name."""
    its_name, _, content = settings.WECHAT_DOMAIN_FILE.partition("=")
    if name != its_name or not content:
        raise Http404
    return HttpResponse(content, content_type="text/plain; charset=utf-8")
