"""The stage of the scenarios: a server on a database in a file, and everybody's own browser."""

import signal
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from django.core.management import call_command
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer

from sanfang.graduates.models import Binding
from sanfang.people.models import User
from sanfang.recruiting.models import Offer
from sanfang.wechat.standin.names import APP_ID, openid_of
from tests.cast import Cast
from tests.database import shared_between_threads
from tests.laying import lay_out
from tests.scenarios.people import People
from tests.scenarios.seeking import JobSeeker


@pytest.fixture(scope="package", autouse=True)
def _shared_database(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[None]:
    with django_db_blocker.unblock(), shared_between_threads(tmp_path_factory.mktemp("scenarios")):
        yield


@pytest.fixture(scope="package")
def live_server(_shared_database) -> Iterator[LiveServer]:
    """As pytest-django's, but started after the move, so that it opens the file and not the memory."""
    server = LiveServer("127.0.0.1")
    yield server
    server.stop()


@pytest.fixture
def cast(transactional_db) -> Cast:
    """The usual cast, committed: the province, two schools with their staff, two employers."""
    return lay_out()


@pytest.fixture
def worker() -> Iterator[Callable[[], None]]:
    """One round of the worker, whenever the story says that a moment has passed."""
    ours = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield partial(call_command, "worker", once=True)
    # The worker listens for the signals that stop it; in a test they are the test's again.
    for number, listener in ours.items():
        signal.signal(number, listener)


@pytest.fixture
def people(cast, live_server, settings, new_page, weixin) -> People:
    """Everybody who may come on stage; whoever is called opens a browser of his or her own."""
    settings.SITE_URL = live_server.url
    return People(new_page, live_server.url)


@pytest.fixture
def zhang(people, cast) -> JobSeeker:
    """Zhang's phone. The record is bound and confirmed: the story begins later."""
    Binding.objects.filter(graduate=cast.zhang).update(
        user=User.objects.for_phone(openid_of("phone-1"), APP_ID)
    )
    return people.graduate("phone-1")


@pytest.fixture
def run_out(cast) -> Callable[[], None]:
    """Let the time of every open offer be over, as if the days had passed."""
    return lambda: Offer.objects.update(answer_by=timezone.now())
