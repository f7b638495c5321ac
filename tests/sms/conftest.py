import pytest

from sanfang.sms.aliyun import Account, Aliyun
from sanfang.sms.messages import Template, TextMessage
from tests.sms.standin import KEY_ID, KEY_SECRET, SIGN, StandIn


@pytest.fixture
def standin():
    with StandIn() as server:
        yield server


@pytest.fixture
def client_of(standin):
    """A client of the stand-in; name what is different about its account."""

    def make(patience=5.0, **different):
        account = {
            "key_id": KEY_ID,
            "secret": KEY_SECRET,
            "sign": SIGN,
            "templates": {Template.NOTICE: "SMS_101", Template.BINDING: "SMS_102"},
            "endpoint": standin.address,
        }
        return Aliyun(Account(**account | different), patience=patience)

    return make


@pytest.fixture
def client(client_of):
    return client_of()


@pytest.fixture
def message_of():
    """A notice; name what is different about it."""

    def make(**different):
        fields = {
            "key": "4f2c-offer",
            "phone": "13812345678",
            "template": Template.NOTICE,
            "values": {"what": "收到签约邀请", "platform": "大学生就业服务平台"},
        }
        return TextMessage(**fields | different)

    return make
