"""Two answers for whoever watches over the machine. No names, no versions, no data."""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from sanfang.portals.gate import clocks


@login_not_required
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers. It asks nobody else, so that a slow database restarts no process."""
    return _plain("ok")


@login_not_required
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Whether requests should come here: the database answers, has every migration and agrees with our clock;
    else 503."""
    try:
        fault = "migrations pending" if _has_pending_migrations() else _fault_of_the_clock()
    except DatabaseError:
        fault = "database unavailable"
    return _plain(fault, status=503) if fault else _plain("ok")


def _fault_of_the_clock() -> str:
    return "clock skew" if clocks.is_off() else ""


def _has_pending_migrations() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _plain(words: str, *, status: int = 200) -> HttpResponse:
    return HttpResponse(words, content_type="text/plain; charset=utf-8", status=status)
