"""「打印申请登记表」: asked for by a side of an agreement in force, ticked off by the school (manual F6)."""

from itertools import product

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from sanfang.actors import Party, Role
from sanfang.agreements import actions as agreements
from sanfang.audit.models import Entry
from sanfang.documents import paper_actions as actions
from sanfang.documents.errors import (
    CopiesRefused,
    NoSuchRequest,
    NotInForce,
    PaperAlreadyAskedFor,
    PaperMovedOn,
    WhereToMissing,
    WhyMissing,
)
from sanfang.documents.models import PaperRequest
from sanfang.documents.paper_states import PaperState
from sanfang.documents.paper_workflow import names_open_to
from sanfang.notices.models import Notice
from sanfang.reasons import ReasonMissing
from tests.documents.papers import POSTED, asked
from tests.portals.school.papers import ask_for_termination

OPEN_TO: dict[tuple[str, str], set[str]] = {
    ("graduate", "waiting"): {"withdraw"},
    ("teacher", "waiting"): {"print", "hand_over", "refuse"},
    ("teacher", "printed"): {"hand_over"},
    ("administrator", "waiting"): {"print", "hand_over", "refuse"},
    ("administrator", "printed"): {"hand_over"},
    ("system", "waiting"): {"lapse"},
    ("system", "printed"): {"lapse"},
}


@pytest.mark.parametrize(
    ("who", "state"), list(product(["graduate", "employer", "province", "system", *Role.values], PaperState))
)
def test_every_party_may_do_what_the_table_says_and_nothing_else(who, state):
    party, role = (Party.SCHOOL, Role(who)) if who in Role.values else (Party(who), None)

    assert names_open_to("graduate", party, role, state) == OPEN_TO.get((who, state), set())


@pytest.mark.parametrize(("by", "other"), [("zhang", "mo"), ("mo", "zhang")])
def test_each_side_sees_its_own_requests_and_the_school_both(cast, in_force, by, other):
    request = asked(cast, in_force, by)

    seen = {
        name: PaperRequest.objects.visible_to(cast.actor(name)).filter(pk=request.pk).exists()
        for name in ("zhang", "li", "mo", "ann", "teacher", "counsellor", "administrator")
    }

    is_seen = {by: True, other: False, "li": False, "ann": False}
    assert seen == {"teacher": True, "counsellor": True, "administrator": True, **is_seen}
    for name in ("teacher_of_another_department", "administrator_of_another_school"):
        assert not PaperRequest.objects.visible_to(cast.actor(name)).exists()


@pytest.mark.parametrize("stranger", ["li", "ann", "teacher", "officer"])
def test_nobody_but_the_two_sides_asks(cast, in_force, stranger):
    with pytest.raises(NoSuchRequest):
        asked(cast, in_force, stranger)


def test_only_an_agreement_in_force_is_put_on_paper(cast, signed):
    with pytest.raises(NotInForce):
        asked(cast, signed)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"occasion": "reprint"}, WhyMissing),
        ({"occasion": "reprint", "why": " 丢 "}, WhyMissing),
        ({"copies": 0}, CopiesRefused),
        ({"copies": 6}, CopiesRefused),
        ({**POSTED, "address": " "}, WhereToMissing),
    ],
)
def test_what_is_asked_for_is_complete(cast, in_force, changes, refusal):
    with pytest.raises(refusal):
        asked(cast, in_force, **changes)

    assert not PaperRequest.objects.exists()


def test_an_address_is_kept_encrypted_and_only_where_something_is_sent(cast, in_force):
    posted = asked(cast, in_force, **POSTED)
    collected = asked(cast, in_force, "mo", address="合肥市 1 号", recipient="莫新")

    with connection.cursor() as cursor:
        cursor.execute("SELECT address, recipient, recipient_phone FROM documents_paperrequest ORDER BY id")
        rows = cursor.fetchall()

    assert [value[:3] for value in rows[0]] == ["v1:"] * 3
    assert rows[1] == ("", "", "")
    assert (posted.address, collected.address) == (POSTED["address"], "")
    assert "芜湖市鸠江区" not in str(list(Entry.objects.values_list("facts", "reason")))


def test_one_open_request_of_a_side_and_agreement(cast, in_force):
    first = asked(cast, in_force)
    asked(cast, in_force, "mo")
    with pytest.raises(PaperAlreadyAskedFor):
        asked(cast, in_force)

    actions.withdraw_paper(first, actor=cast.actor("zhang"))

    assert asked(cast, in_force).state == PaperState.WAITING


