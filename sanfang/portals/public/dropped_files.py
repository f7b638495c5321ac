"""Is this PDF real? It is looked at once and not kept: not on a disk, not in a log, not in the trail."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from sanfang.documents.dropped.judging import judge
from sanfang.portals.gate.throttling import throttled
from sanfang.portals.public.in_memory import InMemory
from sanfang.portals.public.verification import A_MINUTE, how_to, official_domain, to_compare
from sanfang.portals.public.verification_forms import LARGEST, FileForm


@csrf_exempt  # Only until the file has its place: reading the token reads the whole body.
@login_not_required
@throttled("verify.file", limit=10, seconds=A_MINUTE)
@require_http_methods(["GET", "POST"])
def verify_file(request: HttpRequest) -> HttpResponse:
    """The verdict on a file, on the answer itself: there is nothing to come back to. Who asks for the address
    alone is led to the form."""
    if request.method == "GET":
        return redirect("public:how_to_verify")
    request.upload_handlers = [InMemory(request, LARGEST)]
    return _judged(request)


@csrf_protect
def _judged(request: HttpRequest) -> HttpResponse:
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "public/how_to_verify.html", how_to(file_form=form))
    judged = judge(form.cleaned_data["file"].read())
    return render(
        request,
        "public/verify_file.html",
        {
            "verdict": judged.verdict,
            "facts": to_compare(judged.findings) if judged.findings else [],
            "original": judged.original,
            "official": official_domain(),
        },
    )
