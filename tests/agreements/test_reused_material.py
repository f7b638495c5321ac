"""One letter for many graduates (promises C07), or for two agreements of one (C02), is flagged."""

from sanfang.agreements import actions
from sanfang.agreements.doubts import doubts_about_termination
from sanfang.uploads.models import StoredFile


def a_letter(sha256: str, name: str = "解约函.pdf") -> StoredFile:
    return StoredFile.objects.create(
        file=f"a/{name}",
        media_type="application/pdf",
        suffix=".pdf",
        size=9,
        sha256=sha256,
        original_name=name,
    )


def ask(cast, name, *letters):
    agreement = cast.approve(cast.sign(cast.graduates[name]))
    return actions.apply_for_termination(
        agreement, actor=cast.actor(name), reason_code="04", reason="单位同意解约", files=letters
    )


def test_C07_a_letter_that_another_graduate_handed_in_is_flagged_by_its_name(cast):
    ask(cast, "li", a_letter("1" * 64, "同意书.pdf"))
    mine = ask(cast, "zhang", a_letter("1" * 64), a_letter("2" * 64, "证明.pdf"))

    assert doubts_about_termination(mine) == [
        "「解约函.pdf」与另外 1 名毕业生解约申请中的材料完全相同，请向用人单位核实。"
    ]


def test_C07_those_graduates_are_counted_once_each_and_never_named(cast):
    ask(cast, "li", a_letter("1" * 64), a_letter("1" * 64))
    mine = ask(cast, "zhang", a_letter("1" * 64))

    (doubt,) = doubts_about_termination(mine)

    assert "另外 1 名" in doubt
    assert "李晓" not in doubt


def test_ones_own_letter_handed_in_again_is_no_doubt(cast):
    first = ask(cast, "zhang", a_letter("1" * 64))
    actions.refuse_termination(first, actor=cast.actor("counsellor"), reason="缺少盖章")
    again = actions.apply_for_termination(
        first.agreement,
        actor=cast.actor("zhang"),
        reason_code="04",
        reason="已补盖章",
        files=[a_letter("1" * 64)],
    )

    assert doubts_about_termination(again) == []


def test_C02_material_of_another_agreement_is_flagged_for_the_reviewer(cast):
    first = ask(cast, "zhang", a_letter("1" * 64))
    actions.agree_termination(first, actor=cast.actor("counsellor"))
    second = cast.approve(cast.sign(by="ann"))
    mine = actions.apply_for_termination(
        second,
        actor=cast.actor("zhang"),
        reason_code="04",
        reason="单位同意解约",
        files=[a_letter("1" * 64, "同意书.pdf"), a_letter("2" * 64)],
    )

    assert doubts_about_termination(mine) == [
        "「同意书.pdf」与该毕业生另一份协议解约申请中的材料完全相同，请核对是不是这份协议的材料。"
    ]


def test_asking_costs_two_queries_however_many_letters(cast, django_assert_num_queries):
    mine = ask(cast, "zhang", a_letter("1" * 64), a_letter("2" * 64), a_letter("3" * 64))

    with django_assert_num_queries(2):
        doubts_about_termination(mine)
