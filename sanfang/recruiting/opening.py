"""Whether the employer that was applied to may read the résumé, and with it how to reach the graduate."""

from __future__ import annotations

from sanfang.recruiting.errors import EmployerMayNotReach, ResumeClosed, ResumeUnopened
from sanfang.recruiting.models import Application, Resume
from sanfang.recruiting.states import ApplicationState


def resume_behind(application: Application) -> Resume:
    """The résumé as it is now, with what its sheet shows; one query.

    Refused with EmployerMayNotReach, with ResumeUnopened before it was opened, which is noted, and with
    ResumeClosed once the graduate took it back or was turned down.
    """
    if not application.employer.may_reach_graduates:
        raise EmployerMayNotReach
    if application.state == ApplicationState.SUBMITTED:
        raise ResumeUnopened
    if not application.is_readable:
        raise ResumeClosed(application.get_state_display())
    resumes = Resume.objects.select_related("graduate__school", "graduate__department", "attachment")
    resume: Resume = resumes.get(graduate=application.graduate_id)
    return resume
