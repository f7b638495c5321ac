"""Releasing a binding, unlocking, leaving the list, editing by hand (manual A2, D4, H3, H10; promises A11)."""

import re
from html import unescape

import pytest

from sanfang.agreements.models import Agreement
from sanfang.audit.models import Entry
from sanfang.destinations.models import Destination
from sanfang.graduates import actions
from sanfang.graduates.models import Binding, Graduate, RecordChange

HIDDEN = re.compile(r'<input type="hidden" name="(initial-[a-z_]+)"(?: value="([^"]*)")?')
ACTS = ("release/", "unlock/", "leave/", "return/", "edit/")


def page_of(graduate, act) -> str:
    return f"/school/records/{graduate.pk}/{act}"


def post(client, graduate, act, **data):
    return client.post(page_of(graduate, act), data)


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize(
    "stranger", ["teacher", "counsellor", "administrator_of_another_school", "mo", "zhang"]
)
def test_only_the_school_s_administrator_finds_these_pages(cast, as_, act, stranger):
    client = as_(stranger)

    assert client.get(page_of(cast.zhang, act)).status_code == 404
    assert post(client, cast.zhang, act, reason="理由充分").status_code == 404


def test_a_binding_is_released_with_a_reason(cast, as_):
    client = as_("administrator")

    answer = post(client, cast.zhang, "release/", reason="本人持身份证到校，手机遗失")

    assert answer.url == f"/school/records/{cast.zhang.pk}/"
    assert Binding.objects.current().filter(graduate=cast.zhang).exists() is False
    assert Entry.objects.get(act="binding.release").reason == "本人持身份证到校，手机遗失"
    text = client.get(answer.url).content.decode()
    assert "已解除绑定" in text
    assert "还没有绑定" in text


@pytest.mark.parametrize("reason", ["", "无"])
def test_a_release_without_a_reason_is_refused(cast, as_, reason):
    answer = post(as_("administrator"), cast.zhang, "release/", reason=reason)

    assert answer.status_code == 200
    assert Binding.objects.current().filter(graduate=cast.zhang).exists()


def test_what_is_not_bound_is_not_released(cast, as_):
    Binding.objects.filter(graduate=cast.zhang).delete()

    answer = post(as_("administrator"), cast.zhang, "release/", reason="手机遗失")

    assert answer.status_code == 409
    assert "没有绑定微信" in answer.content.decode()


def test_unlocking_ends_the_agreement_in_force(cast, as_, in_force):
    answer = post(as_("administrator"), cast.zhang, "unlock/", reason="单位破产，无法出具解约函")

    assert answer.status_code == 302
    assert Agreement.objects.get().state == "terminated"
    assert Destination.objects.get(graduate=cast.zhang).code == "70"


def test_who_reads_the_reason_is_said_before_it_is_written(cast, as_, in_force):
    page = as_("administrator").get(page_of(cast.zhang, "unlock/")).content.decode()

    assert "毕业生和用人单位会看到" in page


def test_nothing_to_unlock_is_said_with_409(cast, as_):
    answer = post(as_("administrator"), cast.zhang, "unlock/", reason="理由充分")

    assert answer.status_code == 409
    assert "待就业" in answer.content.decode()


def test_what_waits_for_review_is_not_unlocked(cast, as_, signed):
    assert post(as_("administrator"), cast.zhang, "unlock/", reason="理由充分").status_code == 409
    assert Agreement.objects.get().state == "awaiting_school"


def test_A11_a_graduate_leaves_the_list_with_a_reason_and_returns(cast, as_):
    client, page = as_("administrator"), f"/school/records/{cast.zhang.pk}/"

    assert post(client, cast.zhang, "leave/", reason="休学一年").url == page
    left = client.get(page).content.decode()
    assert "已移出名单，毕业生已收到通知。" in left
    assert "在名单中 → 已移出：休学一年" in left
    assert f"{page}return/" in left
    assert f"{page}leave/" not in left

    assert post(client, cast.zhang, "return/", reason="休学申请已撤回").url == page
    returned = client.get(page).content.decode()
    assert "已移出 → 在名单中：休学申请已撤回" in returned
    assert f"{page}leave/" in returned
    assert f"{page}return/" not in returned


def test_A11_the_latest_changes_of_the_school_show_it_too(cast, as_):
    post(as_("administrator"), cast.zhang, "leave/", reason="休学一年")

    text = as_("teacher").get("/school/changes/").content.decode()

    assert "毕业生名单" in text
    assert "在名单中 → 已移出：休学一年" in text


