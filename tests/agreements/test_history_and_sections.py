"""What the parties read of an agreement's life and content."""

from sanfang.agreements import actions
from sanfang.agreements.history import history_of
from sanfang.agreements.sections import BLOCKS, sections_of


def test_the_history_tells_every_act_in_order_by_party(cast, signed):
    actions.reject(signed, actor=cast.actor("teacher"), reason="单位名称不符")

    told = [(one.party, one.words, one.reason) for one in history_of(signed)]

    assert told == [("用人单位", "签约", ""), ("学校", "不通过", "单位名称不符")]


def test_the_history_names_no_person_but_where_a_reviewer_asks(cast, in_force):
    told = [(one.party, one.who) for one in history_of(in_force)]

    assert told == [("用人单位", "mo"), ("学校", "teacher")]


def test_another_agreements_acts_are_not_told(cast, signed):
    other = cast.sign(cast.li)
    actions.disown(other, actor=cast.actor("li"))

    assert [one.words for one in history_of(signed)] == ["签约"]


def test_the_history_costs_three_queries_however_long_it_is(cast, in_force, django_assert_num_queries):
    with django_assert_num_queries(3):
        history_of(in_force)


def test_the_sections_show_everything_that_was_frozen_but_codes(signed):
    details = signed.details

    details["terms"]["remarks"] = "没有。"
    shown = {section.name: len(section.facts) for section in sections_of(details)}

    assert shown == {name: len(labels) for name, _, labels in BLOCKS}
    for name, _, labels in BLOCKS:
        assert set(details[name]) - set(labels) <= {"code"}


def test_the_sections_keep_the_papers_order(signed):
    graduate = sections_of(signed.details)[0]

    assert graduate.title == "甲方（学生）"
    assert graduate.facts[0] == ("姓名", "张䶮")
