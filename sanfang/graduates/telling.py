"""Who hears of a phone that was taken away or changed (promises T11)."""

from __future__ import annotations

from sanfang import calendar
from sanfang.actors import Party
from sanfang.graduates.models import Binding, Graduate
from sanfang.notices.actions import Mailbox, News, tell
from sanfang.people.models import User

NOT_ME = "如果不是您本人操作，请立即联系学校就业指导中心。"
NOT_ASKED_FOR = "如果不是您本人要求的，请立即联系学校就业指导中心。"
# Whoever had the record longer ago has heard of it when it was taken away.
FORMER_PHONES_TOLD = 3


def tell_of_release(binding: Binding, graduate: Graduate, *, by: str, reason: str) -> None:
    """The record's mailbox keeps the news for the next phone; the old phone hears it now, and the school too."""
    event = f"binding:{binding.pk}:release"
    news = News(
        event,
        "binding_released",
        "您的微信绑定已由学校管理员解除",
        NOT_ASKED_FOR,
    )
    tell(_phone(graduate, binding.user, or_else=graduate.phone), news)
    words = f"由{by}解除，原因：{reason}"
    _tell_school(graduate, News(event, "binding_released", f"{graduate.name}的微信绑定已解除", words))


def tell_of_another_phone(binding: Binding) -> None:
    """The phones that spoke for the graduate before, and the school; the same phone once more is told so."""
    graduate, event = binding.graduate, f"binding:{binding.pk}:bind"
    until = _hold_in_words(binding)
    for place, user in enumerate(_former_users(binding)):
        title = "您已重新绑定微信" if user == binding.user else "您的毕业生账号已绑定另一个微信"
        news = News(f"{event}:{user.pk}", "binding_changed", title, f"{until}{NOT_ME}")
        # The number on the record gets one SMS, not one for each phone of the past.
        tell(_phone(graduate, user, or_else="" if place else graduate.phone), news)
    words = f"请留意是否本人所为。{until}"
    _tell_school(graduate, News(event, "binding_changed", f"{graduate.name}重新绑定了微信", words))


def _former_users(binding: Binding) -> list[User]:
    """Each once, whoever was last first."""
    former = Binding.objects.filter(graduate=binding.graduate_id).exclude(pk=binding.pk)
    users = [one.user for one in former.latest_first().select_related("user")]
    return list(dict.fromkeys(users))[:FORMER_PHONES_TOLD]


def _hold_in_words(binding: Binding) -> str:
    if binding.holds_until is None or binding.holds_until <= binding.bound_at:
        return ""
    return f"为防止他人冒用，{calendar.spoken(binding.holds_until)}之后才能签约。"


def _phone(graduate: Graduate, user: User, *, or_else: str) -> Mailbox:
    return Mailbox(Party.GRADUATE, graduate.pk, openid=user.reachable_openid, phone=or_else)


def _tell_school(graduate: Graduate, news: News) -> None:
    link = f"/school/records/{graduate.pk}/"
    tell(graduate.school_mailbox, News(news.event, news.kind, news.title, news.body, link))
