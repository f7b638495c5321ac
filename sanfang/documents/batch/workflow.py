"""Who may move a batch, from where to where. Data only."""

from sanfang.actors import Party
from sanfang.documents.batch.states import OPEN_STATES, JobState
from sanfang.documents.roles import PRINTING_ROLES
from sanfang.steps import Step

FINISH = Step("finish", "完成", (JobState.RUNNING,), JobState.DONE, Party.SYSTEM)
REFUSE = Step("refuse", "不予生成", OPEN_STATES, JobState.REFUSED, Party.SYSTEM)
FORGET = Step("forget", "过期删除", (JobState.DONE,), JobState.GONE, Party.SYSTEM)
CANCEL = Step("cancel", "取消", OPEN_STATES, JobState.CANCELLED, Party.SCHOOL, PRINTING_ROLES)
