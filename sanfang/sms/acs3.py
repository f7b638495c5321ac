"""Alibaba Cloud's signature of a request, version 3 (ACS3-HMAC-SHA256), for calls that carry all in the query.

Source: help.aliyun.com, 「V3版本请求体&签名机制」. The test holds the example that page computes by hand.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import quote

ALGORITHM = "ACS3-HMAC-SHA256"
NO_BODY = hashlib.sha256(b"").hexdigest()


@dataclass(frozen=True)
class Call:
    """One call of an action by POST. `at` is aware; `nonce` has never been used before."""

    host: str
    action: str
    version: str
    query: str
    at: datetime
    nonce: str


@dataclass(frozen=True)
class AccessKey:
    """Who calls, and what proves it."""

    key_id: str
    secret: str = field(repr=False)


def query_of(parameters: Mapping[str, str]) -> str:
    """The parameters as they stand in the address and under the signature: sorted, RFC 3986."""
    return "&".join(f"{_escape(name)}={_escape(value)}" for name, value in sorted(parameters.items()))


def signed_headers(call: Call, key: AccessKey) -> dict[str, str]:
    """Every header the call needs, `Authorization` among them."""
    headers = {
        "host": call.host,
        "x-acs-action": call.action,
        "x-acs-content-sha256": NO_BODY,
        "x-acs-date": call.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "x-acs-signature-nonce": call.nonce,
        "x-acs-version": call.version,
    }
    names = ";".join(sorted(headers))
    signature = _signature(_canonical(call.query, headers, names), key.secret)
    credential = f"{ALGORITHM} Credential={key.key_id},SignedHeaders={names},Signature={signature}"
    return headers | {"Authorization": credential}


def _canonical(query: str, headers: Mapping[str, str], names: str) -> str:
    lines = "".join(f"{name}:{headers[name]}\n" for name in sorted(headers))
    return f"POST\n/\n{query}\n{lines}\n{names}\n{NO_BODY}"


def _signature(canonical: str, secret: str) -> str:
    to_sign = f"{ALGORITHM}\n{hashlib.sha256(canonical.encode()).hexdigest()}"
    return hmac.new(secret.encode(), to_sign.encode(), hashlib.sha256).hexdigest()


def _escape(text: str) -> str:
    return quote(text, safe="")
