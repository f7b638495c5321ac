"""确认签约, 谢绝, 非本人签约 (manual B5, C3)."""

import pytest

from sanfang.agreements.models import Agreement
from sanfang.agreements.states import State
from sanfang.institutions.models import Policy


@pytest.fixture(params=["before_approval", "before_signing"])
def asked(cast, request):
    """An agreement that waits for the graduate's word, under either strict policy."""
    Policy.objects.create(school=cast.school, confirmation=request.param)
    return cast.sign()


@pytest.fixture
def proposed(cast):
    Policy.objects.create(school=cast.school, confirmation="before_signing")
    return cast.sign()


def post(client, agreement, verb, **data):
    return client.post(f"/m/agreements/{agreement.pk}/{verb}/", data)


def state_of(agreement) -> str:
    agreement.refresh_from_db()
    return agreement.state


def test_confirming_names_the_text_that_was_shown(as_, asked):
    client = as_("zhang")
    page = client.get(f"/m/agreements/{asked.pk}/").content.decode()
    assert asked.details_sha256 in page
    assert "轮到您了" in page

    answer = post(client, asked, "confirm", shown=asked.details_sha256)

    assert answer["Location"] == f"/m/agreements/{asked.pk}/"
    assert state_of(asked) == State.AWAITING_SCHOOL


@pytest.mark.parametrize("shown", ["", "0" * 64])
def test_another_text_is_not_confirmed(as_, asked, shown):
    before = asked.state

    answer = post(as_("zhang"), asked, "confirm", shown=shown)

    assert answer.status_code == 409
    assert "与您看到的不一致" in answer.content.decode()
    assert state_of(asked) == before


def test_a_passed_deadline_is_said(as_, asked):
    Agreement.objects.filter(pk=asked.pk).update(confirm_by="2026-01-01T00:00:00Z")

    answer = post(as_("zhang"), asked, "confirm", shown=asked.details_sha256)

    assert answer.status_code == 409
    assert "已超过确认期限" in answer.content.decode()


def test_a_proposal_is_declined_after_one_question(as_, proposed):
    client = as_("zhang")
    assert "谢绝后不能撤回" in client.get(f"/m/agreements/{proposed.pk}/decline/").content.decode()
    assert state_of(proposed) == State.PROPOSED

    post(client, proposed, "decline")

    assert state_of(proposed) == State.DECLINED


def test_disowning_is_one_tap_after_the_page_that_says_what_it_does(as_, signed):
    client = as_("zhang")
    page = client.get(f"/m/agreements/{signed.pk}/disown/").content.decode()
    assert "这一步不能撤回" in page
    assert state_of(signed) == State.AWAITING_SCHOOL

    answer = post(client, signed, "disown")

    assert answer["Location"] == f"/m/agreements/{signed.pk}/"
    assert state_of(signed) == State.DISOWNED


def test_a_disowned_graduate_is_free_again(cast, as_, signed):
    post(as_("zhang"), signed, "disown")

    assert cast.sign(by="ann").state == State.AWAITING_SCHOOL


def test_after_approval_it_is_too_late_to_disown_and_the_page_says_so(as_, in_force):
    answer = post(as_("zhang"), in_force, "disown")

    assert answer.status_code == 409
    assert "有效" in answer.content.decode()
    assert state_of(in_force) == State.IN_FORCE


@pytest.mark.parametrize("verb", ["confirm", "decline", "disown"])
@pytest.mark.parametrize("who", ["li", "zhou", "teacher", "mo"])
def test_nobody_answers_for_the_graduate(as_, proposed, verb, who):
    answer = post(as_(who), proposed, verb, shown=proposed.details_sha256)

    assert answer.status_code == 404
    assert state_of(proposed) == State.PROPOSED


def test_confirming_is_never_a_get(as_, asked):
    assert as_("zhang").get(f"/m/agreements/{asked.pk}/confirm/").status_code == 405
