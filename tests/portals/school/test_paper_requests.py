"""「打印申请登记表」 at the school's desk (manual F6)."""

import re

import pytest

from sanfang.documents.models import PaperRequest
from tests.documents.papers import POSTED, asked

LIST = "/school/paper-requests/"
COLUMNS = "序号 姓名 学号 院系名称 班级名称 单位名称 申请方 申请内容 份数 领取方式 申请时间"


@pytest.fixture
def waiting(cast, in_force) -> PaperRequest:
    return asked(cast, in_force, **POSTED)


def page_of(request) -> str:
    return f"{LIST}{request.pk}/"


def names(page) -> list[str]:
    return [one.agreement.graduate.name for one, _, _ in page.context["rows"]]


def badge(page) -> int:
    entries = [entry for group in page.context["menu"] for entry in getattr(group, "entries", [])]
    return next(entry.badge for entry in entries if entry.label == "打印申请登记表")


def test_an_empty_register_says_what_will_come(as_, in_force):
    assert "没有待打印的申请" in as_("teacher").get(LIST).content.decode()


def test_what_waits_is_listed_and_counted_for_who_prints(as_, waiting):
    page = as_("teacher").get(LIST)

    assert " ".join(re.findall(r'<th scope="col"[^>]*>([^<]+)</th>', page.content.decode())) == COLUMNS
    assert names(page) == ["张䶮"]
    assert (badge(page), badge(as_("counsellor").get(LIST))) == (1, 0)
    assert "待打印的协议书" in as_("teacher").get("/school/").content.decode()


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("year=2026", True),
        ("asked_by=employer", False),
        ("delivery=post", True),
        ("delivery=collect", False),
        ("state=refused", False),
        ("state=", True),
    ],
)
def test_the_filters_narrow_the_register(as_, waiting, query, is_found):
    assert bool(names(as_("teacher").get(f"{LIST}?{query}"))) is is_found


def test_a_search_finds_by_name_and_by_the_number_of_the_agreement(cast, as_, waiting):
    client = as_("teacher")
    for text, found in (("李", []), ("张", ["张䶮"]), (waiting.agreement.number, ["张䶮"])):
        client.post(LIST, {"q": text})
        assert names(client.get(LIST)) == found


def test_it_is_ticked_off_and_the_next_one_offered(cast, as_, waiting):
    following = asked(cast, waiting.agreement, "mo")
    client = as_("teacher")

    answer = client.post(page_of(waiting), {"act": "print"})
    done = client.post(page_of(waiting), {"act": "hand_over", "tracking_number": "SF1234"})

    assert answer.url == done.url == page_of(waiting)
    page = client.get(done.url)
    assert page.context["next"] == following
    for words in ("已寄出", "SF1234", "已办结，申请方已收到通知。"):
        assert words in page.content.decode()


def test_a_refusal_without_a_reason_is_refused_in_its_place(as_, waiting):
    client = as_("administrator")

    answer = client.post(page_of(waiting), {"act": "refuse", "reason": ""})
    done = client.post(page_of(waiting), {"act": "refuse", "reason": "请先核对姓名"})

    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["reason"])
    assert done.status_code == 302
    assert "请先核对姓名" in client.get(done.url).content.decode()


def test_what_moved_on_says_so(as_, waiting):
    client = as_("teacher")
    client.post(page_of(waiting), {"act": "print"})

    answer = client.post(page_of(waiting), {"act": "refuse", "reason": "请先核对姓名"})

    assert answer.status_code == 409
    assert "现在是「已打印」" in answer.content.decode()


def test_where_it_goes_is_read_by_those_who_send_it(as_, waiting):
    seen = {who: as_(who).get(page_of(waiting)).content.decode() for who in ("teacher", "counsellor")}

    assert {who: "北京中路 1 号" in text for who, text in seen.items()} == {
        "teacher": True,
        "counsellor": False,
    }
    assert "138****8000" in seen["counsellor"]
    assert 'name="act"' not in seen["counsellor"]


def test_the_register_costs_the_same_with_one_and_with_three_rows(
    cast, as_, waiting, django_assert_num_queries
):
    client = as_("administrator")
    client.get(LIST)
    with django_assert_num_queries(13):
        client.get(LIST)
    for graduate in (cast.li, cast.wang):
        agreement = cast.sign(graduate)
        type(agreement).objects.filter(pk=agreement.pk).update(state="in_force")
        asked(cast, agreement, "mo")
    with django_assert_num_queries(13):
        assert len(names(client.get(LIST))) == 3
