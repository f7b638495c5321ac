"""The telephone number that WeChat vouches for, against the one on the record (promises T2, B12)."""

from django.http import HttpRequest, HttpResponse

from sanfang.graduates.actions import prove_phone
from sanfang.portals.gate.actors import actor_of_phone
from sanfang.portals.gate.wechat import account_behind
from sanfang.portals.miniprogram.answers import asked, asked_by_the_mini_program, told
from sanfang.wechat.api import wechat

LIMIT, SECONDS = 300, 600


@asked_by_the_mini_program("miniprogram.phone", limit=LIMIT, seconds=SECONDS)
def prove(request: HttpRequest) -> HttpResponse:
    """Keep that this phone's owner has shown a number. Whether it is the right one is told by binding alone."""
    question = asked(request, "code", "phone_code")
    user = account_behind(question["code"])
    number = wechat().phone_number_for(question["phone_code"])
    prove_phone(user, number, actor=actor_of_phone(request, user))
    return told("手机号码已验证，请返回继续绑定。", 200)
