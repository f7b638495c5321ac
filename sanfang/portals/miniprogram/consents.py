"""What a person answered when WeChat asked whether messages may come."""

from django.http import HttpRequest, HttpResponse, JsonResponse

from sanfang.notices import consents
from sanfang.portals.gate.wechat import openid_behind
from sanfang.portals.miniprogram.answers import Unreadable, asked_by_the_mini_program, question_in
from sanfang.wechat.templates import Template

LIMIT, SECONDS = 600, 600
# At most as many as WeChat asks for at a time.
MOST_ANSWERS = 3
ACCEPTED = "accept"


@asked_by_the_mini_program("miniprogram.consents", limit=LIMIT, seconds=SECONDS)
def count(request: HttpRequest) -> HttpResponse:
    """Each yes is one message of its template. A phone that says yes in vain loses nothing: WeChat knows better."""
    question = question_in(request)
    code, answers = question.get("code"), question.get("answers")
    if not isinstance(code, str) or not isinstance(answers, dict) or len(answers) > MOST_ANSWERS:
        raise Unreadable
    accepted = [Template(name) for name, answer in answers.items() if _is_yes(name, answer)]
    return JsonResponse({"counted": consents.grant(openid_behind(code), accepted)})


def _is_yes(name: str, answer: object) -> bool:
    return name in Template.values and isinstance(answer, str) and answer.startswith(ACCEPTED)
