"""What the two are told when work is handed over from one to the other (manual H10)."""

from __future__ import annotations

from sanfang.actors import Party, Role
from sanfang.notices.actions import Mailbox, News, tell
from sanfang.people.actions import Post
from sanfang.people.handing_over import HandedOver
from sanfang.people.models import StaffMember

KIND = "handed_over"
HOME = "/school/"


def tell_of_handing_over(done: HandedOver) -> None:
    """Each in a notice of his or her own. The leaver reads it when the account is opened again, and is told at
    the next sign-in in any case."""
    leaver, successor, covered = called(done.leaver), called(done.successor), in_words(done.left)
    event = f"handed_over:{done.leaver.pk}:{done.leaver.handed_over_at:%Y%m%d%H%M%S}"
    _tell(
        done.successor,
        News(
            f"{event}:successor",
            KIND,
            f"{leaver}的工作已交接给您",
            f"从现在起您还负责：{covered}。待办的审核、解约申请、纠错和核查都在您的列表里。",
            HOME,
        ),
    )
    _tell(
        done.leaver,
        News(f"{event}:leaver", KIND, f"您的工作已交接给{successor}", f"交接的范围：{covered}。", HOME),
    )


def called(member: StaffMember) -> str:
    return member.user.name or member.user.username


def in_words(post: Post) -> str:
    """「机械工程学院、软工221」."""
    if post.role == Role.ADMINISTRATOR:
        return "全校"
    return "、".join(post.names) or "没有院系和班级"


def _tell(member: StaffMember, news: News) -> None:
    tell(Mailbox(Party.SCHOOL, member.school_id, user_id=member.user_id), news)
