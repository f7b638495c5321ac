"""「申请打印协议书」 on the phone (manual F6)."""

import pytest

from sanfang.documents import paper_actions as actions
from sanfang.documents.models import PaperRequest
from tests.documents.papers import COLLECTED, POSTED, asked


def page_of(agreement) -> str:
    return f"/m/agreements/{agreement.pk}/paper-requests/"


def test_the_agreement_leads_there_while_it_is_in_force(as_, in_force):
    assert page_of(in_force) in as_("zhang").get(f"/m/agreements/{in_force.pk}/").content.decode()


def test_before_the_school_s_approval_nothing_can_be_asked_for(as_, signed):
    page = as_("zhang").get(page_of(signed))

    assert page.context["may_ask"] is False
    assert "现在不能申请" in page.content.decode()
    assert as_("zhang").post(page_of(signed), COLLECTED).status_code == 409


def test_it_is_asked_for_followed_and_taken_back(as_, in_force):
    client = as_("zhang")

    answer = client.post(page_of(in_force), POSTED)

    assert answer.url == page_of(in_force)
    shown = client.get(answer.url)
    assert (shown.context["may_ask"], "等待学校打印" in shown.content.decode()) == (False, True)
    about = client.get(f"/m/agreements/{in_force.pk}/").content.decode()
    assert "打印之前可以撤回" in about
    request = PaperRequest.objects.get()
    assert (request.copies, request.address) == (2, POSTED["address"])
    client.post(f"/m/paper-requests/{request.pk}/withdraw/")
    assert client.get(answer.url).context["may_ask"] is True
    assert PaperRequest.objects.get().state == "withdrawn"


@pytest.mark.parametrize(
    ("said", "faulty"),
    [
        ({**COLLECTED, "occasion": "reprint"}, ["why"]),
        ({**POSTED, "address": "", "recipient": ""}, ["recipient", "address"]),
        ({**POSTED, "recipient_phone": "1380013"}, ["recipient_phone"]),
        ({**COLLECTED, "copies": "6"}, ["copies"]),
        ({"why": ""}, ["occasion", "copies", "delivery"]),
    ],
)
def test_what_is_missing_is_named_beside_its_field(as_, in_force, said, faulty):
    answer = as_("zhang").post(page_of(in_force), said)

    assert (answer.status_code, list(answer.context["form"].errors)) == (200, faulty)


def test_a_second_request_is_refused_and_a_late_withdrawal_too(cast, as_, in_force):
    request = asked(cast, in_force)
    client = as_("zhang")

    assert client.post(page_of(in_force), COLLECTED).status_code == 409
    actions.note_printed(request, actor=cast.actor("teacher"))
    late = client.post(f"/m/paper-requests/{request.pk}/withdraw/", follow=True).content.decode()

    assert "现在是「已打印」" in late
    assert "请带身份证到毕业生就业指导中心领取" in late
