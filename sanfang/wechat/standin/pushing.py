"""What WeChat posts by itself: signed, encrypted where a key is set, tried three times."""

from __future__ import annotations

import atexit
import base64
import json
import logging
import secrets
import time
from queue import Queue
from threading import Thread
from typing import Any

import httpx
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from sanfang.wechat.push import BLOCK, sign

logger = logging.getLogger(__name__)

ATTEMPTS = 3
PAUSE = 0.2


class Pusher:
    """Posts events to one address, in their order, from a thread of its own."""

    def __init__(self, app_id: str) -> None:
        self.app_id = app_id
        self.aim("", "")
        self._http = httpx.Client(timeout=5.0, trust_env=False)
        atexit.register(self._http.close)
        self._waiting: Queue[dict[str, Any]] = Queue()
        Thread(target=self._work, name="standin-pusher", daemon=True).start()

    def aim(self, url: str, token: str, key: str = "") -> None:
        """Push there from now on; nowhere with an empty address."""
        self.url, self.token, self.key = url, token, key

    def push(self, event: dict[str, Any]) -> None:
        if self.url:
            self._waiting.put(event)

    def wait(self) -> None:
        """Until everything is pushed or given up."""
        self._waiting.join()

    def _work(self) -> None:
        while True:
            event = self._waiting.get()
            try:
                self._post(event)
            except Exception:  # noqa: BLE001 - one event that cannot be told must not silence the next
                logger.warning("An event could not be pushed.")
            finally:
                self._waiting.task_done()

    def _post(self, event: dict[str, Any]) -> None:
        query, body = self._written(event)
        for attempt in range(ATTEMPTS):
            time.sleep(PAUSE if attempt else 0)
            try:
                answer = self._http.post(self.url, params=query, content=body)
            except httpx.HTTPError:
                continue
            if answer.status_code == 200 and answer.text in {"", "success"}:
                return
        logger.warning("An event was pushed %d times and never taken.", ATTEMPTS)

    def _written(self, event: dict[str, Any]) -> tuple[dict[str, str], bytes]:
        timestamp, nonce = str(int(time.time())), str(secrets.randbelow(10**9))
        query = {
            "signature": sign(self.token, timestamp, nonce),
            "timestamp": timestamp,
            "nonce": nonce,
            "openid": event["FromUserName"],
        }
        body = json.dumps(event, ensure_ascii=False).encode()
        if self.key:
            sealed = encrypt(body, self.key, self.app_id)
            query |= {"encrypt_type": "aes", "msg_signature": sign(self.token, timestamp, nonce, sealed)}
            body = json.dumps({"ToUserName": event["ToUserName"], "Encrypt": sealed}).encode()
        return query, body


def encrypt(body: bytes, key: str, app_id: str) -> str:
    """As WeChat seals a push in its safe mode."""
    secret = base64.b64decode(key + "=")
    plain = secrets.token_bytes(16) + len(body).to_bytes(4, "big") + body + app_id.encode()
    size = BLOCK - len(plain) % BLOCK
    sealer = Cipher(algorithms.AES(secret), modes.CBC(secret[:16])).encryptor()
    return base64.b64encode(sealer.update(plain + bytes([size]) * size) + sealer.finalize()).decode()
