"""Where a request came from."""

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The peer's address; behind our own proxy, the last hop that the proxy itself wrote down.

    Whatever a client puts into X-Forwarded-For stands before that hop and is not believed.
    """
    peer = request.META.get("REMOTE_ADDR", "")
    if not settings.BEHIND_TLS:
        return str(peer)
    hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    return hops[-1].strip()[:64] or str(peer)
