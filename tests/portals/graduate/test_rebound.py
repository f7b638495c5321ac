"""What the pages say while signing waits for a new phone (promises T11, Q05)."""

import pytest

from sanfang.actors import Actor, Party
from sanfang.agreements.models import Agreement
from sanfang.graduates import actions
from sanfang.institutions.models import Policy
from sanfang.people.models import User
from tests.portals.graduate.test_bind import a_phone, bind

NOT_YET = "之后才能签约、申请解约和同意解约。如果不是您本人操作，请立即联系学校。"


@pytest.fixture
def new_phone(cast):
    """Another phone, bound to zhang's record a moment ago, and what was there before."""

    def change():
        actions.release(cast.zhang, actor=cast.actor("administrator"), reason="手机丢失，已核验身份证")
        client = a_phone("the-new-phone")
        bind(client, cast.zhang)
        return client

    return change


def test_the_first_page_says_when_signing_is_possible(new_phone):
    page = new_phone().get("/m/").content.decode()

    assert "之后可以签约" in page
    assert "出示二维码名片</a>" not in page


def test_the_card_page_says_why_there_is_none(new_phone):
    client = new_phone()

    page = client.get("/m/card/").content.decode()
    posted = client.post("/m/card/issue/")

    assert NOT_YET in page
    assert posted.status_code == 409
    assert NOT_YET in posted.content.decode()


def test_a_proposal_is_not_accepted_yet_and_says_so(cast, new_phone):
    Policy.objects.create(school=cast.school, confirmation="before_signing")
    proposed = cast.sign()
    client = new_phone()

    answer = client.post(f"/m/agreements/{proposed.pk}/confirm/", {"shown": proposed.details_sha256})

    assert answer.status_code == 409
    assert NOT_YET in answer.content.decode()
    assert not Agreement.objects.live().exists()


def test_an_offer_is_not_accepted_yet_and_says_so(route, new_phone):
    offer = route.offered()
    client = new_phone()

    answer = client.post(f"/m/offers/{offer.pk}/accept/", {"shown": offer.shown_sha256()})

    assert answer.status_code == 409
    assert NOT_YET in answer.content.decode()
    assert not Agreement.objects.exists()


def test_Q05_an_employer_reads_that_it_has_to_wait_and_not_why(cast, as_, new_phone):
    new_phone()
    zhang = cast.zhang
    typed = {
        "position": cast.position.pk,
        "school": zhang.school_id,
        "name": zhang.name,
        "student_number": zhang.student_number,
    }

    answer = as_("mo").post("/employer/sign/", typed)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "该毕业生暂时不能签约，请稍后再试" in page
    assert "换绑" not in page


def test_what_the_old_phone_kept_open_does_not_bind_it_again_over_the_new_one(cast, new_phone):
    new_phone()

    assert bind(a_phone("phone-of-zhang"), cast.zhang).status_code == 409


def test_the_old_phone_s_news_name_no_other_phone(cast, new_phone):
    page = new_phone().get("/m/notices/?show=all").content.decode()

    assert "您的毕业生账号已绑定另一个微信" in page
    assert User.objects.get(openid="the-new-phone").openid not in page


def test_the_school_reads_of_it(cast, as_, new_phone):
    new_phone()

    page = as_("administrator").get("/school/notices/").content.decode()

    assert "张䶮重新绑定了微信" in page
    assert "原因：手机丢失，已核验身份证" in page


def test_a_proof_is_shown_to_its_own_phone_only(cast):
    user = User.objects.for_phone("a-new-phone")
    actions.prove_phone(user, "13800138000", actor=Actor(Party.GRADUATE, "未绑定的手机", user.pk))

    assert "手机号已由微信验证" in a_phone().get("/m/bind/").content.decode()
    assert "手机号已由微信验证" not in a_phone("another").get("/m/bind/").content.decode()
