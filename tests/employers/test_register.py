"""How an employer comes in, and what the province reads of it."""

import pytest

from sanfang.audit.models import Entry
from sanfang.codes.names import InvalidName
from sanfang.employers import actions
from sanfang.employers.doubts import namesakes_of
from sanfang.employers.errors import AlreadyRegistered, UsernameTaken
from sanfang.employers.models import Employer, Recruiter
from sanfang.notices.models import Notice
from tests.cast import a_uscc


def a_profile(**changes):
    facts = {
        "name": "芜湖长风机械有限公司",
        "uscc": a_uscc(),
        "nature": "39",
        "industry": "22",
        "place": "安徽省芜湖市",
        "address": "安徽省芜湖市弋江区花津路 1 号",
        "postcode": "241000",
        "contact_person": "程风",
        "phone": "0553-2871999",
        "email": "hr@changfeng.example",
    }
    return actions.Profile(**(facts | changes))


def register(cast, username="feng", **changes):
    account = actions.Account(username, "correct-horse-battery", "程风")
    return actions.register(cast.province, a_profile(**changes), account, address="10.0.0.1")


def test_it_may_prepare_at_once_and_waits_for_the_province(cast):
    employer = register(cast)

    assert employer.standing == "waiting"
    assert Recruiter.objects.get(employer=employer).user.username == "feng"
    told = Notice.objects.get(party="province")
    assert (told.title, told.link) == (
        "芜湖长风机械有限公司注册，待认证",
        f"/province/employers/{employer.pk}/",
    )


def test_the_act_stands_in_the_chain_of_its_province(cast):
    register(cast)

    entry = Entry.objects.visible_to(cast.actor("officer")).get()
    assert (entry.act, entry.address) == ("employer.register", "10.0.0.1")
    assert not Entry.objects.visible_to(cast.actor("mo")).exists()


def test_d05_one_code_registers_once_however_it_is_spelled(cast):
    first = register(cast)

    with pytest.raises(AlreadyRegistered):
        register(cast, "other", uscc=f" {first.uscc.lower()} ")

    assert Employer.objects.filter(uscc=first.uscc).count() == 1


def test_a_username_that_somebody_has_is_refused(cast):
    with pytest.raises(UsernameTaken):
        register(cast, "mo")


def test_d06_the_seals_brackets_are_kept_whichever_were_typed(cast):
    assert register(cast, name="长风(芜湖)机械有限公司 ").name == "长风（芜湖）机械有限公司"


@pytest.mark.parametrize(
    "alike", ["芜湖云帆软件有限公司 ", "芜湖 云帆软件有限公司", "芜湖云帆软件（有限公司）"]
)
def test_d06_a_name_that_only_looks_different_is_flagged(cast, alike):
    employer = register(cast, name=alike)

    assert namesakes_of(employer) == [cast.employers["mo"]]


def test_d06_a_cyrillic_look_alike_is_flagged(cast):
    Employer.objects.filter(pk=cast.employers["mo"].pk).update(name="ABC 科技", name_key="abc科技")

    assert namesakes_of(register(cast, name="АВС 科技")) == [cast.employers["mo"]]


def test_b15_markup_in_a_name_is_refused(cast):
    with pytest.raises(InvalidName):
        register(cast, name="<script>公司")


def test_a_new_name_has_to_be_verified_again_and_the_province_is_told(cast):
    employer, mo = cast.employers["mo"], cast.actor("mo")

    actions.edit(employer, a_profile(name="芜湖云帆软件股份有限公司"), actor=mo)

    employer.refresh_from_db()
    assert employer.standing == "waiting"
    assert "更名为芜湖云帆软件股份有限公司" in Notice.objects.get(party="province").title


def test_another_telephone_needs_no_new_verification_and_the_code_never_changes(cast):
    employer, mo = cast.employers["mo"], cast.actor("mo")
    uscc = employer.uscc

    actions.edit(employer, a_profile(name=employer.name, phone="0553-1111111"), actor=mo)

    employer.refresh_from_db()
    assert (employer.standing, employer.uscc, employer.phone) == ("verified", uscc, "0553-1111111")


def test_an_edit_never_undoes_a_judgement_of_this_moment(cast):
    employer, mo = cast.employers["mo"], cast.actor("mo")
    Employer.objects.filter(pk=employer.pk).update(standing="frozen")

    actions.edit(employer, a_profile(name="换个名字有限公司"), actor=mo)

    employer.refresh_from_db()
    assert employer.standing == "frozen"
