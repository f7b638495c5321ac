"""The employer's desk on route 1: the own applications and interviews."""

from datetime import timedelta

from django.utils import timezone

from sanfang.recruiting.actions import applying, interviewing
from sanfang.recruiting.models import Application, Interview, Resume
from tests.permissions.case import ONLY_POSTED_TO, Case, opens_to
from tests.permissions.people import RECRUITERS
from tests.permissions.stage import Stage, a_pdf

OWN = opens_to(*RECRUITERS)
MO = opens_to("mo")
OWN_POST = opens_to(*RECRUITERS, answer=ONLY_POSTED_TO)
ONLY_MO = ("mo",)


def application(stage: Stage) -> dict[str, int]:
    return {"pk": stage.application.pk}


def opened_with_a_file(stage: Stage) -> dict[str, int]:
    applying.mark_read(stage.application, actor=stage.cast.actor("mo"))
    if not Resume.objects.filter(attachment__isnull=False).exists():
        Resume.objects.update(attachment=a_pdf("简历.pdf"))
    return application(stage)


def turned_down(stage: Stage) -> dict[str, int]:
    if Application.objects.get(pk=stage.application.pk).is_open:
        applying.refuse(stage.application, actor=stage.cast.actor("mo"))
    return application(stage)


def interview(stage: Stage) -> dict[str, int]:
    return {"pk": stage.interview.pk}


def accepted(stage: Stage) -> dict[str, int]:
    """Zhang will come; the result may be recorded."""
    if Interview.objects.get(pk=stage.interview.pk).state == "invited":
        interviewing.accept(stage.interview, actor=stage.cast.actor("zhang"))
    return interview(stage)


def invitation(stage: Stage) -> dict[str, object]:
    when = timezone.localtime(timezone.now() + timedelta(days=3))
    facts = {"starts_at": f"{when:%Y-%m-%dT%H:%M}", "place": "芜湖市长江路 8 号"}
    contact = {"contact_person": "莫新", "phone": "0553-2871000"}
    return {"application": [stage.application.pk], "confirmed": "yes", **facts, **contact}


def searching(stage: Stage) -> dict[str, str]:
    return {"q": "张"}


CASES = {
    "employer:applications": Case(OWN, posts=searching, writes=False),
    "employer:applications_invite": Case(OWN_POST, posts=invitation, writers=ONLY_MO),
    "employer:application": Case(MO, of=application),
    "employer:application_open": Case(OWN_POST, of=application, posts=lambda stage: {}, writers=ONLY_MO),
    "employer:application_attachment": Case(MO, of=opened_with_a_file),
    "employer:application_note": Case(
        OWN_POST, of=application, posts=lambda stage: {"note": "专业对口"}, writers=ONLY_MO
    ),
    "employer:application_refuse": Case(MO, of=application, posts=lambda stage: {"decision": "refuse"}),
    "employer:application_reconsider": Case(
        OWN_POST, of=turned_down, posts=lambda stage: {}, writers=ONLY_MO
    ),
    "employer:interviews": Case(OWN, posts=searching, writes=False),
    "employer:interview_result": Case(MO, of=accepted, posts=lambda stage: {"decision": "pass"}),
    "employer:interview_cancel": Case(MO, of=interview, posts=lambda stage: {"decision": "cancel"}),
}
