"""Every page of the graduate's phone in Chromium: nothing for axe to say, nothing beyond 320 pixels."""

import pytest

from sanfang import calendar
from sanfang.actors import Actor, Party
from sanfang.agreements import actions
from sanfang.agreements.models import Agreement
from sanfang.employers.models import Position
from sanfang.graduates.actions import correcting, leave_list, prove_phone, release
from sanfang.graduates.models import Graduate
from sanfang.institutions.models import Policy
from sanfang.people.models import User
from tests.cast import a_position
from tests.portals.graduate.test_termination import a_picture, apply
from tests.portals.phone_in_chromium import look_at, look_here, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def origin(live_server) -> str:
    return live_server.url


def test_binding(phone, origin, cast):
    sign_in(phone, origin, User.objects.for_phone("a-new-phone"))

    look_at(phone, f"{origin}/m/", "graduate/bind")
    # Only the mini program can ask WeChat for the number; elsewhere nothing is offered that does not work.
    assert not phone.locator('[data-native="/pages/phone/phone"]').is_visible()
    phone.get_by_role("button", name="绑定").click()
    look_here(phone, "graduate/bind-refused")
    phone.get_by_label("院校").select_option(label="安徽工程大学")
    phone.get_by_label("姓名").fill("张䶮")
    phone.get_by_label("学号").fill("000")
    phone.get_by_label("身份证号").fill(cast.zhang.id_number)
    phone.get_by_role("button", name="绑定").click()
    look_here(phone, "graduate/bind-no-match")
    phone.get_by_label("学号").fill(cast.zhang.student_number)
    phone.get_by_role("button", name="绑定").click()
    look_here(phone, "graduate/bind-bound-elsewhere")


def test_binding_another_phone(phone, origin, cast):
    release(cast.zhang, actor=cast.actor("administrator"), reason="手机丢失，已核验身份证")
    user = User.objects.for_phone("a-new-phone")
    prove_phone(user, cast.zhang.phone, actor=Actor(Party.GRADUATE, "未绑定的手机", user.pk))
    sign_in(phone, origin, user)
    look_at(phone, f"{origin}/m/bind/", "graduate/bind-phone-proven")

    phone.get_by_label("院校").select_option(label="安徽工程大学")
    phone.get_by_label("姓名").fill("张䶮")
    phone.get_by_label("学号").fill(cast.zhang.student_number)
    phone.get_by_label("身份证号").fill(cast.zhang.id_number)
    phone.get_by_role("button", name="绑定").click()

    look_here(phone, "graduate/home-rebound")
    assert "之后可以签约" in phone.content()
    look_at(phone, f"{origin}/m/card/", "graduate/card-rebound")
    look_at(phone, f"{origin}/m/notices/?show=all", "graduate/notices-rebound")


def test_before_signing(phone, origin, cast):
    Graduate.objects.filter(pk=cast.zhang.pk).update(confirmed_at=None)
    client = sign_in(phone, origin, cast.users["zhang"])

    look_at(phone, f"{origin}/m/", "graduate/home-unconfirmed")
    look_at(phone, f"{origin}/m/dispatch/", "graduate/dispatch")
    look_at(phone, f"{origin}/m/me/", "graduate/me")
    look_at(phone, f"{origin}/m/notices/?show=all", "graduate/notices-empty")
    look_at(phone, f"{origin}/m/agreements/", "graduate/agreements-empty")
    look_at(phone, f"{origin}/m/termination/", "graduate/terminations-none")
    look_at(phone, f"{origin}/m/card/", "graduate/card-obstacle")
    look_at(phone, f"{origin}/m/record/", "graduate/record")
    look_at(phone, f"{origin}/m/record/ethnicity/", "graduate/correction-choice")
    look_at(phone, f"{origin}/m/record/id_number/", "graduate/correction")
    phone.get_by_label("正确的身份证号").fill("340203200309010010")
    phone.get_by_role("button", name="提交纠错").click()
    look_here(phone, "graduate/correction-refused")

    client.post("/m/record/major_name/", {"proposed": "软件工程", "note": ""})
    client.post("/m/record/qq/", {"proposed": "10002", "note": ""})
    correcting.refuse(
        cast.zhang.corrections.get(field="qq"), actor=cast.actor("teacher"), reason="与学籍系统一致，不改"
    )
    look_at(phone, f"{origin}/m/record/", "graduate/record-with-corrections")
    phone.get_by_role("button", name="确认无误").click()
    look_here(phone, "graduate/home-ready")
    phone.get_by_role("link", name="出示二维码名片").click()
    look_here(phone, "graduate/card-none")
    phone.get_by_role("button", name="出示名片").click()
    look_here(phone, "graduate/card")


def test_an_agreement_that_waits_for_the_graduate(phone, origin, cast):
    Policy.objects.create(school=cast.school, confirmation="before_signing")
    proposed = cast.sign()
    sign_in(phone, origin, cast.users["zhang"])

    look_at(phone, f"{origin}/m/", "graduate/home-proposed")
    look_at(phone, f"{origin}/m/agreements/{proposed.pk}/", "graduate/agreement-proposed")
    phone.get_by_role("link", name="谢绝").click()
    look_here(phone, "graduate/decline")


