"""「用人单位」: the administrator looks at their papers and verifies them."""

import pytest

from sanfang.employers.models import Employer
from tests.cast import an_employer
from tests.portals.school.papers import PDF, a_licence

LIST = "/school/employers/"


@pytest.fixture
def waiting(cast) -> Employer:
    return an_employer(cast.province, "芜湖新注册有限公司", standing="waiting")


def page_of(employer) -> str:
    return f"{LIST}{employer.pk}/"


def names(page) -> list[str]:
    return [employer.name for employer, _ in page.context["rows"]]


def judge(client, employer, decision, reason=""):
    return client.post(page_of(employer), {"decision": decision, "reason": reason})


def test_an_empty_list_says_so(as_, cast):
    client = as_("administrator")
    client.post(LIST, {"q": "没有这家单位"})

    assert "没有符合条件的记录" in client.get(LIST).content.decode()


def test_the_list_can_be_searched_and_narrowed(as_, waiting):
    client = as_("administrator")

    assert len(names(client.get(LIST))) == 3
    assert names(client.get(f"{LIST}?standing=waiting")) == ["芜湖新注册有限公司"]
    client.post(LIST, {"q": "安信"})
    assert names(client.get(LIST)) == ["合肥安信科技有限公司"]


def test_the_list_costs_the_same_with_one_and_with_three_rows(as_, waiting, django_assert_num_queries):
    client = as_("administrator")
    with django_assert_num_queries(11):
        assert len(names(client.get(f"{LIST}?standing=waiting"))) == 1
    with django_assert_num_queries(11):
        assert len(names(client.get(LIST))) == 3


def test_the_papers_can_be_opened(as_, waiting):
    paper = a_licence(waiting)
    client = as_("administrator")

    assert "营业执照.pdf" in client.get(page_of(waiting)).content.decode()
    answer = client.get(f"{page_of(waiting)}documents/{paper.pk}/")
    assert b"".join(answer.streaming_content) == PDF


def test_a_paper_of_another_employer_is_not_found_here(cast, as_, waiting):
    foreign = a_licence(cast.employers["ann"])

    assert as_("administrator").get(f"{page_of(waiting)}documents/{foreign.pk}/").status_code == 404


def test_verifying_lets_the_employer_reach_graduates(as_, waiting):
    judge(as_("administrator"), waiting, "yes")

    waiting.refresh_from_db()
    assert waiting.may_reach_graduates


def test_refusing_keeps_the_reason_for_the_employer(as_, waiting):
    judge(as_("administrator"), waiting, "no", "营业执照已过期")

    waiting.refresh_from_db()
    assert (waiting.standing, waiting.standing_reason) == ("refused", "营业执照已过期")


def test_refusing_without_a_reason_is_refused(as_, waiting):
    answer = judge(as_("administrator"), waiting, "no")

    assert "请填写原因" in answer.content.decode()
    waiting.refresh_from_db()
    assert waiting.standing == "waiting"


def test_verifying_twice_answers_409(as_, waiting):
    client = as_("administrator")
    judge(client, waiting, "yes")

    assert judge(client, waiting, "yes").status_code == 409


def test_what_the_province_froze_is_not_set_free_here(as_, waiting):
    Employer.objects.filter(pk=waiting.pk).update(standing="frozen")
    client = as_("administrator")

    assert 'name="decision"' not in client.get(page_of(waiting)).content.decode()
    assert judge(client, waiting, "yes").status_code == 409
    waiting.refresh_from_db()
    assert waiting.standing == "frozen"


@pytest.mark.parametrize("outsider", ["teacher", "counsellor", "zhang", "mo", "officer"])
def test_only_a_schools_administrator_comes_here(as_, waiting, outsider):
    client, paper = as_(outsider), a_licence(waiting)

    for address in (LIST, page_of(waiting), f"{page_of(waiting)}documents/{paper.pk}/"):
        assert client.get(address).status_code == 404
    assert judge(client, waiting, "yes").status_code == 404
