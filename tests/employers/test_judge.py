"""Whether an employer may reach graduates."""

import pytest

from sanfang.audit.models import Entry
from sanfang.employers import actions
from sanfang.employers.actions.judging import MOST_MISSES
from sanfang.employers.errors import Frozen, NotYours, StandingUnchanged
from sanfang.employers.models import Employer
from sanfang.employers.states import Standing
from sanfang.notices.models import Notice
from sanfang.reasons import ReasonMissing


@pytest.fixture
def waiting(cast) -> Employer:
    employer = cast.employers["mo"]
    Employer.objects.filter(pk=employer.pk).update(standing=Standing.WAITING)
    employer.refresh_from_db()
    return employer


def test_the_province_verifies_and_the_employer_is_told(cast, waiting):
    actions.judge(waiting, Standing.VERIFIED, actor=cast.actor("officer"))

    assert waiting.may_reach_graduates
    assert list(Notice.objects.values_list("party", "title")) == [
        ("employer", "单位认证已通过，可以与毕业生签约")
    ]


def test_a_verdict_of_a_school_is_told_to_the_province_too(cast, waiting):
    actions.judge(waiting, Standing.REFUSED, actor=cast.actor("administrator"), reason="执照看不清")

    assert Notice.objects.get(party="province").title == "芜湖云帆软件有限公司：单位认证未通过"


@pytest.mark.parametrize("standing", [Standing.REFUSED, Standing.FROZEN])
@pytest.mark.parametrize("reason", ["", " 。 ", "长" * 501])
def test_refusing_and_freezing_need_a_reason(cast, waiting, standing, reason):
    with pytest.raises(ReasonMissing):
        actions.judge(waiting, standing, actor=cast.actor("officer"), reason=reason)

    assert not Entry.objects.exists()


@pytest.mark.parametrize("outsider", ["mo", "ann", "zhang", "teacher", "counsellor"])
def test_nobody_else_judges(cast, waiting, outsider):
    with pytest.raises(NotYours):
        actions.judge(waiting, Standing.VERIFIED, actor=cast.actor(outsider))


def test_the_same_verdict_twice_is_one(cast, waiting):
    actions.judge(waiting, Standing.VERIFIED, actor=cast.actor("officer"))

    with pytest.raises(StandingUnchanged):
        actions.judge(waiting, Standing.VERIFIED, actor=cast.actor("officer"))


@pytest.mark.parametrize("standing", [Standing.VERIFIED, Standing.REFUSED])
def test_what_is_frozen_no_school_sets_free(cast, waiting, standing):
    actions.judge(waiting, Standing.FROZEN, actor=cast.actor("officer"), reason="冒用他人名义")

    with pytest.raises(Frozen):
        actions.judge(waiting, standing, actor=cast.actor("administrator"), reason="材料已补齐")
    actions.judge(waiting, Standing.VERIFIED, actor=cast.actor("officer"))

    assert waiting.may_reach_graduates


def test_after_a_refusal_the_employer_asks_again_and_the_province_is_told(cast, waiting):
    actions.judge(waiting, Standing.REFUSED, actor=cast.actor("officer"), reason="执照看不清")

    actions.ask_again(waiting, actor=cast.actor("mo"))

    assert waiting.standing == Standing.WAITING
    told = Notice.objects.get(party="province")
    assert (told.title, told.body) == ("芜湖云帆软件有限公司重新提交认证", "上次的意见：执照看不清")


@pytest.mark.parametrize("standing", [Standing.WAITING, Standing.VERIFIED, Standing.FROZEN])
def test_asking_again_frees_nobody(cast, waiting, standing):
    Employer.objects.filter(pk=waiting.pk).update(standing=standing)

    with pytest.raises(StandingUnchanged):
        actions.ask_again(waiting, actor=cast.actor("mo"))


def test_nobody_asks_for_another(cast, waiting):
    with pytest.raises(NotYours):
        actions.ask_again(waiting, actor=cast.actor("ann"))


def test_d02_the_thirtieth_miss_of_a_day_freezes_and_both_are_told(cast):
    employer = cast.employers["mo"]

    frozen = [actions.count_miss(employer) for _ in range(MOST_MISSES)]

    assert frozen == [False] * (MOST_MISSES - 1) + [True]
    assert employer.standing == Standing.FROZEN
    assert set(Notice.objects.values_list("party", flat=True)) == {"employer", "province"}
    assert Entry.objects.get(act="employer.judge").party == "system"


def test_d02_misses_of_one_employer_count_for_no_other(cast):
    for _ in range(MOST_MISSES):
        actions.count_miss(cast.employers["mo"])

    assert not actions.count_miss(cast.employers["ann"])


def test_d02_whoever_was_heard_and_verified_starts_afresh(cast):
    employer = cast.employers["mo"]
    for _ in range(MOST_MISSES):
        actions.count_miss(employer)

    actions.judge(employer, Standing.VERIFIED, actor=cast.actor("officer"))

    assert not actions.count_miss(employer)


@pytest.mark.parametrize("outsider", ["mo", "ann", "zhang", "teacher", "administrator"])
def test_nobody_but_the_province_resets_a_recruiter_s_password(cast, outsider):
    with pytest.raises(NotYours):
        actions.reset_password(cast.users["mo"].recruiter, "a-brand-new-password", actor=cast.actor(outsider))
