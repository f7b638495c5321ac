"""Whether a message in doubt was sent: the provider is asked for the key, on the day and in the night after."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sanfang.sms.errors import Unanswered

PARAMETERS = {
    "PhoneNumbers": "13812345678",
    "SignName": "示例大学就业中心",
    "TemplateCode": "SMS_101",
    "TemplateParam": '{"what": "通知", "platform": "平台"}',
}


@pytest.fixture
def today():
    return timezone.localdate()


def test_a_message_whose_answer_was_lost_is_found(standin, client_of, message_of, today):
    standin.mood = "takes and drops"
    with pytest.raises(Unanswered):
        client_of().send(message_of())

    standin.mood = "well"

    assert client_of().was_sent(message_of(), today) is True


def test_a_message_that_never_arrived_is_not_found(standin, client_of, message_of, today):
    standin.mood = "drops"
    with pytest.raises(Unanswered):
        client_of().send(message_of())

    standin.mood = "well"

    assert client_of().was_sent(message_of(), today) is False


def test_another_key_or_another_number_is_another_message(client, message_of, today):
    client.send(message_of())

    assert client.was_sent(message_of(key="other"), today) is False
    assert client.was_sent(message_of(phone="13912345678"), today) is False
    assert client.was_sent(message_of(phone="+86 138 1234 5678"), today) is True


@pytest.mark.parametrize(("days_later", "found"), [(0, True), (1, True), (2, False)])
def test_what_began_before_midnight_may_be_recorded_after_it(
    standin, client, message_of, today, days_later, found
):
    began = today - timedelta(days=5)
    standin.keep(PARAMETERS | {"OutId": "4f2c-offer"}, on=began + timedelta(days=days_later))

    assert client.was_sent(message_of(), began) is found


def test_no_day_that_has_not_come_is_asked_for(standin, client, message_of, today):
    client.was_sent(message_of(), today)

    assert [parameters["SendDate"] for _, parameters in standin.calls] == [today.strftime("%Y%m%d")]


@pytest.mark.parametrize(("others", "pages"), [(49, 1), (50, 2), (120, 3)])
def test_a_message_on_a_later_page_is_found(standin, client, message_of, today, others, pages):
    for number in range(others):
        standin.keep(PARAMETERS | {"OutId": f"other-{number}"})
    standin.keep(PARAMETERS | {"OutId": "4f2c-offer"})

    assert client.was_sent(message_of(), today) is True
    assert [call["CurrentPage"] for _, call in standin.calls] == [str(page + 1) for page in range(pages)]


@pytest.mark.parametrize(("age", "said"), [(29, False), (30, None)])
def test_after_thirty_days_the_provider_cannot_say(client, message_of, today, age, said):
    assert client.was_sent(message_of(), today - timedelta(days=age)) is said


@pytest.mark.parametrize("mood", ["silent", "drops", "unavailable", "speaks HTML", "moved"])
def test_a_provider_that_does_not_answer_has_not_said_no(standin, client_of, message_of, today, mood):
    standin.mood = mood

    assert client_of(patience=0.3).was_sent(message_of(), today) is None


@pytest.mark.parametrize(
    "code", ["isv.INVALID_PARAMETERS", "Throttling.User", "isp.RAM_PERMISSION_DENY", "OK"]
)
def test_an_answer_without_records_has_not_said_no(standin, client, message_of, today, code):
    standin.answer_once(code)

    assert client.was_sent(message_of(), today) is None
