"""A GET writes nothing: the guard stands in the real chain of middleware, before every real view."""

import ast
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import path
from django.utils import timezone

from sanfang.limits.models import Counter
from sanfang.portals.gate.read_only import WroteWhileReading

HOUSE = Path(__file__).resolve().parent.parent.parent / "sanfang"


@login_not_required
def writing(request):
    Counter.objects.create(purpose="x", key_hash="x", window_start=timezone.now())
    return HttpResponse("written")


urlpatterns = [path("writing/", writing)]


@pytest.fixture
def house_with_a_fault(settings):
    settings.ROOT_URLCONF = __name__


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_a_page_that_writes_while_reading_fails(db, house_with_a_fault, method):
    with pytest.raises(WroteWhileReading), transaction.atomic():
        getattr(Client(), method)("/writing/")

    assert not Counter.objects.exists()


def test_the_same_page_may_write_when_posted_to(db, house_with_a_fault):
    assert Client().post("/writing/").content == b"written"
    assert Counter.objects.count() == 1


def test_the_guard_is_the_last_before_the_view():
    """After it, nothing else could write in a view's name; before it, sessions and throttles may."""
    assert settings.MIDDLEWARE[-1] == "sanfang.portals.gate.read_only.ReadOnlyMiddleware"


# Thousands of agreements, in answer to a POST, which may write anyway.
MEANT = {"portals/school/print_jobs.py"}
LATE = {"TemplateResponse", "StreamingHttpResponse", "SimpleTemplateResponse"}


def test_no_view_answers_with_what_is_made_after_the_guard_has_left():
    """A template response is rendered, a stream produced, when the guard is over: both could write unseen."""
    portals = sorted((HOUSE / "portals").rglob("*.py"))
    late = {
        f"{module.relative_to(HOUSE)}:{node.lineno}"
        for module in portals
        if module.relative_to(HOUSE).as_posix() not in MEANT
        for node in ast.walk(ast.parse(module.read_text()))
        if isinstance(node, ast.Name | ast.Attribute)
        and LATE & {getattr(node, "id", ""), getattr(node, "attr", "")}
    }

    assert late == set()