def test_off_the_list(phone, origin, cast):
    Policy.objects.create(school=cast.school, confirmation="before_signing")
    Graduate.objects.filter(pk=cast.li.pk).update(confirmed_at=None)
    proposed = cast.sign()
    for graduate in (cast.zhang, cast.li):
        leave_list(graduate, actor=cast.actor("administrator"), reason="学分没有修满，延期毕业")

    sign_in(phone, origin, cast.users["zhang"])
    look_at(phone, f"{origin}/m/", "graduate/home-left")
    look_at(phone, f"{origin}/m/dispatch/", "graduate/dispatch-left")
    look_at(phone, f"{origin}/m/agreements/{proposed.pk}/", "graduate/agreement-left")
    look_at(phone, f"{origin}/m/card/", "graduate/card-left")
    phone.get_by_role("link", name="查看通知").click()
    look_here(phone, "graduate/notices-left")
    sign_in(phone, origin, cast.users["li"])
    look_at(phone, f"{origin}/m/record/", "graduate/record-left")


def test_a_proposal_to_who_has_left_meanwhile_is_refused(phone, origin, cast):
    Policy.objects.create(school=cast.school, confirmation="before_signing")
    proposed = cast.sign()
    sign_in(phone, origin, cast.users["zhang"])
    phone.goto(f"{origin}/m/agreements/{proposed.pk}/")
    leave_list(cast.zhang, actor=cast.actor("administrator"), reason="延期毕业")

    phone.get_by_role("button", name="确认签约").click()

    look_here(phone, "graduate/agreement-left-refused")


def test_an_agreement_that_waits_for_the_school(phone, origin, cast, signed):
    sign_in(phone, origin, cast.users["zhang"])

    look_at(phone, f"{origin}/m/", "graduate/home-signed")
    look_at(phone, f"{origin}/m/notices/?show=all", "graduate/notices-one")
    look_at(phone, f"{origin}/m/agreements/{signed.pk}/", "graduate/agreement-signed")
    look_at(phone, f"{origin}/m/record/", "graduate/record-locked")
    phone.goto(f"{origin}/m/agreements/{signed.pk}/")
    phone.get_by_role("link", name="非本人签约").click()
    look_here(phone, "graduate/disown")
    phone.get_by_role("button", name="非本人签约").click()
    look_here(phone, "graduate/agreement-disowned")


def test_an_agreement_in_force_and_its_termination(phone, origin, cast, in_force):
    client = sign_in(phone, origin, cast.users["zhang"])

    look_at(phone, f"{origin}/m/agreements/{in_force.pk}/", "graduate/agreement-in-force")
    look_at(phone, f"{origin}/m/termination/", "graduate/terminations-empty")
    phone.get_by_role("link", name="申请解约").click()
    phone.get_by_label("给学校的说明").fill("考上研究生")
    phone.get_by_role("button", name="提交申请").click()
    look_here(phone, "graduate/apply-refused")
    assert phone.get_by_label("给学校的说明").input_value() == "考上研究生"
    phone.get_by_label("解约原因").select_option(label="继续深造")
    phone.get_by_label("解约申请材料").set_input_files(
        {"name": "解约函.png", "mimeType": "image/png", "buffer": a_picture().read()}
    )
    phone.get_by_role("button", name="提交申请").click()
    look_here(phone, "graduate/terminations-one")

    for number in range(2):
        request = in_force.termination_requests.get(state="open")
        actions.refuse_termination(request, actor=cast.actor("counsellor"), reason="材料没有单位公章")
        apply(client, in_force, materials=[a_picture(colour=("red", "blue")[number])])
    look_at(phone, f"{origin}/m/termination/", "graduate/terminations-many")


def test_long_lists(phone, origin, cast, signed):
    for number in range(30):
        agreement = cast.sign(by="ann") if number else signed
        actions.reject(agreement, actor=cast.actor("teacher"), reason="单位名称与统一社会信用代码不符")
    sign_in(phone, origin, cast.users["zhang"])

    assert Agreement.objects.count() == 30
    look_at(phone, f"{origin}/m/agreements/", "graduate/agreements-many")
    look_at(phone, f"{origin}/m/notices/?show=all", "graduate/notices-many")
    rejected = Agreement.objects.latest("pk")
    look_at(phone, f"{origin}/m/agreements/{rejected.pk}/", "graduate/agreement-rejected")


DUTIES = """负责公司业务系统的后端开发：需求分析、接口设计、编码、测试和上线。

我们希望您：计算机相关专业，熟悉一门后端语言，写过让别人用起来的东西。

待遇：五险一金，双休，入职后由一位老同事带半年。"""


def test_looking_for_a_position(phone, origin, cast):
    Position.objects.all().delete()
    sign_in(phone, origin, cast.users["zhang"])
    look_at(phone, f"{origin}/m/positions/", "graduate/positions-none")

    wishes = {"education_level": "31", "majors": "软件工程、计算机类", "monthly_pay_to": 12000}
    one = a_position(cast.employers["mo"], description=DUTIES, apply_by=calendar.today(), **wishes)
    phone.goto(f"{origin}/m/")
    phone.get_by_role("link", name="找岗位").click()
    look_here(phone, "graduate/positions-one")
    phone.get_by_text("筛选").click()
    look_here(phone, "graduate/positions-unfolded")
    phone.get_by_label("城市").select_option(label="芜湖市")
    phone.get_by_label("月薪").select_option(label="10,000 元以上")
    phone.get_by_role("button", name="按条件查找").click()
    look_here(phone, "graduate/positions-no-match")

    for number in range(30):
        a_position(cast.employers["ann"], title=f"助理工程师 {number}", monthly_pay=None, place="上海市")
    phone.goto(f"{origin}/m/positions/")
    look_here(phone, "graduate/positions-many")
    phone.get_by_label("岗位或单位名称").fill("云帆")
    phone.get_by_role("button", name="搜索").click()
    look_here(phone, "graduate/positions-found")
    phone.get_by_role("link", name="软件工程师").click()
    look_here(phone, "graduate/position")

    Position.objects.filter(pk=one.pk).update(state="closed")
    look_at(phone, f"{origin}/m/positions/{one.pk}/", "graduate/position-gone")
