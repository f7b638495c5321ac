"""Every page around agreements, in a real browser: reachable, readable, for everybody."""

import pytest
from playwright.sync_api import expect

from sanfang.agreements import actions
from sanfang.agreements.models import Agreement
from sanfang.institutions.models import Policy
from tests.cast import a_graduate, an_employer
from tests.documents.originals import ready
from tests.portals.phone_in_chromium import look_at, look_here, sign_in
from tests.portals.school.papers import a_licence, a_pdf, ask_for_termination

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def busy_school(cast):
    """Three signings wait, one is in force with a request, one of a card by night."""
    employer = cast.employers["mo"]
    a_licence(employer)
    employer.documents.create(kind="other", file=a_pdf("人力资源服务许可证.pdf"))
    cast.sign(cast.li)
    other = a_graduate(cast.computing, cast.plan, "阿卜杜拉·买买提江")
    cast.graduates["abdulla"] = other
    cast.sign(other)
    card = cast.sign(a_graduate(cast.computing, cast.plan, "欧阳静怡"))
    Agreement.objects.filter(pk=card.pk).update(route="3", employer=None)
    former = cast.sign()
    actions.reject(former, actor=cast.actor("teacher"), reason="单位名称与营业执照不一致")
    ask_for_termination(cast, cast.approve(cast.sign()))
    an_employer(cast.province, "芜湖新注册智能装备制造有限责任公司", standing="waiting")
    return cast


@pytest.fixture
def origin(live_server) -> str:
    return f"{live_server.url}/school"


@pytest.fixture
def at_the_desk_of(desk, live_server, cast):
    """The desk with somebody of the school signed in."""

    def sit_down(name):
        sign_in(desk, live_server.url, cast.users[name])
        return desk

    return sit_down


def test_every_page_of_the_administrator(at_the_desk_of, origin, busy_school):
    desk = at_the_desk_of("administrator")
    waiting = Agreement.objects.waiting_for_school().first_come()
    in_force = Agreement.objects.in_force().get()
    request = in_force.termination_requests.get()
    employer = busy_school.employers["mo"]

    for path, name in (
        ("/", "home"),
        ("/agreements/", "agreements"),
        ("/agreements/?state=", "agreements-all"),
        (f"/agreements/{waiting[0].pk}/", "review"),
        (f"/agreements/{waiting[2].pk}/", "review-card"),
        (f"/agreements/{in_force.pk}/", "review-in-force"),
        ("/prints/", "prints"),
        (f"/prints/{in_force.pk}/", "print"),
        ("/terminations/", "terminations"),
        (f"/terminations/{request.pk}/", "termination"),
        ("/destinations/", "destinations"),
        ("/employers/", "employers"),
        (f"/employers/{employer.pk}/", "employer"),
        ("/notices/", "notices"),
    ):
        look_at(desk, f"{origin}{path}", f"school/{name}")


def test_what_was_lost_is_printed_anew(at_the_desk_of, origin, busy_school):
    desk = at_the_desk_of("administrator")
    in_force = Agreement.objects.in_force().get()
    ready(in_force)
    desk.goto(f"{origin}/prints/{in_force.pk}/")
    desk.get_by_role("link", name="遗失、损坏，补打").click()
    look_here(desk, "school/reprint")

    desk.get_by_role("button", name="注销旧件，开出新的一套").click()
    look_here(desk, "school/reprint-refused")

    desk.get_by_label("遗失", exact=True).check()
    desk.get_by_label("第 2 份（毕业生）").check()
    desk.get_by_label("说明").fill("毕业生来校说明原件遗失")
    desk.get_by_role("button", name="注销旧件，开出新的一套").click()
    look_here(desk, "school/print-reprinted")
    expect(desk.get_by_text("第 2 份（毕业生）：已挂失作废")).to_be_visible()


def test_empty_lists_are_good_pages_too(at_the_desk_of, origin):
    desk = at_the_desk_of("administrator")

    for name in ("agreements", "prints", "terminations", "notices"):
        look_at(desk, f"{origin}/{name}/", f"school/{name}-empty")


