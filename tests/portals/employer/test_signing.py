"""「签约管理」: route 2 in two steps (manual C1; promises D01–D04, D08)."""

import pytest

from sanfang.agreements.errors import NotOnTheList
from sanfang.agreements.models import Agreement
from sanfang.employers import actions as employers
from sanfang.employers.actions.judging import MOST_MISSES
from sanfang.employers.states import Standing
from sanfang.graduates import actions as graduates
from sanfang.graduates.models import Graduate
from sanfang.institutions.models import Policy
from sanfang.limits.models import Counter
from sanfang.notices.models import Notice

SIGN, CHECK = "/employer/sign/", "/employer/sign/check/"
NOT_FOUND = "没有找到信息完全一致的毕业生"


def typed(cast, **changes):
    facts = {
        "position": cast.position.pk,
        "school": cast.school.pk,
        "name": cast.zhang.name,
        "student_number": cast.zhang.student_number,
        "article_two": "试用期三个月。",
        "article_five": "",
    }
    return facts | changes


def confirm(client):
    """Read the second step and press 「确认签约」."""
    page = client.get(CHECK)
    return client.post(CHECK, {"shown": page.context["preview"].sha256})


def leave(cast):
    graduates.leave_list(cast.zhang, actor=cast.actor("administrator"), reason="延期毕业")


@pytest.fixture
def found(mo, cast):
    mo.post(SIGN, typed(cast))
    return mo


def test_after_the_first_step_nothing_is_signed_and_no_address_names_anybody(mo, cast):
    answer = mo.post(SIGN, typed(cast))

    assert answer["Location"] == CHECK
    assert not Agreement.objects.exists()


def test_the_second_step_shows_what_will_be_signed_and_of_the_graduate_only_what_is_needed(found, cast):
    page = found.get(CHECK).content.decode()

    for shown in (
        "张䶮",
        "安徽工程大学",
        "计算机与信息学院",
        "计算机与信息学院专业",
        "软件工程师",
        "试用期三个月。",
    ):
        assert shown in page
    for hidden in (
        cast.zhang.id_number,
        cast.zhang.phone,
        cast.zhang.home_address,
        cast.zhang.email,
        "10001",
    ):
        assert hidden not in page


def test_confirming_signs_and_says_so_in_the_manuals_words(found):
    answer = confirm(found)

    agreement = Agreement.objects.get()
    assert answer["Location"] == f"/employer/agreements/{agreement.pk}/"
    assert "签约成功，待学校审核" in found.get(answer["Location"]).content.decode()
    assert agreement.details["terms"]["article_two"] == "试用期三个月。"
    assert {"graduate", "school"} <= set(Notice.objects.values_list("party", flat=True))


def test_remarks_are_shown_and_signed(mo, cast):
    mo.post(SIGN, typed(cast, remarks="面试车费由乙方承担。\n宿舍两人一间。"))
    shown = mo.get(CHECK).content.decode()

    confirm(mo)

    assert "面试车费由乙方承担。" in shown
    assert Agreement.objects.get().details["terms"]["remarks"] == "面试车费由乙方承担。\n宿舍两人一间。"


def test_remarks_have_an_end(mo, cast):
    page = mo.post(SIGN, typed(cast, remarks="备" * 2001)).content.decode()

    assert "最多 2000 个字，现在有 2001 个字" in page


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "张龑"},
        {"student_number": "000"},
        {"name": "无此人", "student_number": "000"},
    ],
)
def test_D01_every_mismatch_gets_the_same_words_keeps_what_was_typed_and_counts(mo, cast, wrong):
    answer = mo.post(SIGN, typed(cast, **wrong))

    page = answer.content.decode()
    assert (answer.status_code, NOT_FOUND in page) == (200, True)
    assert "试用期三个月。" in page
    assert Counter.objects.get().hits == 1


def test_D01_the_wrong_school_gets_the_same_words(mo, cast):
    assert NOT_FOUND in mo.post(SIGN, typed(cast, school=cast.other_school.pk)).content.decode()


def test_A11_who_left_the_list_is_no_more_to_be_found_than_who_never_was(mo, cast):
    nobody = mo.post(SIGN, typed(cast, student_number="000"))
    leave(cast)

    answer = mo.post(SIGN, typed(cast))

    assert answer.status_code == nobody.status_code
    assert answer.context["form"].errors == nobody.context["form"].errors
    assert Counter.objects.get().hits == 2


def test_A11_who_left_between_the_two_steps_is_not_signed_and_the_employer_does_not_learn_why(found, cast):
    shown = found.get(CHECK).context["preview"].sha256
    leave(cast)

    answer = found.post(CHECK, {"shown": shown})

    assert answer.status_code == 409
    assert NotOnTheList.message in answer.content.decode()
    for told in ("移出", "名单", "延期毕业"):
        assert told not in answer.content.decode()
    assert not Agreement.objects.exists()


def test_D02_a_loop_over_numbers_freezes_the_employer_and_the_province_is_told(mo, cast, company):
    answers = [mo.post(SIGN, typed(cast, student_number=f"9{number}")) for number in range(MOST_MISSES)]

    company.refresh_from_db()
    assert [answer.status_code for answer in answers] == [200] * (MOST_MISSES - 1) + [429]
    assert company.standing == Standing.FROZEN
    assert "冻结" in Notice.objects.get(party="province").title
    assert "现在还不能签约" in mo.get(SIGN).content.decode()
    assert "冻结" in mo.post(SIGN, typed(cast)).context["form"].non_field_errors()[0]


