"""The throttle counts a GET, and yet no GET's view may write."""

import pytest
import time_machine
from django.db import transaction
from django.test import Client, RequestFactory
from django.utils import timezone

from sanfang.limits.models import Counter
from sanfang.portals.gate.read_only import ReadOnlyMiddleware, WroteWhileReading
from sanfang.portals.gate.throttling import in_words


def test_a_throttled_get_is_counted(db):
    Client().get("/v/unknown/")

    assert Counter.objects.get(purpose="verify").hits == 1


@time_machine.travel("2026-03-05 12:00", tick=False)
def test_beyond_the_limit_the_answer_is_429_and_says_when_to_come_back(db):
    client = Client()
    answers = [client.get("/v/unknown/") for _ in range(61)]

    assert {answer.status_code for answer in answers[:60]} == {404}
    assert answers[60].status_code == 429
    assert answers[60]["Retry-After"] == "60"
    assert "最多等 1 分钟" in answers[60].content.decode()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(60, " 1 分钟"), (900, " 15 分钟"), (3600, " 1 小时"), (86_400, " 1 天"), (5, " 5 秒")],
)
def test_the_wait_is_said_in_words(seconds, words):
    assert in_words(seconds) == words


def write(request):
    Counter.objects.create(purpose="x", key_hash="x", window_start=timezone.now())


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_a_view_that_writes_while_reading_is_stopped(db, method):
    middleware = ReadOnlyMiddleware(lambda request: None)

    with pytest.raises(WroteWhileReading), transaction.atomic():
        middleware.process_view(getattr(RequestFactory(), method)("/"), write, (), {})

    assert not Counter.objects.exists()


def test_a_posted_view_is_left_to_django(db):
    middleware = ReadOnlyMiddleware(lambda request: None)

    assert middleware.process_view(RequestFactory().post("/"), write, (), {}) is None


@time_machine.travel("2026-03-05 12:00", tick=False)
def test_who_is_signed_in_is_counted_alone_and_shuts_nobody_of_the_same_address_out(cast, as_):
    eager = as_("zhang")
    answers = [eager.post("/m/card/issue/").status_code for _ in range(31)]

    assert answers == [302] * 30 + [429]
    assert as_("li").post("/m/card/issue/").status_code == 302


@time_machine.travel("2026-03-05 12:00", tick=False)
def test_a_flood_of_files_ends(cast, as_):
    recruiter = as_("mo")
    answers = [recruiter.post("/employer/documents/").status_code for _ in range(31)]

    assert answers == [200] * 30 + [429]
