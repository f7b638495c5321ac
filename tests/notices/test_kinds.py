"""What rings, and what a person can agree to."""

from sanfang.notices.kinds import RINGS
from sanfang.notices.moments import MOMENTS
from sanfang.wechat.templates import Template


def test_every_template_rings_for_something():
    assert set(RINGS.values()) == set(Template)


def test_every_template_can_be_agreed_to_at_some_moment():
    assert {template for moment in MOMENTS.values() for template in moment.templates} == set(Template)


def test_no_moment_asks_for_more_than_three():
    assert all(1 <= len(moment.templates) <= 3 for moment in MOMENTS.values())
