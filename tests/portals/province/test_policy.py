"""「签约政策」: in plain words, from now on, for all schools."""

import pytest

from sanfang.institutions.models import Policy
from sanfang.institutions.policies import Confirmation, Rules

ADDRESS = "/province/policy/"


def a_policy(**changes):
    """What the form posts: the defaults, but for what the test is about."""
    defaults = {
        "confirmation": "manual",
        "acceptance_days": "14",
        "offer_days_least": "3",
        "offer_days_most": "30",
        "penalty_ceiling": "",
        "binding_proof": "facts",
        "rebind_hold_hours": "24",
        "termination_answer_days": "7",
    }
    return defaults | changes


def test_the_manuals_rules_are_what_holds_before_anybody_chose(officer, cast):
    page = officer.get(ADDRESS).content.decode()

    assert "毕业生在审核前可以点「非本人签约」" in page
    for days in (14, 3, 30):
        assert f'value="{days}"' in page


def test_a_stricter_policy_holds_for_the_next_signing(officer, cast):
    before = cast.sign(cast.li)

    officer.post(ADDRESS, a_policy(confirmation="before_signing", acceptance_days="7"))

    assert cast.sign().state == "proposed"
    before.refresh_from_db()
    assert before.state == "awaiting_school"


def test_the_bounds_of_offers_are_kept_and_shown_again(officer, cast):
    officer.post(ADDRESS, a_policy(offer_days_least="5", offer_days_most="21", penalty_ceiling="5000"))

    page = officer.get(ADDRESS).content.decode()
    assert Policy.objects.rules_of(cast.school) == Rules(Confirmation.AS_IN_THE_MANUAL, 14, 1, 5, 21, 5000)
    for number in (5, 21, 5000):
        assert f'value="{number}"' in page


def test_what_a_phone_has_to_show_is_kept_and_told_in_the_trail(officer, cast):
    officer.post(ADDRESS, a_policy(binding_proof="facts_and_phone", rebind_hold_hours="0"))

    rules = Policy.objects.rules_of(cast.school)
    trail = officer.get("/province/trail/").content.decode()
    assert (rules.binding_proof, rules.rebind_hold_hours) == ("facts_and_phone", 0)
    assert "绑定方式四项一致并验证手机号 换绑后暂停签约（小时）0" in trail


def test_the_days_to_answer_a_termination_are_kept_and_told_in_the_trail(officer, cast):
    officer.post(ADDRESS, a_policy(termination_answer_days="10"))

    assert Policy.objects.rules_of(cast.school).termination_answer_days == 10
    assert "解约答复期限（天）10" in officer.get("/province/trail/").content.decode()


def test_who_leaves_the_hours_open_gets_a_day(officer, cast):
    officer.post(ADDRESS, a_policy(rebind_hold_hours=""))

    assert Policy.objects.rules_of(cast.school).rebind_hold_hours == 24


def test_an_empty_ceiling_takes_the_ceiling_away(officer, cast):
    officer.post(ADDRESS, a_policy(penalty_ceiling="5000"))
    officer.post(ADDRESS, a_policy())

    assert Policy.objects.rules_of(cast.school).penalty_ceiling is None


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ({"acceptance_days": "0"}, "不能小于"),
        ({"acceptance_days": "61"}, "不能大于"),
        ({"acceptance_days": "七"}, "请填写数字"),
        ({"confirmation": "never"}, "有效"),
        ({"confirmation": ""}, "请选择"),
        ({"offer_days_least": "0"}, "不能小于"),
        ({"offer_days_most": "61"}, "不能大于"),
        ({"offer_days_most": ""}, "请填写"),
        ({"binding_proof": "face"}, "有效"),
        ({"rebind_hold_hours": "169"}, "不能大于"),
        ({"rebind_hold_hours": "-1"}, "不能小于"),
        ({"termination_answer_days": "2"}, "不能小于"),
        ({"termination_answer_days": "31"}, "不能大于"),
        ({"penalty_ceiling": "-1"}, "不能小于"),
        ({"penalty_ceiling": "1000001"}, "不能大于"),
        ({"offer_days_least": "21", "offer_days_most": "20"}, "最短期限（21 天）比最长期限（20 天）还长"),
        ({"offer_days_least": "15"}, "确认期限（14 天）比签约通知的最短期限（15 天）还短"),
        ({"offer_days_most": "13"}, "确认期限（14 天）比签约通知的最长期限（13 天）还长"),
    ],
)
def test_a_fault_changes_nothing_and_keeps_what_was_typed(officer, cast, fault, words):
    answer = officer.post(ADDRESS, a_policy(**fault))

    assert words in answer.content.decode()
    assert answer.context["form"].data.dict() == a_policy(**fault)
    assert not Policy.objects.exists()


@pytest.mark.parametrize("stranger", ["zhang", "administrator", "mo"])
def test_to_another_party_the_page_does_not_exist(as_, cast, stranger):
    assert as_(stranger).post(ADDRESS, a_policy()).status_code == 404
