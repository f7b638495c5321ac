"""院系初审 and 学校终审 at the desk (decision 0026)."""

import pytest

from sanfang.agreements import actions
from sanfang.agreements.models import Agreement, TerminationRequest
from sanfang.institutions.models import Policy
from tests.portals.school.papers import ask_for_termination

LIST = "/school/agreements/"
APPROVE = "/school/agreements/approve/"


@pytest.fixture
def signed(cast) -> Agreement:
    Policy.objects.create(school=cast.school, review_steps=2)
    return cast.sign()


@pytest.fixture
def passed_on(cast, signed) -> Agreement:
    actions.approve(signed, actor=cast.actor("teacher"))
    return signed


def page_of(agreement) -> str:
    return f"{LIST}{agreement.pk}/"


def names(page) -> list[str]:
    return [agreement.graduate.name for agreement, _ in page.context["rows"]]


def test_a_teacher_gives_the_first_opinion_and_reads_where_it_goes(as_, signed):
    client = as_("teacher")
    page = client.get(page_of(signed)).content.decode()

    answer = client.post(page_of(signed), {"decision": "yes", "reason": ""}, follow=True)

    assert "请初审这份协议" in page
    assert "初审意见" in page
    assert "已初审通过，转给学校管理员终审。" in answer.content.decode()
    assert Agreement.objects.get().state == "awaiting_final"


def test_an_administrator_gives_the_last_opinion_and_sees_who_gave_the_first(as_, passed_on):
    client = as_("administrator")
    page = client.get(page_of(passed_on)).content.decode()

    client.post(page_of(passed_on), {"decision": "yes", "reason": ""})

    assert "终审意见" in page
    assert "学校 · teacher" in page
    assert Agreement.objects.get().state == "in_force"


@pytest.mark.parametrize(("who", "agreement"), [("administrator", "signed"), ("teacher", "passed_on")])
def test_whoever_is_not_to_act_reads_for_whom_to_wait(as_, request, who, agreement):
    page = as_(who).get(page_of(request.getfixturevalue(agreement)))

    assert page.context["may_decide"] is False
    assert 'name="decision"' not in page.content.decode()
    assert page.context["words"].title == {"signed": "等待院系初审", "passed_on": "等待学校终审"}[agreement]


def test_V03_a_second_teacher_is_told_with_409_who_was_first(as_, passed_on):
    answer = as_("teacher").post(page_of(passed_on), {"decision": "yes", "reason": ""})

    assert answer.status_code == 409
    assert "您已办理「初审通过」" in answer.content.decode()


@pytest.mark.parametrize(
    ("who", "seen"), [("teacher", ["李晓"]), ("administrator", ["张䶮"]), ("counsellor", ["张䶮", "李晓"])]
)
def test_the_list_begins_with_what_waits_for_whoever_looks(cast, as_, passed_on, who, seen):
    cast.sign(cast.li)

    assert names(as_(who).get(LIST)) == seen
    assert names(as_(who).get(f"{LIST}?state=awaiting_department")) == ["李晓"]


def test_the_menu_counts_what_waits_for_whoever_looks(cast, as_, passed_on):
    cast.sign(cast.li)
    cast.sign(cast.wang)

    counts = [as_(who).get("/school/").context["tasks"][0].count for who in ("teacher", "administrator")]

    assert counts == [1, 1]


def test_several_first_steps_are_taken_at_once(cast, as_, signed):
    other, client = cast.sign(cast.li), as_("teacher")
    ticked = {"agreement": [signed.pk, other.pk]}

    asked = client.post(APPROVE, ticked).content.decode()
    answer = client.post(APPROVE, ticked | {"confirmed": "yes"}, follow=True)

    assert "初审通过后，由学校管理员终审。" in asked
    assert "已初审通过 2 份协议，转给学校管理员终审。" in answer.content.decode()


def test_a_school_asks_for_two_reviewers_on_its_page_of_rules(cast, as_):
    client = as_("administrator")

    client.post("/school/policy/", {"review_steps": "2", "termination_steps": "1"})

    rules = Policy.objects.rules_of(cast.school)
    assert (rules.review_steps, rules.termination_steps) == (2, 1)
    assert "两级审核：院系初审，学校终审，不能是同一人" in client.get("/school/policy/").content.decode()


def test_where_the_province_asks_for_two_a_school_is_offered_nothing_less(cast, as_):
    Policy.objects.create(province=cast.province, review_steps=2)
    client = as_("administrator")

    fields = client.get("/school/policy/").context["form"].fields
    client.post("/school/policy/", {"review_steps": "1"})

    assert [value for value, _ in fields["review_steps"].choices] == [2]
    assert not Policy.objects.filter(school=cast.school).exists()


@pytest.fixture
def asked(cast, in_force_by_one) -> TerminationRequest:
    Policy.objects.create(school=cast.school, termination_steps=2)
    return ask_for_termination(cast, in_force_by_one)


@pytest.fixture
def in_force_by_one(cast) -> Agreement:
    return cast.approve(cast.sign())


def test_a_termination_goes_from_the_counsellor_to_the_administrator(as_, asked):
    page, counsellor, administrator = (
        f"/school/terminations/{asked.pk}/",
        as_("counsellor"),
        as_("administrator"),
    )
    yes = {"decision": "yes", "reason": ""}

    early = administrator.get(page)
    first = counsellor.post(page, yes, follow=True).content.decode()
    seen, late = administrator.get("/school/terminations/"), administrator.get(page)
    last = administrator.post(page, yes, follow=True).content.decode()

    assert (early.context["may_decide"], early.context["words"].title) == (False, "等待院系初审解约申请")
    assert "已初审同意，转给学校管理员终审。协议仍然有效。" in first
    assert [request.pk for request, _ in seen.context["rows"]] == [asked.pk]
    assert "counsellor初审同意" in late.content.decode()
    assert "已同意解约。协议已解除" in last
