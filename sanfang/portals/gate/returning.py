"""The way back to a list as it was left: its filters and its page.

The session keeps them, not the address of what was opened from the list: beside the number of one graduate, a
filter such as 「困难生」 would tell every log something of that person.
"""

from django.http import HttpRequest


def asked_in(request: HttpRequest) -> str:
    """The filters in the address, to be taken along to pages about the whole list; nothing when there are none."""
    asked = request.GET.urlencode()
    return f"?{asked}" if asked else ""


def remember_list(request: HttpRequest) -> None:
    """This is how the list stands now, for whoever goes on from here."""
    key, asked = _key(request.path), asked_in(request)
    if request.session.get(key, "") != asked:
        request.session[key] = asked


def way_back(request: HttpRequest, path: str) -> str:
    """The address of the list at this path, as this visitor left it."""
    return f"{path}{request.session.get(_key(path), '')}"


def _key(path: str) -> str:
    return f"list:{path}"
