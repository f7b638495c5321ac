"""What stands in the way of accepting an open offer: then it can be read only, and comes back by itself."""

from __future__ import annotations

from enum import StrEnum

from sanfang.destinations.models import Destination
from sanfang.employers.models import Employer
from sanfang.graduates.models import Graduate
from sanfang.recruiting.models import Offer


class Obstacle(StrEnum):
    """Why an offer is view-only now, in the graduate's words."""

    TAKEN = "您已有一份待审核或生效的就业协议，这份通知只能查看。那份协议失效后，在截止日期前可以接受。"
    EMPLOYED = "您在系统中已经就业，这份通知只能查看。解约或由学校解锁以后，在截止日期前可以接受。"
    LEFT = "您已不在本届毕业生名单中，这份通知只能查看。有疑问请联系学校就业指导中心。"
    UNCONFIRMED = "请先核对并确认生源信息，然后才能接受。"
    SCRUTINY = "这个单位的资格正在核实，这份通知只能查看。核实通过后，在截止日期前可以接受。"

    @property
    def for_employer(self) -> str:
        return FOR_EMPLOYER[self]


# The employer does not learn with whom somebody signed (promises D03).
FOR_EMPLOYER = {
    Obstacle.TAKEN: "毕业生已有一份就业协议，暂不能接受。协议失效后，在截止日期前可以接受。",
    Obstacle.EMPLOYED: "毕业生在系统中已经就业，暂不能接受。",
    Obstacle.LEFT: "毕业生现在不能签约，暂不能接受。",
    Obstacle.UNCONFIRMED: "毕业生还没有确认生源信息，确认后可以接受。",
    Obstacle.SCRUTINY: "单位的认证状态有变，毕业生暂不能接受。",
}


def obstacle_to(offer: Offer) -> Obstacle | None:
    """The weightiest thing in the way; None when the graduate may accept. No query on rows of `for_lists`."""
    return obstacle_between(offer.graduate, offer.employer)


def obstacle_between(graduate: Graduate, employer: Employer) -> Obstacle | None:
    """What would stand in the way of an offer of this employer, were it sent now."""
    if graduate.is_locked:
        return Obstacle.TAKEN
    if not graduate.is_on_the_list:
        return Obstacle.LEFT
    if not _is_free(graduate):
        return Obstacle.EMPLOYED
    if not employer.may_reach_graduates:
        return Obstacle.SCRUTINY
    return None if graduate.is_confirmed else Obstacle.UNCONFIRMED


def _is_free(graduate: Graduate) -> bool:
    try:
        destination: Destination = graduate.destination
    except Destination.DoesNotExist:
        return True
    return destination.leaves_free
