"""Production starts safe or not at all (promises X04)."""

import os
import subprocess
import sys

import pytest

from sanfang.people.errors import UsernameTaken
from sanfang.people.models import User
from sanfang.portals.gate import checks
from sanfang.portals.gate.checks import DEMO_PASSWORD, UnsafeStart, refuse_an_unsafe_start

SMS = {
    "SANFANG_SMS": "aliyun",
    "SANFANG_SMS_KEY_ID": "id",
    "SANFANG_SMS_KEY_SECRET": "secret",
    "SANFANG_SMS_SIGN": "示例大学",
    "SANFANG_SMS_TEMPLATES": "notice=SMS_1,binding=SMS_2",
}
SAFE = {
    "SECRET_KEY": "a" * 60,
    "SANFANG_FIELD_KEYS": "1:" + "b" * 60,
    "SANFANG_INDEX_KEY": "c" * 60,
    "SANFANG_STATEMENT_KEYS": "1:" + "d" * 60,
}


@pytest.fixture(autouse=True)
def _durable(monkeypatch):
    """The tests' own database does not wait for the disk, which production refuses."""
    monkeypatch.setattr(checks, "sqlite_keeps_its_word", lambda: True)


def start(tmp_path, **environment: str) -> subprocess.CompletedProcess:
    """Import the WSGI module as the web server does, in a process of its own."""
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("SANFANG_", "DJANGO_"))
    }
    return subprocess.run(
        [sys.executable, "-c", "import sanfang.wsgi"],
        env=clean | {"SANFANG_VAR_DIR": str(tmp_path)} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_starts_with_keys_of_its_own(tmp_path):
    done = start(tmp_path, **SAFE)

    assert done.returncode == 0, done.stderr


def test_production_starts_with_a_whole_account_for_text_messages(tmp_path):
    done = start(tmp_path, **SAFE, **SMS)

    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("in_production", "sender", "said"),
    [(True, "console", ["sanfang.W020"]), (True, "aliyun", []), (False, "console", [])],
)
def test_a_production_without_text_messages_is_told_so(settings, in_production, sender, said):
    settings.IS_PRODUCTION, settings.SMS_SENDER = in_production, sender

    assert [warning.id for warning in checks.text_messages_go_out()] == said


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        (SAFE | {"DEBUG": "1"}, "sanfang.E001"),
        ({**SAFE, "SECRET_KEY": ""}, "E00"),
        ({}, "sanfang.E002"),
        ({"SECRET_KEY": "a" * 60}, "sanfang.E003"),
        (SAFE | {"SANFANG_SMS": "aliyun"}, "SANFANG_SMS_KEY_SECRET is not set. (sanfang.E020)"),
        (SAFE | {"SANFANG_SMS": "pigeon"}, "sanfang.E020"),
        (SAFE | SMS | {"SANFANG_SMS_ENDPOINT": "http://sms.example.cn"}, "not https. (sanfang.E020)"),
        (SAFE | {"SANFANG_WECHAT_STANDIN": "http://127.0.0.1:8100"}, "sanfang.E004"),
    ],
)
def test_production_refuses_to_start_with(tmp_path, environment, code):
    done = start(tmp_path, **environment)

    assert done.returncode != 0
    assert code in done.stderr or "SECRET_KEY" in done.stderr


def test_x04_production_refuses_the_demo_s_accounts(cast, settings):
    settings.IS_PRODUCTION, settings.WECHAT_STANDIN = True, ""
    settings.SECRET_KEY, settings.INDEX_KEY = "a" * 60, "b" * 60
    settings.FIELD_KEYS, settings.STATEMENT_KEYS = ["1:" + "c" * 60], ["1:" + "d" * 60]
    settings.STATEMENT_KEYS = ["1:" + "d" * 60]
    teacher = cast.users["teacher"]
    refuse_an_unsafe_start()

    teacher.set_password(DEMO_PASSWORD)
    teacher.save()

    with pytest.raises(UnsafeStart, match="teacher"):
        refuse_an_unsafe_start()


def test_a_sqlite_that_may_lose_commits_is_refused(db, monkeypatch):
    monkeypatch.setattr(checks.connection, "vendor", "sqlite")
    monkeypatch.setattr(checks, "sqlite_keeps_its_word", lambda: False)

    with pytest.raises(UnsafeStart, match="synchronous"):
        refuse_an_unsafe_start()


def in_production(settings) -> None:
    settings.IS_PRODUCTION, settings.WECHAT_STANDIN = True, ""
    settings.SECRET_KEY, settings.INDEX_KEY = "a" * 60, "b" * 60
    settings.FIELD_KEYS, settings.STATEMENT_KEYS = ["1:" + "c" * 60], ["1:" + "d" * 60]


@pytest.mark.parametrize(("who", "name"), [("teacher", "admin"), ("officer", "Root")])
def test_x04_production_refuses_an_account_that_is_tried_first(cast, settings, who, name):
    in_production(settings)
    User.objects.filter(username=who).update(username=name)

    with pytest.raises(UnsafeStart, match=f"“{name}”, which is tried first"):
        refuse_an_unsafe_start()

    User.objects.filter(username=name).update(is_active=False)
    refuse_an_unsafe_start()


def test_x04_no_employer_can_keep_production_from_starting(cast, settings):
    in_production(settings)
    User.objects.filter(username="mo").update(username="admin")

    refuse_an_unsafe_start()


@pytest.mark.parametrize("name", ["admin", "ADMIN", "root"])
def test_x04_nobody_gets_such_an_account(db, name):
    with pytest.raises(UsernameTaken):
        User.objects.create_user(name, "correct-horse-battery")