@pytest.mark.parametrize("reason", ["", "无"])
@pytest.mark.parametrize("act", ["leave/", "return/"])
def test_A11_neither_goes_without_a_reason(cast, as_, act, reason):
    answer = post(as_("administrator"), cast.zhang, act, reason=reason)

    assert answer.status_code == 200
    assert not RecordChange.objects.exists()


def test_A11_under_a_live_agreement_it_is_refused_with_what_to_do_first_and_not_offered(cast, as_, signed):
    client = as_("administrator")

    answer = post(client, cast.zhang, "leave/", reason="休学一年")

    assert answer.status_code == 409
    assert "请先在「网络签约管理」退回" in answer.content.decode()
    assert "休学一年" in answer.content.decode()
    page = client.get(f"/school/records/{cast.zhang.pk}/").content.decode()
    assert "先解约或退回现在的协议" in page
    assert "leave/" not in page


def test_A11_doing_it_twice_is_said_with_409(cast, as_):
    client = as_("administrator")
    assert post(client, cast.zhang, "return/", reason="休学一年").status_code == 409
    post(client, cast.zhang, "leave/", reason="休学一年")

    assert post(client, cast.zhang, "leave/", reason="休学一年").status_code == 409


def unchanged(client, graduate) -> dict[str, str]:
    """The edit form as it is shown, sent back with its hidden fields."""
    page = client.get(page_of(graduate, "edit/"))
    form = page.context["form"]
    hidden = dict(HIDDEN.findall(page.content.decode()))
    return {name: unescape(value) for name, value in hidden.items()} | {
        field.name: field.value() or "" for field in form
    }


def test_only_what_was_changed_is_written(cast, as_):
    client = as_("administrator")
    form = unchanged(client, cast.zhang)
    actions.change(
        cast.zhang,
        {"email": "new@example.com", "home_postcode": "241001", "political_status": "01"},
        way="correction",
        actor=cast.actor("teacher"),
    )

    post(client, cast.zhang, "edit/", **form | {"qq": "20002", "reason": "本人来电更改"})

    graduate = Graduate.objects.get(pk=cast.zhang.pk)
    assert (graduate.qq, graduate.email, graduate.phone) == ("20002", "new@example.com", "13800138000")
    assert (graduate.home_postcode, graduate.political_status) == ("241001", "01")
    assert RecordChange.objects.filter(way="edit").values_list("field", flat=True).get() == "qq"


def test_what_is_masked_is_not_in_the_form(cast, as_):
    text = as_("administrator").get(page_of(cast.zhang, "edit/")).content.decode()

    assert "13800138000" not in text
    assert "现为 138****8000，不修改请留空。" in text


def test_a_masked_field_takes_a_new_value(cast, as_):
    client = as_("administrator")

    post(
        client,
        cast.zhang,
        "edit/",
        **unchanged(client, cast.zhang) | {"phone": "13700137000", "reason": "换号"},
    )

    assert Graduate.objects.get(pk=cast.zhang.pk).phone == "13700137000"


def test_a_bad_value_is_told_at_its_field_and_stays_typed(cast, as_):
    client = as_("administrator")

    answer = post(
        client, cast.zhang, "edit/", **unchanged(client, cast.zhang) | {"phone": "139", "reason": "换号"}
    )

    assert answer.status_code == 200
    assert answer.context["form"].errors["phone"] == ["手机号码应为 11 位数字，以 1 开头，请核对。"]
    assert 'value="139"' in answer.content.decode()


def test_an_edit_needs_a_reason(cast, as_):
    client = as_("administrator")

    answer = post(client, cast.zhang, "edit/", **unchanged(client, cast.zhang) | {"qq": "20002"})

    assert "reason" in answer.context["form"].errors
    assert RecordChange.objects.count() == 0


def test_nothing_changed_is_said(cast, as_):
    client = as_("administrator")

    answer = post(client, cast.zhang, "edit/", **unchanged(client, cast.zhang) | {"reason": "只是看看"})

    assert "没有需要修改的内容" in client.get(answer.url).content.decode()


def test_a_signed_record_offers_its_contacts_only(cast, as_, signed):
    form = as_("administrator").get(page_of(cast.zhang, "edit/")).context["form"]

    assert [field.name for field in form] == [
        *("phone", "email", "qq", "home_address", "home_phone", "home_postcode"),
        "reason",
    ]
