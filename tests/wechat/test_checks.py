"""Settings of WeChat that cannot work are named when the product starts."""

import pytest
from django.core.checks import run_checks

from sanfang.wechat.standin.names import SECRET


def numbers() -> list[str]:
    return [fault.id for fault in run_checks() if fault.id and fault.id.startswith("wechat.")]


def test_the_settings_for_the_stand_in_can_work(weixin):
    assert numbers() == []


def test_no_wechat_at_all_can_work():
    assert numbers() == []


@pytest.mark.parametrize(
    ("setting", "value", "number"),
    [
        ("WECHAT_SECRET", "", "wechat.E001"),
        ("WECHAT_APP_ID", "", "wechat.E001"),
        ("WECHAT_STATE", "release", "wechat.E002"),
        ("WECHAT_TEMPLATES", ["offer"], "wechat.E003"),
        ("WECHAT_TEMPLATES", ["unknown=abc"], "wechat.E003"),
        ("WECHAT_PUSH_KEY", "a" * 42, "wechat.E004"),
        ("WECHAT_PUSH_KEY", "-" * 43, "wechat.E004"),
        ("IS_PRODUCTION", True, "wechat.E005"),
    ],
)
def test_what_cannot_work_is_named(weixin, settings, setting, value, number):
    setattr(settings, setting, value)

    faults = [fault for fault in run_checks() if fault.id and fault.id.startswith("wechat.")]
    assert [fault.id for fault in faults] == [number]
    assert SECRET not in str(faults)
