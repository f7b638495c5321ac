"""A PDF or a picture of the phone's pages, fetched by the mini program itself.

The web-view that shows the pages cannot save a file on Android. So the mini program asks here for the
address that the page links to, and opens what it gets with WeChat's own viewer.
"""

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import ResolverMatch, resolve

from sanfang.limits import counting as limits
from sanfang.people.models import User
from sanfang.portals.gate.actors import actor_of
from sanfang.portals.gate.answers import CONFLICT
from sanfang.portals.gate.read_only import only_reading
from sanfang.portals.gate.wechat import known_by_code
from sanfang.portals.miniprogram.answers import TooOften, asked, asked_by_the_mini_program, told

# A school's phones share an address; setting a paper takes the machine a second.
QUESTIONS_OF_AN_ADDRESS, TEN_MINUTES = 600, 600
FILES_OF_AN_ACCOUNT, AN_HOUR = 120, 3600
# The portal whose files a phone may fetch.
PHONE = "graduate"


@asked_by_the_mini_program("miniprogram.document", limit=QUESTIONS_OF_AN_ADDRESS, seconds=TEN_MINUTES)
def document(request: HttpRequest) -> HttpResponseBase:
    """The bytes of one's own file at `path`, for whoever WeChat names for `code`; for all else the same 404.

    Nobody is signed in by it: who asks is known for this one answer.
    """
    question = asked(request, "code", "path")
    user = known_by_code(question["code"])
    if user is None:
        raise Http404
    if not limits.allow("miniprogram.files", str(user.pk), limit=FILES_OF_AN_ACCOUNT, seconds=AN_HOUR):
        raise TooOften
    answer = _read_as(user, request, question["path"])
    if answer["Content-Type"].startswith("text/html"):
        # A page instead of the file: how things stand keeps it from being opened, and the page says why.
        return told("这个文件现在不能打开，请返回上一页，下拉刷新后查看原因。", CONFLICT)
    return answer


def _read_as(user: User, asking: HttpRequest, path: str) -> HttpResponseBase:
    """What a GET of `path` would answer to this user, if it is the address of a file of the phone's pages."""
    found = _view_of_a_file(path)
    reading = _reading(user, asking, path, found)
    if reading.actor.graduate_id is None:
        raise Http404
    with only_reading():
        answer: HttpResponseBase = found.func(reading, *found.args, **found.kwargs)
    return answer


def _view_of_a_file(path: str) -> ResolverMatch:
    found = resolve(path)
    if found.namespace != PHONE or not getattr(found.func, "serves_a_file", False):
        raise Http404
    return found


def _reading(user: User, asking: HttpRequest, path: str, found: ResolverMatch) -> HttpRequest:
    """A GET by this user, from where the question came, without a session."""
    reading = HttpRequest()
    reading.method, reading.path, reading.path_info = "GET", path, path
    reading.META = asking.META | {"REQUEST_METHOD": "GET", "QUERY_STRING": ""}
    reading.resolver_match = found
    reading.user = user
    reading.actor = actor_of(reading)
    return reading
