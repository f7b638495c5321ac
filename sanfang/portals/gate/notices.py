"""The page of notices, the same in every portal."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from sanfang.notices.actions import mark_read
from sanfang.notices.models import Notice
from sanfang.portals.gate.keys import key_of
from sanfang.portals.gate.paging import page_of


def notices_page(request: HttpRequest, template: str = "gate/notices.html") -> HttpResponse:
    """The reader's mailbox, the latest first; a POST opens one notice (`notice`), or marks all as read."""
    if request.method == "POST":
        return _open(request) if request.POST.get("notice") else _mark_all(request)
    mailbox = Notice.objects.visible_to(request.actor)
    return render(
        request, template, {"page": page_of(mailbox, request), "has_unread": mailbox.unread().exists()}
    )


def _open(request: HttpRequest) -> HttpResponse:
    """Opening marks as read; it is a POST because a GET writes nothing."""
    wanted = key_of(request.POST["notice"])
    notice = get_object_or_404(Notice.objects.visible_to(request.actor), pk=wanted)
    mark_read(request.actor, notice.pk)
    return redirect(notice.link or request.get_full_path())


def _mark_all(request: HttpRequest) -> HttpResponse:
    count = mark_read(request.actor)
    messages.success(request, f"已把 {count} 条通知标为已读。")
    return redirect(request.get_full_path())
