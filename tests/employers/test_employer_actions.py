"""Employers: registered with a true code, verified before they reach anybody, judged with a reason."""

import pytest

from sanfang.actors import Actor, Party
from sanfang.codes.usccs import InvalidUscc
from sanfang.employers import actions
from sanfang.employers.errors import (
    AlreadyRegistered,
    NotYours,
    StandingUnchanged,
    UsernameTaken,
)
from sanfang.employers.models import Employer, Position
from sanfang.employers.states import Standing
from sanfang.notices.models import Notice
from sanfang.people.models import User
from sanfang.reasons import ReasonMissing
from tests.cast import PASSWORD, a_uscc


def a_profile(**values) -> actions.Profile:
    facts = {
        "name": "芜湖新芽科技有限公司",
        "uscc": a_uscc(),
        "nature": "39",
        "industry": "34",
        "place": "安徽省芜湖市",
        "address": "长江路 9 号",
        "postcode": "241000",
        "contact_person": "卜新",
        "phone": "0553-2872000",
        "email": "new@example.com",
    }
    return actions.Profile(**(facts | values))


def register(cast, username="newcomer", **values) -> Employer:
    return actions.register(cast.province, a_profile(**values), actions.Account(username, PASSWORD, "卜新"))


def test_a_newcomer_may_prepare_and_reaches_nobody(cast):
    employer = register(cast)

    assert (employer.standing, employer.may_reach_graduates) == (Standing.WAITING, False)
    assert Notice.objects.get(party="province").title == "芜湖新芽科技有限公司注册，待认证"


def test_one_code_registers_once(cast):
    uscc = register(cast).uscc

    with pytest.raises(AlreadyRegistered):
        register(cast, "second", uscc=uscc.lower())

    assert not User.objects.filter(username="second").exists()


def test_a_taken_user_name_is_told_before_anything_is_written(cast):
    with pytest.raises(UsernameTaken):
        register(cast, "teacher")

    assert Employer.objects.count() == 2


@pytest.mark.parametrize(
    "uscc", ["123456789123456789", "73893832-9", "340200000012345", "9134020OMA0000009H"]
)
def test_d05_a_code_that_is_none_is_refused(cast, uscc):
    with pytest.raises(InvalidUscc):
        register(cast, uscc=uscc)


def test_d06_brackets_of_any_width_are_the_same_company(cast):
    register(cast, name="合肥(新芽)科技有限公司 ")

    assert Employer.objects.matching("合肥（新芽）科技").get().name == "合肥（新芽）科技有限公司"


@pytest.mark.parametrize("judge", ["officer", "administrator"])
def test_the_province_and_administrators_verify(cast, judge):
    employer = register(cast)

    actions.judge(employer, Standing.VERIFIED, actor=cast.actor(judge))

    assert employer.may_reach_graduates
    assert Notice.objects.get(party="employer").title == "单位认证已通过，可以与毕业生签约"


@pytest.mark.parametrize("outsider", ["teacher", "counsellor", "mo", "zhang"])
def test_nobody_else_does(cast, outsider):
    with pytest.raises(NotYours):
        actions.judge(register(cast), Standing.VERIFIED, actor=cast.actor(outsider))


def test_refusing_needs_a_reason_and_happens_once(cast):
    employer = register(cast)

    with pytest.raises(ReasonMissing):
        actions.judge(employer, Standing.REFUSED, actor=cast.actor("officer"))
    actions.judge(employer, Standing.REFUSED, actor=cast.actor("officer"), reason="执照不清晰")
    with pytest.raises(StandingUnchanged):
        actions.judge(employer, Standing.REFUSED, actor=cast.actor("officer"), reason="执照不清晰")


def test_a_new_name_has_to_be_verified_again(cast):
    employer = cast.employers["mo"]

    actions.edit(employer, a_profile(name="改名有限公司"), actor=cast.actor("mo"))

    employer.refresh_from_db()
    assert (employer.standing, employer.name) == (Standing.WAITING, "改名有限公司")


def test_a_new_telephone_does_not_cost_the_standing_and_the_code_never_changes(cast):
    employer = cast.employers["mo"]
    uscc = employer.uscc

    actions.edit(employer, a_profile(name=employer.name), actor=cast.actor("mo"))

    employer.refresh_from_db()
    assert (employer.standing, employer.phone, employer.uscc) == (Standing.VERIFIED, "0553-2872000", uscc)


def test_an_employer_touches_only_what_is_its_own(cast):
    with pytest.raises(NotYours):
        actions.edit(cast.employers["mo"], a_profile(), actor=cast.actor("ann"))
    with pytest.raises(NotYours):
        actions.save_position(Position(employer=cast.employers["mo"], title="x"), actor=cast.actor("ann"))


def test_an_officer_of_another_province_sees_and_judges_nothing(cast):
    stranger = Actor(Party.PROVINCE, "stranger", province_id=cast.province.pk + 1)

    assert Employer.objects.visible_to(stranger).count() == 0
    with pytest.raises(NotYours):
        actions.judge(cast.employers["mo"], Standing.FROZEN, actor=stranger, reason="无权")
