"""Steps 2 and 3 of route 3, and what comes of them (manual D2–D5)."""

import pytest
from django.test import Client

from sanfang.agreements import actions
from sanfang.agreements.models import Agreement
from sanfang.agreements.states import State
from sanfang.graduates import actions as graduates
from sanfang.graduates.models import Graduate
from sanfang.institutions.models import Policy
from sanfang.notices.models import Notice
from tests.portals.card.conftest import WECHAT


def at(card, step="") -> str:
    return f"/card/{card.token}/{step}"


def identify(client, card):
    client.post(at(card), {"name": "张䶮"})


def fill_in(client, card, typed):
    identify(client, card)
    return client.post(at(card, "employer/"), typed)


def shown_by(client, card) -> str:
    return client.get(at(card, "confirm/")).context["shown"]


def sign(client, card, typed):
    fill_in(client, card, typed)
    return client.post(at(card, "confirm/"), {"shown": shown_by(client, card)})


def test_the_whole_way_ends_with_the_number_and_what_comes_next(recruiter, card, typed):
    answer = sign(recruiter, card, typed)

    agreement = Agreement.objects.get()
    page = recruiter.get(answer["Location"]).content.decode()
    assert answer["Location"] == at(card, "done/")
    assert (agreement.state, agreement.route, agreement.employer) == (State.AWAITING_SCHOOL, "3", None)
    assert agreement.number in page
    assert "待学校审核" in page


def test_everything_typed_is_frozen_as_it_was_read(recruiter, card, typed):
    fill_in(recruiter, card, typed)
    page = recruiter.get(at(card, "confirm/")).content.decode()
    for value in (
        typed["name"],
        typed["uscc"],
        "其他企业",
        "13900139000",
        "会计",
        "服务期三年，月薪 6000 元。",
    ):
        assert value in page

    sign(recruiter, card, typed)

    details = Agreement.objects.get().details
    assert details["employer"]["name"] == typed["name"]
    assert details["employer"]["nature"] == "其他企业"
    assert details["position"] == {"title": "会计", "job_category": "经济业务人员", "place": "安徽省合肥市"}
    assert details["terms"] == {"article_two": "服务期三年，月薪 6000 元。", "article_five": ""}


def test_remarks_of_one_card_are_signed_and_not_offered_for_the_next(recruiter, card, typed):
    sign(recruiter, card, typed | {"remarks": "面试车费由乙方承担。"})

    assert Agreement.objects.get().details["terms"]["remarks"] == "面试车费由乙方承担。"
    assert "remarks" not in recruiter.session["cards.employer"]


def test_the_graduate_is_told_at_once(cast, recruiter, card, typed):
    sign(recruiter, card, typed)

    titles = [notice.title for notice in Notice.objects.visible_to(cast.actor("zhang"))]
    assert titles == ["您与合肥小店商贸有限公司签约成功，待学校审核"]


def test_nothing_personal_of_the_graduate_is_shown_beyond_what_signing_needs(recruiter, card, typed):
    fill_in(recruiter, card, typed)

    for step in ("employer/", "confirm/"):
        page = recruiter.get(at(card, step)).content.decode()
        for secret in (card.graduate.id_number, "13800138000", "北京中路 1 号", card.graduate.student_number):
            assert secret not in page


def test_nothing_typed_stands_in_an_address(recruiter, card, typed):
    answers = [fill_in(recruiter, card, typed), sign(recruiter, card, typed)]

    for answer in answers:
        assert "?" not in answer["Location"]


def test_what_was_typed_is_there_again_on_the_way_back(recruiter, card, typed):
    fill_in(recruiter, card, typed)

    page = recruiter.get(at(card, "employer/")).content.decode()

    assert typed["uscc"] in page
    assert "服务期三年" in page


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("name", "", "请填写"),
        ("name", "某\u202e公司", "控制字符"),
        ("name", "<b>公司</b>", "单位名称中不能有"),
        ("position_title", "\U00030000工", "印不出"),
        ("contact_person", "王\ue000", "自造字"),
        ("uscc", "123456789123456789", "统一社会信用代码"),
        ("uscc", "73893832-9", "旧的组织机构代码"),
        ("nature", "99", "id_nature_error"),
        ("postcode", "２４１０００", "6 位数字"),
        ("phone", "12345", "带区号的座机"),
        ("email", "1011.com", "有效的电子邮箱"),
        ("place", "x" * 101, "最多 100 个字"),
        ("address", "x" * 201, "最多 200 个字"),
        ("position_title", "", "请填写"),
        ("article_two", "约" * 501, "最多 500 个字"),
        ("article_two", "约\x00定", "id_article_two_error"),
    ],
)
def test_every_field_is_checked_as_for_a_registered_employer(recruiter, card, typed, field, value, words):
    identify(recruiter, card)

    answer = recruiter.post(at(card, "employer/"), {**typed, field: value})

    page = answer.content.decode()
    assert answer.status_code == 200
    assert f"id_{field}_error" in page
    assert words in page
    assert "合肥市长江路 1 号" in page or field == "address"
    assert recruiter.get(at(card, "confirm/"))["Location"] == at(card)


def test_D06_brackets_and_blanks_are_tidied(recruiter, card, typed):
    sign(recruiter, card, {**typed, "name": " 合肥小店(安徽)商贸有限公司 "})

    assert Agreement.objects.get().employer_name == "合肥小店（安徽）商贸有限公司"


def test_only_what_was_shown_can_be_signed(recruiter, card, typed):
    fill_in(recruiter, card, typed)
    shown = shown_by(recruiter, card)
    fill_in(recruiter, card, {**typed, "position_title": "出纳"})

    answer = recruiter.post(at(card, "confirm/"), {"shown": shown})

    assert answer.status_code == 409
    assert "与您看到的不一致" in answer.content.decode()
    assert not Agreement.objects.exists()


