"""What the stand-in pushes is what our reader takes: signed, sealed, tried three times."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qsl, urlsplit

import pytest

from sanfang.wechat.api import SubscribeMessage, wechat
from sanfang.wechat.push import Answered, Refused, Sent, decrypt, is_genuine, read
from sanfang.wechat.standin import pushing
from sanfang.wechat.standin.names import APP_ID
from tests.wechat.standin import PUSH_KEY, PUSH_TOKEN

OFFER = "standin-offer"
OPENID = "simulated-phone-1"


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.received.append((dict(parse_qsl(urlsplit(self.path).query)), body))
        self.send_response(self.server.statuses.pop(0) if self.server.statuses else 200)
        self.end_headers()
        self.wfile.write(b"success")

    def log_message(self, *args: object) -> None:
        pass


@contextmanager
def receiving() -> Iterator[ThreadingHTTPServer]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Receiver) as server:
        server.received, server.statuses = [], []
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def receiver(weixin, monkeypatch) -> Iterator[ThreadingHTTPServer]:
    monkeypatch.setattr(pushing, "PAUSE", 0.01)
    with receiving() as server:
        weixin.pusher.aim(f"http://127.0.0.1:{server.server_port}/wechat/push/", PUSH_TOKEN)
        yield server
        weixin.pusher.aim("", "")


def events(receiver: ThreadingHTTPServer) -> list[object]:
    return [event for _, body in receiver.received for event in read(body)]


def test_a_persons_answers_are_pushed(weixin, receiver):
    weixin.phones.subscribe("phone-1", accept=[OFFER], reject=["standin-signed"])
    weixin.pusher.wait()

    assert events(receiver) == [
        Answered(OPENID, OFFER, accepted=True),
        Answered(OPENID, "standin-signed", accepted=False),
    ]


def test_a_later_refusal_is_pushed(weixin, receiver):
    weixin.phones.refuse("phone-1", OFFER)
    weixin.pusher.wait()

    assert events(receiver) == [Refused(OPENID, OFFER)]


@pytest.mark.django_db
def test_what_became_of_a_message_is_pushed_with_its_id(weixin, receiver):
    weixin.phones.subscribe("phone-1", accept=[OFFER])
    data = {"thing1": "签约函", "time2": "2026年11月30日 18:00", "thing3": "请回复"}

    number = wechat().send(SubscribeMessage(OPENID, OFFER, data, "pages/index/index"))
    weixin.pusher.wait()

    assert events(receiver)[-1] == Sent(OPENID, OFFER, number, 0, "success")


def test_a_push_is_signed(weixin, receiver):
    weixin.phones.refuse("phone-1", OFFER)
    weixin.pusher.wait()

    query, _ = receiver.received[0]
    assert is_genuine(PUSH_TOKEN, query["timestamp"], query["nonce"], query["signature"])
    assert not is_genuine("another", query["timestamp"], query["nonce"], query["signature"])


def test_with_a_key_the_push_is_sealed(weixin, receiver):
    weixin.pusher.aim(weixin.pusher.url, PUSH_TOKEN, PUSH_KEY)
    weixin.phones.refuse("phone-1", OFFER)
    weixin.pusher.wait()

    query, body = receiver.received[0]
    sealed = json.loads(body)["Encrypt"]
    assert is_genuine(PUSH_TOKEN, query["timestamp"], query["nonce"], query["msg_signature"], sealed)
    assert read(decrypt(sealed, PUSH_KEY, APP_ID)) == [Refused(OPENID, OFFER)]
    assert OFFER.encode() not in body


@pytest.mark.parametrize(("statuses", "tries"), [([], 1), ([500], 2), ([500, 500], 3), ([500] * 3, 3)])
def test_a_push_that_is_not_taken_is_tried_three_times(weixin, receiver, statuses, tries):
    receiver.statuses = list(statuses)
    weixin.phones.refuse("phone-1", OFFER)
    weixin.pusher.wait()

    assert len(receiver.received) == tries


def test_nobody_listening_keeps_nothing_from_working(weixin, receiver):
    weixin.pusher.aim("http://127.0.0.1:1/", PUSH_TOKEN)
    weixin.phones.subscribe("phone-1", accept=[OFFER])
    weixin.pusher.wait()

    assert weixin.phones.quotas("phone-1") == {OFFER: 1}
