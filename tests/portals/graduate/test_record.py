"""「生源信息维护」: check, confirm, report what is wrong (manual A3)."""

import pytest

from sanfang.graduates.actions import correcting, shown_fingerprint
from sanfang.graduates.fields import RECORD_FIELDS
from sanfang.graduates.models import Correction, Graduate


@pytest.fixture
def unconfirmed(cast):
    Graduate.objects.filter(pk=cast.zhang.pk).update(confirmed_at=None)
    cast.zhang.refresh_from_db()
    return cast.zhang


def test_every_field_stands_there_in_words_unmasked(cast, as_):
    page = as_("zhang").get("/m/record/").content.decode()

    for field in RECORD_FIELDS:
        assert field.label in page
        assert field.shown(cast.zhang) in page


def test_what_was_shown_is_confirmed(as_, unconfirmed):
    client = as_("zhang")
    page = client.get("/m/record/").content.decode()
    shown = shown_fingerprint(unconfirmed)
    assert shown in page

    answer = client.post("/m/record/confirm/", {"shown": shown})

    unconfirmed.refresh_from_db()
    assert answer["Location"] == "/m/"
    assert unconfirmed.is_confirmed


@pytest.mark.parametrize("shown", ["", "0" * 64])
def test_what_was_not_shown_is_not_confirmed(as_, unconfirmed, shown):
    answer = as_("zhang").post("/m/record/confirm/", {"shown": shown})

    unconfirmed.refresh_from_db()
    assert answer.status_code == 409
    assert "请重新核对" in answer.content.decode()
    assert not unconfirmed.is_confirmed


def test_a_field_that_changed_meanwhile_has_to_be_read_again(as_, unconfirmed):
    shown = shown_fingerprint(unconfirmed)
    Graduate.objects.filter(pk=unconfirmed.pk).update(major_name="软件工程")

    assert as_("zhang").post("/m/record/confirm/", {"shown": shown}).status_code == 409


def test_a_confirmed_record_offers_no_button(as_):
    page = as_("zhang").get("/m/record/").content.decode()

    assert "您已确认生源信息" in page
    assert "确认无误" not in page


def report(client, field="major_name", proposed="软件工程", note="录取通知书"):
    return client.post(f"/m/record/{field}/", {"proposed": proposed, "note": note})


def test_a_wrong_field_is_reported_and_shown_as_waiting(cast, as_):
    client = as_("zhang")

    assert report(client)["Location"] == "/m/record/"
    page = client.get("/m/record/").content.decode()
    assert "专业：软件工程" in page
    assert "待处理" in page
    assert Correction.objects.get().graduate == cast.zhang


def test_the_schools_answer_is_shown_with_its_reason(cast, as_):
    client = as_("zhang")
    report(client)
    correcting.refuse(Correction.objects.get(), actor=cast.actor("teacher"), reason="与学籍一致，不改")

    page = client.get("/m/record/").content.decode()

    assert "未采纳" in page
    assert "与学籍一致，不改" in page


def test_a_second_report_of_the_same_field_is_refused_and_what_was_typed_stays(as_):
    client = as_("zhang")
    report(client)

    answer = report(client, proposed="网络工程")

    assert answer.status_code == 409
    assert "网络工程" in answer.content.decode()


@pytest.mark.parametrize(
    ("field", "proposed", "words"),
    [
        ("id_number", "340203200309010010", "校验不符"),
        ("phone", "12345", "手机号码应为 11 位"),
        ("birth_date", "2003-02-30", "不是日期"),
        ("email", "1011.com", "不是电子邮箱"),
        ("ethnicity", "火星族", "id_proposed_error"),
        ("name", "<script>", "姓名中不能有"),
        ("major_name", "软件\u202e工程", "控制字符"),
    ],
)
def test_a_value_that_cannot_be_is_refused_at_the_field(as_, field, proposed, words):
    answer = report(as_("zhang"), field, proposed)

    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert not Correction.objects.exists()


@pytest.mark.parametrize("field", [field.name for field in RECORD_FIELDS])
def test_every_field_has_its_form(as_, field):
    assert as_("zhang").get(f"/m/record/{field}/").status_code == 200


def test_a_field_that_does_not_exist_is_not_found(as_):
    assert as_("zhang").get("/m/record/password/").status_code == 404


def test_a_signed_record_is_explained_as_locked_and_takes_contact_data_only(as_, signed):
    client = as_("zhang")
    page = client.get("/m/record/").content.decode()

    assert "已签约，身份和学籍信息不能更改" in page
    assert 'href="/m/record/phone/"' in page
    assert 'href="/m/record/name/"' not in page
    assert report(client).status_code == 409
    assert report(client, "phone", "13900139000").status_code == 302


def test_the_page_costs_the_same_however_many_corrections(cast, as_, django_assert_num_queries):
    client = as_("zhang")
    for field, proposed in [("major_name", "软件工程"), ("qq", "10002"), ("length_of_schooling", "5")]:
        report(client, field, proposed)

    with django_assert_num_queries(6):
        client.get("/m/record/")
