"""What a reviewer is told of earlier decisions: by school, by paper, and since a rejection. Never of a graduate."""

from datetime import timedelta
from hashlib import sha256

import pytest
from django.utils import timezone

from sanfang.agreements import actions
from sanfang.agreements.models import Agreement
from sanfang.agreements.precedents import Precedent, precedents_of, since_rejection
from sanfang.employers.models import QualificationDocument
from sanfang.uploads.models import StoredFile
from tests.cast import a_graduate

LICENCE = sha256(b"a licence").hexdigest()


def a_paper(employer, fingerprint=LICENCE, kind="licence") -> QualificationDocument:
    file = StoredFile.objects.create(
        file=f"a/{fingerprint[:8]}.pdf",
        media_type="application/pdf",
        suffix=".pdf",
        size=9,
        sha256=fingerprint,
        original_name="执照.pdf",
    )
    return QualificationDocument.objects.create(employer=employer, kind=kind, file=file)


def told(agreement) -> list[Precedent]:
    papers = QualificationDocument.objects.filter(employer=agreement.employer).select_related("file")
    return precedents_of(agreement, papers)


def decided(agreement, state="in_force", days_ago=0) -> Agreement:
    """As a school decided it, set behind the workflow's back."""
    agreement.state, agreement.decided_at = state, timezone.now() - timedelta(days=days_ago)
    agreement.reason = "材料不清晰" if state == "rejected" else ""
    agreement.save()
    return agreement


def test_nothing_is_told_where_nobody_else_decided(cast, signed):
    decided(cast.sign(cast.li))

    assert told(signed) == []


def test_another_school_is_named_with_the_day_and_the_kind_of_its_decision(cast, signed):
    other = decided(cast.sign(cast.zhou), "rejected", days_ago=3)

    (one,) = told(signed)

    assert (one.school, one.last, one.scope) == ("安徽理工大学", other.decided_at, "这个单位，现在没有材料")
    assert one.in_words == "不通过（不足 5 份，不显示份数）"


def test_five_decisions_are_counted(cast, signed):
    elsewhere = cast.zhou.department
    for number in range(5):
        agreement = cast.sign(a_graduate(elsewhere, cast.plan, f"学生{number}"))
        decided(agreement, "rejected" if number == 0 else "in_force")

    (one,) = told(signed)

    assert one.in_words == "通过 4 份，不通过 1 份"


@pytest.mark.parametrize(("days_ago", "scope"), [(0, "这个单位，现在的材料"), (1, "这个单位，材料更换以前")])
def test_it_is_told_whether_the_papers_of_today_were_there(cast, signed, days_ago, scope):
    a_paper(cast.employers["mo"])
    decided(cast.sign(cast.zhou), days_ago=days_ago)

    assert [one.scope for one in told(signed)] == [scope]


def test_the_same_paper_of_another_employer_is_recognised_by_its_fingerprint(cast, signed):
    a_paper(cast.employers["mo"])
    a_paper(cast.employers["ann"])
    decided(cast.sign(cast.li, by="ann"), "rejected")

    (one,) = told(signed)

    assert (one.school, one.scope) == ("安徽工程大学", "合肥安信科技有限公司，同一份营业执照")
    assert one.in_words == "不通过（不足 5 份，不显示份数）"


def test_what_was_decided_before_the_other_employer_had_that_paper_is_not_told(cast, signed):
    a_paper(cast.employers["mo"])
    decided(cast.sign(cast.li, by="ann"), days_ago=1)
    a_paper(cast.employers["ann"])

    assert told(signed) == []


def test_another_province_is_not_told_of(cast, signed):
    decided(cast.sign(cast.zhou))
    cast.other_school.province = type(cast.province).objects.create(code="320000", name="江苏省")
    cast.other_school.save()

    assert told(signed) == []


def since(cast, agreement):
    papers = QualificationDocument.objects.filter(employer=agreement.employer)
    return since_rejection(agreement, papers, cast.actor("teacher"))


@pytest.fixture
def rejected(cast, signed) -> Agreement:
    actions.reject(signed, actor=cast.actor("teacher"), reason="联系人不符")
    return signed


def test_what_changed_since_a_rejection_is_told_field_by_field(cast, rejected):
    a_paper(cast.employers["mo"], "0" * 64)
    employer = cast.employers["mo"]
    employer.contact_person = "新联系人"
    employer.save()
    cast.position.refresh_from_db()
    again = cast.sign()

    told = since(cast, again)

    assert (told.former, [paper.kind for paper in told.papers]) == (rejected, ["licence"])
    assert [(one.label, one.before, one.after) for one in told.differences] == [
        ("联系人", "莫新", "新联系人")
    ]


def test_that_nothing_changed_since_a_rejection_is_told_too(cast, rejected):
    told = since(cast, cast.sign())

    assert (told.differences, told.papers) == ([], [])


@pytest.mark.parametrize("by", ["ann", None])
def test_another_employer_or_a_first_signing_has_nothing_to_compare(cast, rejected, by):
    again = cast.sign(by=by) if by else rejected

    assert since(cast, again) is None