def test_a_queue_is_worked_through_by_keyboard(at_the_desk_of, origin, busy_school):
    desk = at_the_desk_of("teacher")
    desk.goto(f"{origin}/agreements/")
    desk.get_by_role("link", name="开始审核").press("Enter")
    expect(desk.get_by_role("heading", level=1)).to_contain_text("李晓")

    expect(desk.get_by_label("快捷键")).to_be_checked()
    desk.keyboard.press("1")
    expect(desk.get_by_role("button", name="通过", exact=True)).to_be_focused()
    desk.keyboard.press("2")
    desk.keyboard.type("营业执照第 1 页不清晰")
    expect(desk.get_by_label("不通过原因")).to_have_value("营业执照第 1 页不清晰")
    desk.keyboard.press("Escape")
    expect(desk.get_by_role("button", name="不通过")).to_be_focused()
    assert Agreement.objects.waiting_for_school().count() == 3

    desk.keyboard.press("Enter")

    expect(desk.get_by_role("status")).to_contain_text("上一份（李晓）已退回，毕业生可以重新签约。")
    expect(desk.get_by_role("heading", level=1)).to_contain_text("阿卜杜拉·买买提江")
    look_here(desk, "school/review-next")
    desk.keyboard.press("3")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("heading", level=1)).to_contain_text("欧阳静怡")


def test_a_stray_key_decides_nothing_and_the_keys_can_be_turned_off(at_the_desk_of, origin, busy_school):
    desk = at_the_desk_of("teacher")
    first = Agreement.objects.waiting_for_school().first_come().first()
    desk.goto(f"{origin}/agreements/{first.pk}/")
    expect(desk.get_by_label("快捷键")).to_be_checked()

    for key in ("y", "5", "Enter", "Space", "1", "3", "4"):
        desk.keyboard.press(key)
    assert Agreement.objects.waiting_for_school().count() == 3

    desk.get_by_label("快捷键").uncheck()
    desk.reload()
    expect(desk.get_by_label("快捷键")).not_to_be_checked()
    desk.keyboard.press("1")
    expect(desk.get_by_role("button", name="通过", exact=True)).not_to_be_focused()


def test_several_are_ticked_with_one_box_and_approved(at_the_desk_of, origin, busy_school):
    desk = at_the_desk_of("teacher")
    desk.goto(f"{origin}/agreements/")
    head, first = desk.get_by_label("全选本页"), desk.get_by_label("选择李晓")
    head.check()
    first.uncheck()
    expect(head).not_to_be_checked()
    first.check()
    expect(head).to_be_checked()
    desk.get_by_role("button", name="通过所选").click()
    look_here(desk, "school/approve-several")

    desk.get_by_role("button", name="确认通过").click()

    expect(desk.get_by_role("status")).to_contain_text("已通过 3 份协议")
    assert not Agreement.objects.waiting_for_school().exists()


def test_a_document_and_the_paper_open_in_a_window_of_their_own(at_the_desk_of, origin, busy_school):
    desk = at_the_desk_of("teacher")
    first = Agreement.objects.waiting_for_school().first_come().first()
    desk.goto(f"{origin}/agreements/{first.pk}/")

    # What the other window makes of the file is the browser's affair: some show it, some keep it.
    is_asked_for = lambda request: "/documents/" in request.url  # noqa: E731
    with desk.context.expect_page(), desk.context.expect_event("request", predicate=is_asked_for):
        desk.get_by_role("link", name="营业执照").click()

    expect(desk.get_by_role("heading", level=1)).to_contain_text("李晓")


def test_both_steps_of_a_review_are_good_pages(at_the_desk_of, origin, cast):
    in_force = cast.approve(cast.sign())
    Policy.objects.create(school=cast.school, review_steps=2, termination_steps=2)
    ending = ask_for_termination(cast, in_force)
    first, second = cast.sign(a_graduate(cast.computing, cast.plan, "欧阳静怡")), cast.sign(cast.li)
    other = cast.sign(cast.zhou)
    actions.reject(other, actor=cast.actor("administrator_of_another_school"), reason="单位名称不符")
    actions.reject(second, actor=cast.actor("teacher"), reason="联系人不符")
    cast.employers["mo"].contact_person = "新联系人"
    cast.employers["mo"].save()
    cast.position.refresh_from_db()
    second = cast.sign(cast.li)
    actions.approve(second, actor=cast.actor("teacher"))

    desk = at_the_desk_of("teacher")
    look_at(desk, f"{origin}/agreements/{first.pk}/", "school/review-first-step")
    desk.goto(f"{origin}/agreements/")
    desk.get_by_label("全选本页").check()
    desk.get_by_role("button", name="退回所选").click()
    look_here(desk, "school/reject-several")
    desk = at_the_desk_of("counsellor")
    look_at(desk, f"{origin}/terminations/{ending.pk}/", "school/termination-first-step")
    desk = at_the_desk_of("administrator")
    look_at(desk, f"{origin}/agreements/{second.pk}/", "school/review-last-step")
    look_at(desk, f"{origin}/policy/", "school/policy")