def test_it_is_printed_and_collected_and_both_are_told(cast, in_force):
    request, teacher = asked(cast, in_force), cast.actor("teacher")

    actions.note_printed(request, actor=teacher)
    actions.hand_over(request, actor=teacher, tracking_number="SF1")

    assert (request.state, request.tracking_number) == (PaperState.HANDED_OVER, "")
    assert request.printed_at <= request.ended_at
    told = Notice.objects.filter(kind="paper").order_by("pk")
    assert list(told.values_list("party", "title")) == [
        ("school", "张䶮申请打印协议书"),
        ("graduate", "协议书已打印"),
        ("graduate", "协议书已领取"),
    ]
    assert told[1].body.startswith("请带身份证到毕业生就业指导中心领取：安徽省芜湖市北京中路 8 号")
    trail = Entry.objects.filter(act__startswith="paper.").order_by("pk")
    assert list(trail.values_list("act", "who", "old", "new")) == [
        ("paper.ask", "张䶮", "", "waiting"),
        ("paper.print", "teacher", "waiting", "printed"),
        ("paper.hand_over", "teacher", "printed", "handed_over"),
    ]
    assert trail[0].facts == {"number": in_force.number, "copies": 1, "delivery": "collect"}


def test_what_is_posted_is_told_with_its_number(cast, in_force):
    request = asked(cast, in_force, "mo", **POSTED)

    actions.hand_over(request, actor=cast.actor("administrator"), tracking_number=" SF1234 ")

    notice = Notice.objects.get(kind="paper", party="employer")
    assert (notice.title, notice.body) == ("协议书已寄出", "协议书已寄出，快递单号 SF1234。")
    assert Notice.objects.get(kind="paper", party="school").title == "芜湖云帆软件有限公司申请打印协议书"


def test_a_refusal_has_a_reason_that_the_asker_reads(cast, in_force):
    request = asked(cast, in_force)
    with pytest.raises(ReasonMissing):
        actions.refuse_paper(request, actor=cast.actor("teacher"), reason=" ")

    actions.refuse_paper(request, actor=cast.actor("teacher"), reason="请先核对姓名")

    assert (request.state, request.reason) == (PaperState.REFUSED, "请先核对姓名")
    assert Notice.objects.get(kind="paper", party="graduate").body == "原因：请先核对姓名"
    assert asked(cast, in_force).state == PaperState.WAITING


@pytest.mark.parametrize("stranger", ["counsellor", "teacher_of_another_department", "zhang", "mo"])
def test_only_who_prints_ticks_it_off(cast, in_force, stranger):
    with pytest.raises(NoSuchRequest):
        actions.note_printed(asked(cast, in_force), actor=cast.actor(stranger))


def test_what_is_printed_is_not_taken_back_and_not_refused(cast, in_force):
    request = asked(cast, in_force)
    seen_before = PaperRequest.objects.get(pk=request.pk)
    actions.note_printed(request, actor=cast.actor("teacher"))

    with pytest.raises(PaperMovedOn, match="现在是「已打印」"):
        actions.withdraw_paper(seen_before, actor=cast.actor("zhang"))
    with pytest.raises(PaperMovedOn):
        actions.refuse_paper(request, actor=cast.actor("teacher"), reason="请先核对姓名")


def test_the_paper_of_an_agreement_that_ended_is_asked_for_no_more(cast, in_force):
    waiting, printed = asked(cast, in_force), asked(cast, in_force, "mo")
    actions.note_printed(printed, actor=cast.actor("teacher"))

    agreements.agree_termination(ask_for_termination(cast, in_force), actor=cast.actor("counsellor"))

    for request in (waiting, printed):
        request.refresh_from_db()
        assert request.state == PaperState.LAPSED
    lapsed = Notice.objects.filter(kind="paper", title="协议已结束，打印申请已失效")
    assert sorted(lapsed.values_list("party", flat=True)) == ["employer", "graduate"]


@pytest.mark.parametrize(
    "changed",
    [
        {"asked_by": "school"},
        {"copies": 6},
        {"delivery": "pigeon"},
        {"occasion": "reprint"},
        {"state": "lost"},
        {"state": "refused", "ended_at": timezone.now()},
        {"state": "withdrawn"},
        {"ended_at": timezone.now()},
        {"tracking_number": "SF1"},
    ],
)
def test_the_database_insists(cast, in_force, changed):
    asked(cast, in_force)

    with pytest.raises(IntegrityError), transaction.atomic():
        PaperRequest.objects.update(**changed)
