"""A timestamp authority over HTTP (RFC 3161)."""

from __future__ import annotations

import httpx
from asn1crypto import tsp
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError

ASKS, ANSWERS = "application/timestamp-query", "application/timestamp-reply"
TIMEOUT = 10


class TimestampAuthority(TimeStamper):
    """Asks the authority at an address; TimestampRequestError when what comes is no timestamp."""

    def __init__(self, address: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._address = address

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        try:
            async with httpx.AsyncClient(timeout=TIMEOUT) as client:
                answer = await client.post(self._address, content=req.dump(), headers={"Content-Type": ASKS})
        except httpx.HTTPError as error:
            raise TimestampRequestError("The timestamp authority does not answer.") from error
        if answer.headers.get("Content-Type") != ANSWERS:
            raise TimestampRequestError("The timestamp authority answered with something else.")
        return tsp.TimeStampResp.load(answer.content)
