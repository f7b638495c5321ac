"""How a signing card withstands those who scan it without being asked (promises Q01, Q03)."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from sanfang.agreements.actions.cards import check_name
from sanfang.agreements.errors import CardRests, NotTheGraduate
from sanfang.agreements.models import SigningCard
from sanfang.limits import counting as limits
from sanfang.notices.actions import News, tell

A_DAY = int(timedelta(days=1).total_seconds())
MOST_WRONG_NAMES = 5
WRONG_NAMES = "card.wrong_name"
CARD_PAGE = "/m/card/"
ADVICE = "如果不是您正在联系的单位，请撤回这张名片；需要时可以重新出示一张，新名片不受影响。"


def identify(card: SigningCard, name: str) -> None:
    """Check the name typed by whoever scanned the card, or NotTheGraduate.

    After five wrong names the card rests for the day (CardRests), right names included, and the
    graduate is told. A new card starts afresh, so nobody can shut a graduate out for long.
    """
    key = str(card.pk)
    if limits.is_exhausted(WRONG_NAMES, key, limit=MOST_WRONG_NAMES, seconds=A_DAY):
        raise CardRests
    try:
        check_name(card, name)
    except NotTheGraduate:
        if not limits.allow(WRONG_NAMES, key, limit=MOST_WRONG_NAMES - 1, seconds=A_DAY):
            _warn(card, "names", "有人多次用错误的姓名使用您的二维码名片，名片今天已暂停使用")
        raise


def warn_of_scans(token: str) -> None:
    """Tell the graduate that the card behind a code is scanned far too often; once per card."""
    card = SigningCard.objects.with_token(token).usable(timezone.now()).first()
    if card is not None:
        _warn(card, "scans", "您的二维码名片今天被扫描的次数过多，可能已被转发")


def _warn(card: SigningCard, event: str, title: str) -> None:
    news = News(f"card:{card.pk}:{event}", "card_warning", title, ADVICE, CARD_PAGE)
    tell(card.graduate.mailbox, news)
