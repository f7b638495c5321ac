"""What is told of originals: that copies were printed anew, and that some are late."""

from __future__ import annotations

from sanfang.actors import Party
from sanfang.documents.models import Original
from sanfang.documents.original_states import Cause, Holder
from sanfang.institutions.models import School
from sanfang.notices.actions import Mailbox, News, tell

# Where each party reads about it; the portals own these addresses.
LINKS = {
    Party.GRADUATE: "/m/agreements/{agreement}/",
    Party.EMPLOYER: "/employer/agreements/{agreement}/",
}


def tell_of_reprint(new: Original) -> None:
    """Both sides, as they hold the copies that stand no more."""
    agreement = new.agreement
    employer = agreement.employer.mailbox if agreement.employer else None
    for mailbox in filter(None, (agreement.graduate.mailbox, employer)):
        link = LINKS[mailbox.party].format(agreement=agreement.pk)
        tell(mailbox, News(f"reprint:{new.pk}", "paper", "学校补打了协议书", what_ended(new), link))


def what_ended(new: Original) -> str:
    """「原来的第 2 份（毕业生）已挂失作废，扫码可查；请以第 2 次打印的为准。」"""
    places = new.replaced.values_list("place", flat=True).order_by("place").distinct()
    copies = "、".join(f"第 {place} 份（{Holder(place).label}）" for place in places)
    fate = "已挂失作废" if new.cause == Cause.LOST else "不再使用"
    return f"原来的{copies}{fate}，扫码可查；请以第 {new.printing} 次打印的为准。"


def tell_of_late(school: School, oldest: Original, count: int) -> None:
    """The school, once for each time that they began to be late."""
    news = News(
        f"originals_late:{oldest.pk}",
        "originals_late",
        f"{count} 份协议书超过 15 分钟没有生成",
        f"{oldest.trouble or '生成服务没有运行。'}协议本身已经生效，不受影响；平台会一直自动重试。"
        "请联系平台管理员查看。",
        "/school/prints/",
    )
    tell(Mailbox(Party.SCHOOL, school.pk), news)
