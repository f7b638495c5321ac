"""「向学校申请纸质协议书」 at the employer's desk (manual F6)."""

from sanfang.documents.models import PaperRequest
from tests.documents.papers import COLLECTED, asked


def page_of(agreement) -> str:
    return f"/employer/agreements/{agreement.pk}/paper-requests/"


def test_it_is_asked_for_from_the_agreement_s_page_followed_and_taken_back(as_, in_force):
    client = as_("mo")
    assert page_of(in_force) in client.get(f"/employer/agreements/{in_force.pk}/").content.decode()

    answer = client.post(page_of(in_force), COLLECTED)

    assert answer.url == page_of(in_force)
    assert "等待学校打印" in client.get(answer.url).content.decode()
    assert "打印之前可以撤回" in client.get(f"/employer/agreements/{in_force.pk}/").content.decode()
    client.post(f"/employer/paper-requests/{PaperRequest.objects.get().pk}/withdraw/")
    assert "已撤回" in client.get(answer.url).content.decode()


def test_the_employer_s_own_address_is_offered(as_, in_force):
    form = as_("mo").get(page_of(in_force)).context["form"]

    assert [form[name].value() for name in ("recipient", "address")] == ["莫新", in_force.employer.address]


def test_the_graduate_s_requests_are_not_the_employer_s(cast, as_, in_force):
    request = asked(cast, in_force, address="")

    assert as_("mo").get(page_of(in_force)).context["shown"] == []
    assert as_("mo").post(f"/employer/paper-requests/{request.pk}/withdraw/").status_code == 404


def test_what_the_phone_cannot_do_the_desk_cannot_either(as_, signed):
    assert as_("mo").post(page_of(signed), COLLECTED).status_code == 409
