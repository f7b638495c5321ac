"""Fifty prints at once are counted as fifty (promises W03)."""

from django.utils import timezone

from sanfang.audit.models import Entry
from sanfang.documents import paper
from sanfang.documents.models import PrintRecord
from tests.races.crowd import Visitor, at_once

PRINTS = 50


def test_W03_the_counter_is_exact_and_the_last_time_right(cast, monkeypatch):
    monkeypatch.setattr(paper, "render", lambda *args, **kwargs: b"%PDF-quick")
    agreement = cast.approve(cast.sign())
    teacher, mo = Visitor(cast.users["teacher"]), Visitor(cast.users["mo"])
    school, employer = f"/school/prints/{agreement.pk}/", f"/employer/agreements/{agreement.pk}/print/"
    presses = [lambda: teacher.post(school), lambda: mo.post(employer)] * (PRINTS // 2)
    before = timezone.now()

    answers = at_once(presses)

    assert {answer.status_code for answer in answers} == {200}
    record = PrintRecord.objects.get()
    assert record.count == PRINTS
    printed = Entry.objects.filter(act="agreement.print")
    assert printed.count() == PRINTS
    assert before < record.last_printed_at <= max(printed.values_list("at", flat=True))
