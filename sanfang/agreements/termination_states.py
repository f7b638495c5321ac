"""The conditions a request for termination can be in, and what the other side said about it."""

from django.db import models


class TerminationState(models.TextChoices):
    """Where a request stands, in the words that everybody reads."""

    ASKED = "asked", "待对方答复"
    OPEN = "open", "待处理"
    DEPARTMENT = "department", "待院系初审"
    FINAL = "final", "待学校终审"
    AGREED = "agreed", "已同意解约"
    REFUSED = "refused", "不同意解约"
    WITHDRAWN = "withdrawn", "已撤回"


class Reply(models.TextChoices):
    """What the other side said. Nothing at all, the empty string, is also how it is when nobody asked it."""

    CONSENTS = "consents", "同意解约"
    OBJECTS = "objects", "不同意解约"
    SILENT = "silent", "逾期未答复"
    ON_PAPER = "on_paper", "书面同意（学校登记）"


# The school looks: one person, or first the department and then the school (decision 0026).
WITH_THE_SCHOOL = (TerminationState.OPEN, TerminationState.DEPARTMENT, TerminationState.FINAL)
# Nobody has the last word yet: one such request per agreement.
UNDECIDED = (TerminationState.ASKED, *WITH_THE_SCHOOL)
# The other side has not spoken, so it still may.
UNHEARD = ("", Reply.SILENT)
