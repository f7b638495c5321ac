"""The PDF beside a résumé: put there, replaced, opened, taken away."""

from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sanfang.actors import Actor
from sanfang.portals.gate.answers import refuse
from sanfang.portals.gate.files import file_response, serves_a_file
from sanfang.portals.gate.throttling import ACCOUNT, throttled
from sanfang.portals.graduate.own import own_resume
from sanfang.recruiting.actions import resumes
from sanfang.recruiting.models import Resume
from sanfang.ui.forms import PhoneForm
from sanfang.ui.uploads import UploadField
from sanfang.uploads.actions import Examined, examine, keep
from sanfang.uploads.errors import FileRefused
from sanfang.uploads.kinds import ONLY_PDF

# Looking into a file takes a while, and a refused one was looked into as well.
AN_HOUR = 3600


class AttachmentForm(PhoneForm):
    # The room of uploads says what is wrong with an empty one.
    file = UploadField(label="简历附件", kinds=("pdf",), allow_empty_file=True)


@throttled("resume.attachment", limit=30, seconds=AN_HOUR, by=ACCOUNT)
@require_http_methods(["GET", "POST"])
def attach(request: HttpRequest) -> HttpResponse:
    """A PDF in place of the one before."""
    mine = own_resume(request)
    form = AttachmentForm(request.POST or None, request.FILES or None)
    status = 200
    if form.is_valid():
        try:
            _attach(mine, examine(form.cleaned_data["file"], among=ONLY_PDF), request.actor)
        except FileRefused as refusal:
            status = refuse(form, refusal, "file")
        else:
            messages.success(request, "附件已上传，会和简历一起给用人单位看。")
            return redirect("graduate:resume")
    context = {"form": form, "resume": mine}
    return render(request, "graduate/resume_attach.html", context, status=status)


@serves_a_file
@require_GET
def attachment(request: HttpRequest) -> FileResponse:
    """One's own file, as an employer would open it."""
    file = own_resume(request).attachment
    if file is None:
        raise Http404
    return file_response(file)


@require_POST
def remove(request: HttpRequest) -> HttpResponse:
    """Take it away; twice is once."""
    resumes.attach(own_resume(request), None, actor=request.actor)
    messages.success(request, "附件已删除。")
    return redirect("graduate:resume")


@transaction.atomic
def _attach(mine: Resume, file: Examined, actor: Actor) -> None:
    """File and résumé together or not at all."""
    resumes.attach(mine, keep(file), actor=actor)