def test_D03_a_graduate_signed_elsewhere_is_refused_without_saying_with_whom(mo, cast):
    elsewhere = cast.sign(by="ann")

    answer = mo.post(SIGN, typed(cast))

    assert answer.status_code == 409
    assert "已经就业" in answer.content.decode()
    assert elsewhere.employer_name not in answer.content.decode()


def test_D03_whoever_is_signed_elsewhere_meanwhile_is_refused_at_the_second_step_too(found, cast):
    page = found.get(CHECK)
    cast.sign(by="ann")

    answer = found.post(CHECK, {"shown": page.context["preview"].sha256})

    assert answer.status_code == 409
    assert "已经就业" in answer.content.decode()
    assert Agreement.objects.count() == 1


def test_D04_confirming_twice_is_one_agreement(found):
    shown = found.get(CHECK).context["preview"].sha256
    first = found.post(CHECK, {"shown": shown})
    second = found.post(CHECK, {"shown": shown})

    assert first["Location"] == second["Location"]
    assert Agreement.objects.count() == 1
    assert found.get(CHECK)["Location"] == first["Location"]


def test_D04_two_recruiters_with_the_same_draft_make_one_agreement(as_, cast):
    mine, also_mine = as_("mo"), as_("mo")
    for client in (mine, also_mine):
        client.post(SIGN, typed(cast))
    shown = mine.get(CHECK).context["preview"].sha256

    answers = {client.post(CHECK, {"shown": shown})["Location"] for client in (mine, also_mine)}

    assert len(answers) == 1
    assert Agreement.objects.count() == 1


@pytest.mark.parametrize("standing", [Standing.WAITING, Standing.REFUSED, Standing.FROZEN])
def test_D08_an_employer_that_is_not_verified_reaches_nobody(mo, cast, set_standing, standing):
    set_standing(standing)

    assert "现在还不能签约" in mo.get(SIGN).content.decode()
    mo.post(SIGN, typed(cast))
    assert mo.get(CHECK)["Location"] == SIGN
    assert not Agreement.objects.exists()


def test_D08_frozen_between_the_steps_signs_nothing(found, set_standing):
    set_standing(Standing.FROZEN)

    answer = confirm(found)

    assert "冻结" in answer.content.decode()
    assert not Agreement.objects.exists()


def test_D09_a_proposal_that_nobody_answers_never_occupied_the_graduate(found, cast):
    Policy.objects.create(province=cast.province, confirmation="before_signing")

    answer = confirm(found)

    assert "待毕业生确认" in found.get(answer["Location"]).content.decode()
    assert cast.sign(by="ann").state == "proposed"


def test_an_unconfirmed_record_is_refused_with_what_to_do(mo, cast):
    Graduate.objects.update(confirmed_at=None)

    answer = mo.post(SIGN, typed(cast))

    assert answer.status_code == 409
    assert "尚未确认生源信息" in answer.content.decode()


def test_what_changed_since_it_was_shown_is_shown_again_and_not_signed(found, cast):
    shown = found.get(CHECK).context["preview"].sha256
    Graduate.objects.update(major_name="另一个专业")

    answer = found.post(CHECK, {"shown": shown})

    assert answer.status_code == 409
    assert "另一个专业" in answer.content.decode()
    assert not Agreement.objects.exists()


def test_a_closed_position_and_another_employers_are_not_on_offer(mo, cast):
    employers.close(cast.position, actor=cast.actor("mo"))

    assert "没有招聘中的岗位" in mo.get(SIGN).content.decode()
    for position in (cast.position, cast.positions["ann"]):
        assert mo.post(SIGN, typed(cast, position=position.pk)).status_code == 200
    assert mo.get(CHECK)["Location"] == SIGN


def test_coming_back_from_the_second_step_finds_what_was_typed(found, cast):
    page = found.get(SIGN).content.decode()

    assert cast.zhang.student_number in page
    assert "试用期三个月。" in page


def test_without_a_draft_the_second_step_leads_to_the_first(mo):
    assert mo.get(CHECK)["Location"] == SIGN


def test_a_character_that_the_paper_cannot_show_is_refused_at_entry(mo, cast):
    assert "印不出" in mo.post(SIGN, typed(cast, article_five="甲方\ue0f1乙方")).content.decode()


@pytest.mark.parametrize("text", ["\x00", "a" * 10_000, "\u202e张䶮", "<script>alert(1)</script>"])
def test_B15_hostile_text_is_refused_or_inert(mo, cast, text):
    answer = mo.post(SIGN, typed(cast, name=text, student_number=text, article_two=text))

    assert answer.status_code == 200
    assert "<script>alert(1)" not in answer.content.decode()
    assert not Agreement.objects.exists()


@pytest.mark.parametrize("stranger", ["zhang", "teacher", "officer"])
def test_to_another_party_signing_does_not_exist(as_, stranger):
    assert as_(stranger).get(SIGN).status_code == 404
    assert as_(stranger).post(CHECK).status_code == 404
