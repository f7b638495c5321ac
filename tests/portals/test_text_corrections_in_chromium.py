"""A correction of an agreement at its three desks and on the paper's page, in Chromium."""

import pytest

from tests.agreements.corrections.conftest import Correcting
from tests.cast import a_graduate
from tests.documents.originals import token_of
from tests.portals.phone_in_chromium import look_at, look_here, sign_in
from tests.portals.school.papers import a_pdf

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TERMS = {"position_title": "高级软件工程师", "terms_article_two": "月薪 8000 元\n试用期两个月"}


@pytest.fixture
def correcting(cast, in_force) -> Correcting:
    return Correcting(cast, in_force)


def test_on_the_phone(phone, live_server, cast, correcting):
    sign_in(phone, live_server.url, cast.users["zhang"])
    address = f"{live_server.url}/m/agreements/{correcting.agreement.pk}/"
    phone.goto(address)
    phone.get_by_role("link", name="写错了，更正协议").click()
    look_here(phone, "graduate/correction-propose")
    phone.get_by_label("岗位名称").fill("高级软件工程师")
    phone.get_by_role("button", name="提出更正").click()
    look_here(phone, "graduate/correction-propose-refused")
    phone.get_by_label("更正原因").fill("岗位名称少写了两个字")
    phone.get_by_role("button", name="提出更正").click()
    look_here(phone, "graduate/agreement-correcting")

    phone.get_by_role("button", name="撤回更正").click()
    correction = correcting.propose("employer", TERMS)
    look_at(phone, f"{live_server.url}/m/", "graduate/home-correction")
    look_at(
        phone, f"{live_server.url}/m/agreements/corrections/{correction.pk}/", "graduate/correction-answer"
    )
    correcting.agree(correction, "zhang")
    correcting.carry_out(correction)
    look_at(phone, address, "graduate/agreement-corrected")


def test_at_the_employers_desk(desk, live_server, cast, correcting):
    sign_in(desk, live_server.url, cast.users["mo"])
    origin = f"{live_server.url}/employer"
    look_at(desk, f"{origin}/agreements/{correcting.agreement.pk}/correct/", "employer/correction-propose")
    desk.get_by_label("邮政编码").fill("24100")
    desk.get_by_role("button", name="提出更正").click()
    look_here(desk, "employer/correction-propose-refused")

    correction = correcting.propose("graduate", TERMS)
    look_at(desk, f"{origin}/", "employer/home-correction")
    look_at(desk, f"{origin}/agreements/{correcting.agreement.pk}/", "employer/agreement-correction-asked")
    look_at(desk, f"{origin}/corrections/{correction.pk}/", "employer/correction-answer")
    desk.get_by_label("不同意更正").check()
    desk.get_by_role("button", name="提交答复").click()
    look_here(desk, "employer/correction-answer-refused")


def test_at_the_schools_desk(desk, live_server, cast, correcting):
    sign_in(desk, live_server.url, cast.users["teacher"])
    origin, old_token = f"{live_server.url}/school", token_of(correcting.agreement)
    look_at(desk, f"{origin}/text-corrections/", "school/text-corrections-none")
    look_at(desk, f"{origin}/agreements/{correcting.agreement.pk}/correct/", "school/text-correction-propose")
    correction = correcting.agreed(values=TERMS)
    look_at(desk, f"{origin}/text-corrections/", "school/text-corrections-one")
    desk.get_by_role("link", name="张䶮").click()
    look_here(desk, "school/text-correction")
    desk.get_by_label("不同意原因").fill("与函件不符")
    desk.get_by_role("button", name="同意更正", exact=True).click()
    look_here(desk, "school/text-correction-refused")
    desk.get_by_label("不同意原因").fill("")
    desk.get_by_role("button", name="同意更正", exact=True).click()
    look_here(desk, "school/text-correction-done")
    look_at(desk, f"{origin}/agreements/{correction.agreement_id}/", "school/agreement-corrected")
    look_at(desk, f"{origin}/prints/{correction.agreement_id}/", "school/print-second-edition")

    many(cast)
    look_at(desk, f"{origin}/text-corrections/?state=", "school/text-corrections-many")
    look_at(desk, f"{live_server.url}/v/{old_token}/", "public/verify-replaced")
    correction.agreement.refresh_from_db()
    look_at(
        desk,
        f"{live_server.url}/v/{token_of(correction.agreement)}/",
        "public/verify-second-edition",
    )


def many(cast) -> None:
    """Corrections of three more graduates: taken back, waiting for a side, with a letter."""
    for name in ("赵同学", "钱同学", "孙同学"):
        more = Correcting(cast, cast.approve(cast.sign(a_graduate(cast.computing, cast.plan, name))))
        if name == "孙同学":
            more.without_account()
        letter = a_pdf("同意更正的函.pdf") if name == "孙同学" else None
        correction = more.propose("school", TERMS, letter=letter)
        if name == "赵同学":
            more.withdraw(correction, "teacher")
