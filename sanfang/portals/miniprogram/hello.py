"""What the mini program must know before anybody has logged in: what the platform is called, what to ask for."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET

from sanfang.notices.moments import MOMENTS, Moment
from sanfang.wechat.templates import Chosen, Template, chosen_templates


@login_not_required
@require_GET
def hello(request: HttpRequest) -> HttpResponse:
    """The same for everybody. A moment none of whose templates is set up has none to ask for."""
    chosen = chosen_templates()
    moments = {name: _moment(moment, chosen) for name, moment in MOMENTS.items()}
    return JsonResponse({"platform": settings.PLATFORM_NAME, "moments": moments})


def _moment(moment: Moment, chosen: dict[Template, Chosen]) -> dict[str, object]:
    asked_for = [
        {"name": template.value, "id": chosen[template].id, "title": str(template.label)}
        for template in moment.templates
        if template in chosen
    ]
    return {"why": moment.why, "templates": asked_for}