def test_a_card_signs_once_and_whoever_signed_still_sees_the_number(recruiter, card, typed):
    sign(recruiter, card, typed)
    number = Agreement.objects.get().number

    again = recruiter.get(at(card), follow=True).content.decode()
    stranger = Client(headers={"user-agent": WECHAT}).get(at(card))

    assert number in again
    assert stranger.status_code == 404
    assert number not in stranger.content.decode()


def test_of_two_recruiters_with_one_card_one_signs(card, typed, recruiter):
    other = Client(headers={"user-agent": WECHAT})
    fill_in(recruiter, card, typed)
    fill_in(other, card, typed)
    shown = shown_by(other, card)
    sign(recruiter, card, typed)

    answer = other.post(at(card, "confirm/"), {"shown": shown})

    assert answer.status_code == 404
    assert "这张名片不能使用" in answer.content.decode()
    assert Agreement.objects.count() == 1


def test_Q05_what_stands_in_the_way_by_now_is_not_told_to_the_recruiter(
    cast, card, typed, recruiter, monkeypatch
):
    fill_in(recruiter, card, typed)
    shown = shown_by(recruiter, card)
    # The record changes between opening the card and signing: the domain refuses in the last moment.
    monkeypatch.setattr("sanfang.agreements.actions.cards._may_sign", lambda graduate: True)
    Graduate.objects.filter(pk=cast.zhang.pk).update(confirmed_at=None)

    answer = recruiter.post(at(card, "confirm/"), {"shown": shown})

    assert answer.status_code == 404
    assert "尚未确认" not in answer.content.decode()
    assert not Agreement.objects.exists()


@pytest.mark.parametrize(
    ("policy", "state", "words"),
    [
        ("before_approval", State.AWAITING_CONFIRMATION, "等待毕业生确认"),
        ("before_signing", State.PROPOSED, "确认后才算签约"),
    ],
)
def test_Q02_under_a_strict_policy_the_graduate_decides(cast, recruiter, card, typed, policy, state, words):
    Policy.objects.create(school=cast.school, confirmation=policy)

    answer = sign(recruiter, card, typed)

    assert Agreement.objects.get().state == state
    assert words in recruiter.get(answer["Location"]).content.decode()


def test_Q02_by_default_the_graduate_can_disown_it_with_one_tap(cast, recruiter, card, typed, as_):
    sign(recruiter, card, typed)
    agreement = Agreement.objects.get()

    as_("zhang").post(f"/m/agreements/{agreement.pk}/disown/")

    agreement.refresh_from_db()
    assert agreement.state == State.DISOWNED
    assert actions.issue_card(cast.zhang, actor=cast.actor("zhang")).pk != card.pk


def test_a_signed_in_graduate_scans_like_anybody_else(as_, card):
    client = as_("li")
    client.defaults["HTTP_USER_AGENT"] = WECHAT

    assert "张*" in client.get(at(card)).content.decode()


def test_the_next_card_begins_with_the_same_employer_and_not_with_the_same_terms(
    cast, recruiter, card, typed
):
    sign(recruiter, card, typed)
    next_card = actions.issue_card(cast.li, actor=cast.actor("li"))
    recruiter.post(at(next_card), {"name": cast.li.name})

    page = recruiter.get(at(next_card, "employer/")).content.decode()

    assert typed["name"] in page
    assert typed["email"] in page
    assert "服务期三年" not in page


def test_what_one_recruiter_typed_is_not_shown_to_another(cast, recruiter, card, typed):
    fill_in(recruiter, card, typed)
    another = Client(headers={"user-agent": WECHAT})
    identify(another, card)

    assert typed["name"] not in another.get(at(card, "employer/")).content.decode()


def test_a_draft_leaves_with_the_oldest_when_there_are_too_many(recruiter, card, typed):
    fill_in(recruiter, card, typed)
    session = recruiter.session
    drafts = {f"other-{number}": {"name": "x"} for number in range(19)}
    session["cards"] = {**session["cards"], **drafts}
    session.save()

    identify(recruiter, card)

    assert len(recruiter.session["cards"]) == 20


@pytest.mark.parametrize("step", ["", "employer/", "confirm/"])
def test_A11_when_the_graduate_left_the_list_every_step_finds_a_dead_card(cast, recruiter, card, typed, step):
    fill_in(recruiter, card, typed)
    shown = shown_by(recruiter, card)
    graduates.leave_list(cast.zhang, actor=cast.actor("administrator"), reason="延期毕业")

    answers = [recruiter.get(at(card, step)), recruiter.post(at(card, step), {"shown": shown})]

    for answer in answers:
        assert "已失效" in answer.content.decode()
        assert "名单" not in answer.content.decode()
    assert not Agreement.objects.exists()


def test_A11_in_the_moment_of_signing_a_stranger_reads_of_a_dead_card_too(
    cast, recruiter, card, typed, monkeypatch
):
    fill_in(recruiter, card, typed)
    shown = shown_by(recruiter, card)

    def leave_and_sign(*args, **kwargs):
        graduates.leave_list(cast.zhang, actor=cast.actor("administrator"), reason="延期毕业")
        return sign_by_card(*args, **kwargs)

    sign_by_card = actions.sign_by_card
    monkeypatch.setattr(actions, "sign_by_card", leave_and_sign)
    answer = recruiter.post(at(card, "confirm/"), {"shown": shown})

    assert "已失效" in answer.content.decode()
    assert "名单" not in answer.content.decode()
    assert not Agreement.objects.exists()
