"""「资质证明材料」: what the reviewers verify the employer by (manual E3)."""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sanfang.actors import Actor
from sanfang.employers import actions
from sanfang.employers.models import Employer, QualificationDocument
from sanfang.portals.employer.own import own_employer
from sanfang.portals.gate.answers import refuse
from sanfang.portals.gate.files import file_response
from sanfang.portals.gate.throttling import ACCOUNT, throttled
from sanfang.refusal import Refusal
from sanfang.ui.forms import DeskForm
from sanfang.ui.uploads import UploadField
from sanfang.uploads.actions import Examined, examine, keep
from sanfang.uploads.errors import FileRefused

# Looking into a file takes a while, and a refused one was looked into as well.
AN_HOUR = 3600


class DocumentForm(DeskForm):
    kind = forms.ChoiceField(label="材料类别", choices=QualificationDocument.Kind.choices)
    file = UploadField(
        label="文件", allow_empty_file=True
    )  # The room of uploads says what is wrong with one.


@throttled("employer.documents", limit=30, seconds=AN_HOUR, by=ACCOUNT)
@require_http_methods(["GET", "POST"])
def documents(request: HttpRequest) -> HttpResponse:
    """The papers shown so far, and one more."""
    employer = own_employer(request)
    form = DocumentForm(request.POST or None, request.FILES or None)
    status = 200
    if form.is_valid():
        try:
            _show(employer, examine(form.cleaned_data["file"]), form.cleaned_data["kind"], request.actor)
        except FileRefused as refusal:
            status = refuse(form, refusal, "file")
        except Refusal as refusal:
            status = refuse(form, refusal)
        else:
            messages.success(request, "已上传，审核老师可以看到。")
            return redirect("employer:documents")
    papers = employer.documents.select_related("file")
    context = {"employer": employer, "papers": papers, "form": form}
    return render(request, "employer/documents.html", context, status=status)


@require_GET
def open_file(request: HttpRequest, pk: int) -> FileResponse:
    document = _own_document(request, pk)
    if not document.file.is_readable():
        raise Http404
    return file_response(document.file)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    actions.remove_document(_own_document(request, pk), actor=request.actor)
    messages.success(request, "已删除。")
    return redirect("employer:documents")


@transaction.atomic
def _show(employer: Employer, file: Examined, kind: str, actor: Actor) -> None:
    """File and document together or not at all."""
    actions.add_document(employer, keep(file), kind, actor=actor)


def _own_document(request: HttpRequest, pk: int) -> QualificationDocument:
    mine = QualificationDocument.objects.visible_to(request.actor).select_related("employer", "file")
    document: QualificationDocument = get_object_or_404(mine, pk=pk)
    return document
