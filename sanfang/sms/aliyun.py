"""Text messages by Alibaba Cloud (Dysmsapi 2017-05-25: SendSms, QuerySendDetails).

The provider takes its parameters in the address, so the number stands there: settings.LOGGING keeps httpx and
httpcore from writing addresses, and no error of ours carries one.
"""

from __future__ import annotations

import json
import logging
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import httpx
from django.utils import timezone

from sanfang.sms import acs3
from sanfang.sms.answers import failure_for
from sanfang.sms.errors import Misconfigured, NotSent, SmsFailed, Unanswered
from sanfang.sms.messages import Template, TextMessage, checked

log = logging.getLogger(__name__)

VERSION = "2017-05-25"
PATIENCE = 10.0
# The provider's records: how long it keeps them, and how many it shows on a page at most.
KEPT = timedelta(days=30)
PAGE_SIZE = 50
MOST_PAGES = 20
# Nothing has left this machine when one of these is raised.
NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)


@dataclass(frozen=True)
class Account:
    """What the operator has at Alibaba Cloud: a key, an approved signature and the codes of the templates."""

    key_id: str
    secret: str = field(repr=False)
    sign: str
    templates: Mapping[Template, str]
    endpoint: str


class Aliyun:
    """Sends by one account. `patience` is how many seconds a connection, and then an answer, may take."""

    def __init__(self, account: Account, *, patience: float = PATIENCE) -> None:
        self._account = account
        self._patience = patience

    def send(self, message: TextMessage) -> str:
        """The BizId of the message, once the provider has it; else the failure its answer stands for."""
        fit = checked(message)
        answer = self._ask(
            "SendSms",
            PhoneNumbers=fit.phone,
            SignName=self._account.sign,
            TemplateCode=self._code_of(fit.template),
            TemplateParam=json.dumps(fit.values, ensure_ascii=False),
            OutId=fit.key,
        )
        return str(answer.get("BizId", ""))

    def was_sent(self, message: TextMessage, on: date) -> bool | None:
        """Whether the provider has a record under the message's key; None when it cannot say (now, or any more)."""
        today = timezone.localdate()
        if on <= today - KEPT:
            return None
        # What was begun just before midnight may be recorded just after it.
        days = [day for day in (on, on + timedelta(days=1)) if day <= today]
        try:
            fit = checked(message)
            return any(
                fit.key == record.get("OutId") for day in days for record in self._records(fit.phone, day)
            )
        except SmsFailed as failure:
            log.warning("sms: whether %s was sent cannot be said: %s", message.key, failure)
            return None

    def _records(self, phone: str, day: date) -> Iterator[dict[str, Any]]:
        """All that went to this number on this day, page by page."""
        for page in range(1, MOST_PAGES + 1):
            answer = self._ask(
                "QuerySendDetails",
                PhoneNumber=phone,
                SendDate=day.strftime("%Y%m%d"),
                PageSize=str(PAGE_SIZE),
                CurrentPage=str(page),
            )
            records = _records_in(answer)
            yield from records
            if len(records) < PAGE_SIZE:
                return
        raise Unanswered("The provider has more records of this day than Sanfang reads.")

    def _code_of(self, template: Template) -> str:
        try:
            return self._account.templates[template]
        except KeyError:
            raise Misconfigured(f"SANFANG_SMS_TEMPLATES has no “{template}”.") from None

    def _ask(self, action: str, **parameters: str) -> dict[str, Any]:
        """The answer to one call, when it is OK; anything else is raised."""
        response = self._post(action, acs3.query_of(parameters))
        answer = _read(response)
        if answer["Code"] != "OK":
            raise failure_for(
                answer["Code"], status=response.status_code, text=str(answer.get("Message", ""))
            )
        return answer

    def _post(self, action: str, query: str) -> httpx.Response:
        """`from None` below: httpx's errors carry the request, and with it the number."""
        try:
            address = httpx.URL(f"{self._account.endpoint.rstrip('/')}/?{query}")
            headers = self._headers(action, query, host=address.netloc.decode())
            with httpx.Client(timeout=self._patience, follow_redirects=False) as client:
                return client.post(address, headers=headers)
        except NEVER_LEFT as error:
            raise NotSent(f"The provider cannot be reached ({type(error).__name__}).") from None
        except (httpx.InvalidURL, httpx.UnsupportedProtocol):
            raise Misconfigured("SANFANG_SMS_ENDPOINT is not an address.") from None
        except httpx.HTTPError as error:
            raise Unanswered(f"The provider did not answer ({type(error).__name__}).") from None

    def _headers(self, action: str, query: str, *, host: str) -> dict[str, str]:
        call = acs3.Call(
            host=host,
            action=action,
            version=VERSION,
            query=query,
            at=timezone.now(),
            nonce=secrets.token_hex(16),
        )
        key = acs3.AccessKey(self._account.key_id, self._account.secret)
        return {"accept": "application/json"} | acs3.signed_headers(call, key)


def _read(response: httpx.Response) -> dict[str, Any]:
    """The answer as the provider writes them, with its Code; what somebody else wrote is no answer."""
    try:
        answer = response.json()
    except ValueError:
        answer = None
    if isinstance(answer, dict) and isinstance(answer.get("Code"), str):
        return answer
    if 300 <= response.status_code < 500:
        raise Misconfigured(
            f"Status {response.status_code} from somebody else: check SANFANG_SMS_ENDPOINT and the way to it."
        )
    raise Unanswered(f"Status {response.status_code} without an answer.")


def _records_in(answer: dict[str, Any]) -> list[dict[str, Any]]:
    try:
        records = answer["SmsSendDetailDTOs"]["SmsSendDetailDTO"]
        return [dict(record) for record in records]
    except (KeyError, TypeError, ValueError):
        raise Unanswered("The provider's records cannot be read.") from None
