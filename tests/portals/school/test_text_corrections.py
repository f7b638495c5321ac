"""「协议更正」 at the school's desk: the list, old beside new, the decision."""

import re

import pytest

from sanfang.actors import Party
from sanfang.agreements.models import Agreement, AgreementCorrection
from tests.agreements.corrections.conftest import Correcting
from tests.portals.corrections import proposal

LIST = "/school/text-corrections/"
COLUMNS = "序号 姓名 学号 院系名称 单位名称 更正的内容 提出方 提出时间"


@pytest.fixture
def correcting(cast, in_force) -> Correcting:
    return Correcting(cast, in_force)


@pytest.fixture
def agreed(correcting) -> AgreementCorrection:
    """Both sides agree; the school is to decide."""
    return correcting.agreed()


def page_of(correction) -> str:
    return f"{LIST}{correction.pk}/"


def names(page) -> list[str]:
    return [one.agreement.graduate.name for one, _ in page.context["rows"]]


def decide(client, correction, decision="yes", reason=""):
    return client.post(page_of(correction), {"decision": decision, "reason": reason})


def test_an_empty_list_says_what_will_come(as_, in_force):
    assert "没有待处理的协议更正" in as_("teacher").get(LIST).content.decode()


def test_the_list_names_what_is_corrected_and_is_a_queue_by_itself(as_, agreed):
    page = as_("teacher").get(LIST)

    headings = re.findall(r'<th scope="col"[^>]*>([^<]+)</th>', page.content.decode())
    assert " ".join(headings) == COLUMNS
    assert names(page) == ["张䶮"]
    assert "<td>岗位名称</td>" in page.content.decode()


def test_what_waits_for_a_side_is_no_work_of_the_school_yet(as_, correcting):
    correcting.propose()
    client = as_("teacher")

    found = [names(client.get(f"{LIST}{query}")) for query in ("", "?state=awaiting_employer", "?state=")]

    assert found == [[], ["张䶮"], ["张䶮"]]


def test_a_search_finds_by_name(as_, agreed):
    client = as_("teacher")

    client.post(LIST, {"q": "李"})

    assert names(client.get(LIST)) == []


def test_the_list_costs_the_same_with_one_and_with_three_rows(cast, as_, agreed, django_assert_num_queries):
    client = as_("teacher")
    with django_assert_num_queries(12):
        client.get(LIST)
    for graduate, who in ((cast.li, "li"), (cast.wang, "wang")):
        graduate.department = cast.computing
        graduate.save()
        more = Correcting(cast, cast.approve(cast.sign(graduate)))
        more.agree(more.propose(who))

    with django_assert_num_queries(12):
        assert len(names(client.get(LIST))) == 3


def test_the_page_shows_old_beside_new_and_why(as_, agreed):
    page = as_("teacher").get(page_of(agreed)).content.decode()

    for words in (
        "<del>软件工程师</del>",
        "<ins>高级软件工程师</ins>",
        "岗位名称少写了两个字",
        "请处理协议更正",
    ):
        assert words in page


def test_agreeing_makes_the_second_revision_and_offers_to_print_it(as_, agreed):
    client = as_("teacher")

    page = client.get(decide(client, agreed)["Location"]).content.decode()

    assert Agreement.objects.get().revision == 2
    for words in ("已更正为第 2 版", "打印第 2 版", "现在是第 2 版"):
        assert words in page


def test_a_no_needs_its_reason_and_leaves_everything_as_it_was(as_, agreed):
    client = as_("administrator")

    refused = decide(client, agreed, "no").content.decode()
    decide(client, agreed, "no", "与函件不符")

    assert "id_reason_error" in refused
    agreed.refresh_from_db()
    assert (agreed.state, Agreement.objects.get().revision) == ("refused", 1)


def test_a_second_decision_answers_409_and_has_no_effect(as_, agreed):
    decide(as_("teacher"), agreed)

    late = decide(as_("administrator"), agreed, "no", "与函件不符")

    assert late.status_code == 409
    assert "现在的状态是「已更正」" in late.content.decode()
    assert Agreement.objects.get().revision == 2


def test_a_decision_that_comes_too_early_answers_409(as_, correcting):
    correction = correcting.propose()

    assert decide(as_("teacher"), correction).status_code == 409
    assert Agreement.objects.get().revision == 1


def test_after_a_decision_the_next_one_is_offered(cast, as_, agreed):
    more = Correcting(cast, cast.approve(cast.sign(cast.li)))
    following = more.propose("li")
    more.agree(following)
    client = as_("teacher")

    page = client.get(decide(client, agreed)["Location"]).content.decode()

    assert f'class="btn btn-primary" href="{page_of(following)}"' in page


def test_a_counsellor_reads_and_is_asked_nothing(as_, agreed):
    client = as_("counsellor")

    page = client.get(page_of(agreed)).content.decode()

    assert 'name="decision"' not in page
    assert "轮到您了" not in page
    assert decide(client, agreed).status_code == 404


def test_the_school_proposes_a_name_by_the_registry_and_takes_it_back(as_, in_force):
    client = as_("teacher")
    form = proposal(in_force, Party.SCHOOL, graduate_name="张龑")

    page = client.get(client.post(f"/school/agreements/{in_force.pk}/correct/", form)["Location"])

    correction = AgreementCorrection.objects.get()
    assert correction.changes == {"graduate_name": ("张䶮", "张龑")}
    assert "等待毕业生答复协议更正" in page.content.decode()
    client.post(f"{page_of(correction)}withdraw/")
    assert AgreementCorrection.objects.get().state == "withdrawn"


def test_the_agreements_page_leads_to_what_is_to_be_decided(as_, agreed):
    page = as_("teacher").get(f"/school/agreements/{agreed.agreement_id}/").content.decode()

    assert f'class="btn btn-primary" href="{page_of(agreed)}"' in page
    assert "更正协议" not in page


def test_the_print_page_says_which_edition_it_is(as_, correcting):
    client = as_("teacher")
    address = f"/school/prints/{correcting.agreement.pk}/"
    before = client.get(address).content.decode()
    correcting.done()

    after = client.get(address).content.decode()

    assert ["版次" in page for page in (before, after)] == [False, True]
    assert "第 2 版；协议更正过，以前打印的各版作废" in after
