"""What production must not start with."""

from typing import Any

from django.conf import settings
from django.core.checks import Error, register
from django.core.checks import Warning as Caution
from django.db import DatabaseError, connection
from django.db.models import Q
from django.db.models.functions import Lower

from sanfang.people.managers import TRIED_FIRST
from sanfang.people.models import User
from sanfang.sms import sender as sms
from sanfang.wechat.checks import the_settings_of_wechat_can_work

DEMO_USERNAMES = ("province", "school", "teacher", "counsellor", "employer")
DEMO_PASSWORD = "sanfang-demo"  # noqa: S105 — printed by `make demo`; refused below


class UnsafeStart(Exception):
    """Production was started with something of the demo's, or on a database that may lose what it promised."""


@register(deploy=False)
def production_is_safe(**kwargs: Any) -> list[Error]:
    """The settings' part: no debugging, no default key, no simulator, no text messages by half an account."""
    if not settings.IS_PRODUCTION:
        return []
    faults = {
        "sanfang.E001": ("DEBUG is on.", settings.DEBUG),
        "sanfang.E002": ("SECRET_KEY is not set.", settings.SECRET_KEY == settings.INSECURE_KEY),
        "sanfang.E003": (
            "SANFANG_FIELD_KEYS, SANFANG_INDEX_KEY or SANFANG_STATEMENT_KEYS is not set.",
            any(
                settings.INSECURE_KEY in key
                for key in (settings.INDEX_KEY, *settings.FIELD_KEYS, *settings.STATEMENT_KEYS)
            ),
        ),
        "sanfang.E004": ("A stand-in answers in WeChat's place.", bool(settings.WECHAT_STANDIN)),
    }
    errors = [Error(message, id=code) for code, (message, is_so) in faults.items() if is_so]
    return errors + [Error(fault, id="sanfang.E020") for fault in faults_of_text_messages()]


def faults_of_text_messages() -> list[str]:
    """What the chosen sender lacks; in production its address must be encrypted, for it carries numbers."""
    faults = sms.faults()
    if settings.SMS_SENDER == "aliyun" and settings.SMS_ENDPOINT.startswith("http://"):
        faults.append("SANFANG_SMS_ENDPOINT is not https.")
    return faults


@register(deploy=False)
def text_messages_go_out(**kwargs: Any) -> list[Caution]:
    """A production may do without text messages, but somebody should have decided so."""
    if not settings.IS_PRODUCTION or settings.SMS_SENDER != "console":
        return []
    return [
        Caution(
            "SANFANG_SMS is “console”: no text message is sent.",
            hint="Whoever cannot be reached in WeChat finds notices in the app only. See deploy/README.md.",
            id="sanfang.W020",
        )
    ]


def refuse_an_unsafe_start() -> None:
    """Called where serving begins; raises UnsafeStart with every fault at once."""
    errors = [*production_is_safe(), *the_settings_of_wechat_can_work()]
    faults = [f"{error.msg} ({error.id})" for error in errors]
    if settings.IS_PRODUCTION:
        faults += [
            f"The demo account “{name}” still has the demo's password." for name in demo_accounts_in_use()
        ]
        faults += [
            f"An account is called “{name}”, which is tried first: give it another name or close it."
            for name in accounts_tried_first()
        ]
    if connection.vendor == "sqlite" and not sqlite_keeps_its_word():
        faults.append("SQLite does not run with synchronous=FULL: an acknowledged signature could be lost.")
    if faults:
        raise UnsafeStart("Sanfang does not start:\n- " + "\n- ".join(faults))


def sqlite_keeps_its_word() -> bool:
    """Whether a commit is on the disk before it is acknowledged (promises 4)."""
    with connection.cursor() as cursor:
        return bool(cursor.execute("PRAGMA synchronous").fetchone()[0] == 2)


def demo_accounts_in_use() -> list[str]:
    """The demo accounts that stand in this database with the demo's password."""
    try:
        users = list(User.objects.filter(username__in=DEMO_USERNAMES, is_active=True).order_by("username"))
    except DatabaseError:
        return []
    return [user.username for user in users if user.check_password(DEMO_PASSWORD)]


def accounts_tried_first() -> list[str]:
    """The open accounts of staff and officers, in whatever letters, that whoever guesses begins with (X04)."""
    with_a_post = Q(staff_member__isnull=False) | Q(province_officer__isnull=False)
    named = User.objects.filter(with_a_post, is_active=True).annotate(folded=Lower("username"))
    try:
        return list(named.filter(folded__in=TRIED_FIRST).order_by("pk").values_list("username", flat=True))
    except DatabaseError:
        return []
