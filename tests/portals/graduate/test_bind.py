"""Binding a phone to a record: every way people write the four facts, and everybody who guesses (manual A1, A2)."""

import re

import pytest
from django.test import Client
from django.utils.html import escape

from sanfang.actors import Actor, Party
from sanfang.codes import id_numbers
from sanfang.graduates import actions
from sanfang.graduates.models import Binding
from sanfang.institutions.models import Policy
from sanfang.people.models import User
from tests.cast import a_graduate, an_id_number

TOKEN = re.compile(r'<input type="hidden" name="csrfmiddlewaretoken" value="[^"]*">')
NO_MATCH = "没有绑定成功。请逐项核对院校、姓名、学号和身份证号"


def a_phone(openid: str = "a-new-phone", **extra) -> Client:
    client = Client(**extra)
    client.force_login(User.objects.for_phone(openid))
    return client


@pytest.fixture
def uygur(cast):
    return a_graduate(cast.computing, cast.plan, "阿卜杜拉·买买提")


@pytest.fixture
def free(cast):
    """A graduate nobody is bound to."""
    return a_graduate(cast.computing, cast.plan, "陈静")


def facts(graduate, **changes) -> dict[str, object]:
    return {
        "school": graduate.school_id,
        "name": graduate.name,
        "student_number": graduate.student_number,
        "id_number": graduate.id_number,
        **changes,
    }


def bind(client, graduate, **changes):
    return client.post("/m/bind/", facts(graduate, **changes))


def is_bound(graduate) -> bool:
    return Binding.objects.current().filter(graduate=graduate).exists()


def test_a_phone_that_is_not_bound_is_led_to_binding(free):
    answer = a_phone().get("/m/record/")

    assert answer["Location"] == "/m/bind/"


def test_the_four_facts_bind_and_lead_home(free):
    client = a_phone()

    assert bind(client, free)["Location"] == "/m/"
    assert "陈静，您好" in client.get("/m/").content.decode()


def test_a_bound_phone_has_nothing_to_bind(as_):
    assert as_("zhang").get("/m/bind/")["Location"] == "/m/"


@pytest.mark.parametrize("school", ["", "999999", "x"])
def test_the_school_has_to_be_one_of_the_list(free, school):
    answer = bind(a_phone(), free, school=school)

    assert answer.status_code == 200
    assert "id_school_error" in answer.content.decode()


def test_B01_a_small_x_is_the_same_person(cast):
    body = "34020320030901"
    number = next(
        body + f"{serial:03}X"
        for serial in range(1000)
        if id_numbers.check_digit(f"{body}{serial:03}") == "X"
    )
    graduate = a_graduate(cast.computing, cast.plan, "陈静", id_number=number)

    bind(a_phone(), graduate, id_number=number.lower())

    assert is_bound(graduate)


def test_B02_full_width_digits_are_the_same_identity(free):
    wide = free.id_number.translate(str.maketrans("0123456789X", "０１２３４５６７８９Ｘ"))
    wide_student_number = free.student_number.translate(str.maketrans("0123456789", "０１２３４５６７８９"))

    bind(a_phone(), free, id_number=wide, student_number=wide_student_number)

    assert is_bound(free)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("340203200309010010", "校验不符"),
        ("340203200302300018", "出生日期不存在"),
        ("34020320030901", "应为 18 位"),
        ("", "请填写"),
    ],
)
def test_B03_a_number_that_cannot_be_is_refused_at_its_field_and_not_counted(free, number, words):
    client = a_phone()
    for _ in range(7):
        page = bind(client, free, id_number=number).content.decode()

    assert "id_id_number_error" in page
    assert words in page
    assert bind(client, free).status_code == 302


@pytest.mark.parametrize(("birth", "words"), [("20030230", "不存在"), ("20990901", "在今天之后")])
def test_B03_a_birthday_that_cannot_be_is_refused_at_its_field(free, birth, words):
    body = f"340203{birth}001"

    page = bind(a_phone(), free, id_number=body + id_numbers.check_digit(body)).content.decode()

    assert words in page


def test_B04_a_first_generation_number_is_explained(free):
    page = bind(a_phone(), free, id_number="340203030901001").content.decode()

    assert "15 位的第一代身份证号" in page


@pytest.mark.parametrize("region", ["810000", "820000", "830000", "911320"])
def test_B05_residence_permits_bind(cast, region):
    body = f"{region}20030901001"
    graduate = a_graduate(cast.computing, cast.plan, "陈静", id_number=body + id_numbers.check_digit(body))

    bind(a_phone(), graduate)

    assert is_bound(graduate)


def test_B06_blanks_around_and_inside_are_noise(free):
    spaced = f" {free.id_number[:6]} {free.id_number[6:]}　"

    bind(a_phone(), free, name=" 陈 静　", student_number=f" {free.student_number} ", id_number=spaced)

    assert is_bound(free)


@pytest.mark.parametrize("dot", ["•", "・", "．", "‧", "·"])
def test_B07_every_dot_that_keyboards_write_is_the_separator(uygur, dot):
    bind(a_phone(), uygur, name=f"阿卜杜拉{dot}买买提")

    assert is_bound(uygur)


def test_B09_two_of_one_name_in_one_class_are_told_apart_by_number(cast, free):
    namesake = a_graduate(cast.computing, cast.plan, free.name)

    bind(a_phone(), namesake)

    assert is_bound(namesake)
    assert not is_bound(free)


def test_B10_a_name_written_with_another_character_does_not_match(cast):
    graduate = a_graduate(cast.computing, cast.plan, "王龑")

    page = bind(a_phone(), graduate, name="王䶮").content.decode()

    assert NO_MATCH in page
    assert "带身份证到学校办理" in page
    assert not is_bound(graduate)


def test_B11_a_record_bound_elsewhere_is_refused_without_naming_the_other(cast):
    answer = bind(a_phone(), cast.zhang)
    page = answer.content.decode()

    assert answer.status_code == 409
    assert "已绑定其他微信号" in page
    assert "联系学校管理员" in page
    assert "phone-of-zhang" not in page


def test_B11_the_way_to_contest_it_is_there_with_the_school_s_own_office(cast):
    page = bind(a_phone(), cast.zhang).content.decode()

    assert "不是您本人绑定的？" in page
    assert "带身份证和学生证" in page
    for fact in ("安徽工程大学毕业生就业指导中心", "李老师", "0553-2871411", "安徽省芜湖市北京中路 8 号"):
        assert fact in page


def test_before_anything_is_refused_there_is_no_office_to_go_to(cast):
    page = a_phone().get("/m/bind/").content.decode()

    assert "0553-2871411" not in page


@pytest.mark.parametrize("wrong", ["name", "student_number", "id_number", "school"])
def test_whatever_does_not_match_is_refused_in_the_same_words(cast, free, wrong):
    other = {
        "name": "陈敬",
        "student_number": "000",
        "id_number": cast.li.id_number,
        "school": cast.other_school.pk,
    }

    answer = bind(a_phone(), free, **{wrong: other[wrong]})

    assert answer.status_code == 200
    assert NO_MATCH in answer.content.decode()


def test_what_was_typed_stays(free):
    page = bind(a_phone(), free, student_number="000").content.decode()

    assert 'value="陈静"' in page
    assert free.id_number in page


def guess(client, graduate, times=5) -> None:
    """Wrong tries at this record: the name is another one."""
    for _ in range(times):
        bind(client, graduate, name="李四")


def prove(openid: str, number: str) -> None:
    """WeChat says that this phone has this number."""
    user = User.objects.for_phone(openid)
    actions.prove_phone(user, number, actor=Actor(Party.GRADUATE, "未绑定的手机", user.pk))


def told(answer, typed: dict[str, object]) -> tuple[int, str]:
    """What an answer teaches: the status and the page, without the token and without what the asker typed."""
    page = TOKEN.sub("", answer.content.decode())
    for text in sorted((escape(str(text)) for text in typed.values()), key=len, reverse=True):
        page = page.replace(f'value="{text}"', "")
    return answer.status_code, page.replace(" selected>", ">")


def test_B12_the_sixth_try_of_a_phone_is_not_looked_at(free):
    client = a_phone()
    for _ in range(5):
        bind(client, free, student_number="000")

    answer = bind(client, free)

    assert answer.status_code == 200
    assert NO_MATCH in answer.content.decode()
    assert not is_bound(free)


def test_B12_after_six_wrong_tries_the_phone_on_the_record_gets_in(free):
    client = a_phone("the-real-one")
    guess(client, free, 6)
    prove("the-real-one", free.phone)

    bind(client, free)

    assert is_bound(free)


def test_B12_the_real_graduate_still_gets_in_from_the_own_phone(free):
    guesser = a_phone("a-guesser")
    for _ in range(6):
        bind(guesser, free, student_number="000")

    bind(a_phone("the-real-one"), free)

    assert is_bound(free)


def test_B12_five_wrong_tries_at_a_record_are_all_of_a_day_however_many_phones_try(free):
    for number in range(5):
        guess(a_phone(f"guesser-{number}"), free, times=1)

    bind(a_phone("the-sixth"), free)

    assert not is_bound(free)


def test_B12_a_flood_of_strangers_does_not_keep_out_who_shows_the_phone(free):
    for number in range(30):
        guess(a_phone(f"guesser-{number}"), free)
    prove("the-real-one", "+86 138-0013-8000")

    answer = bind(a_phone("the-real-one"), free)

    assert answer.status_code == 302
    assert is_bound(free)


def test_B12_who_shows_another_phone_stays_out(free):
    guess(a_phone("guesser"), free)
    prove("a-new-phone", "13900139000")

    bind(a_phone(), free)

    assert not is_bound(free)


def test_B12_wrong_tries_at_one_record_keep_nobody_else_out(cast, free):
    namesake = a_graduate(cast.computing, cast.plan, free.name)
    guess(a_phone("guesser"), free)

    bind(a_phone(), namesake)

    assert is_bound(namesake)


def test_B12_a_busy_address_stops_those_who_guess_and_nobody_else(free):
    for guesser in range(40):
        client = a_phone(f"guesser-{guesser}")
        for _ in range(5):
            bind(client, free, student_number="000")
    late = a_phone("a-late-guesser")
    bind(late, free, student_number="000")

    bind(late, free)

    assert not is_bound(free)
    assert bind(a_phone("the-real-one"), free).status_code == 302


def test_B12_a_try_too_many_and_a_wrong_fact_are_answered_alike(free):
    wrong = facts(free, name="李四")
    client = a_phone()

    answers = [told(client.post("/m/bind/", wrong), wrong) for _ in range(7)]
    with_right_facts = told(bind(client, free), facts(free))

    assert set(answers) == {with_right_facts}


QUERIES_OF_A_REFUSAL = 41


@pytest.mark.parametrize("wrong", ["nothing_but_the_phone", "absent", "name", "id_number", "school"])
def test_P12_it_costs_the_same_whatever_was_wrong(cast, free, django_assert_num_queries, wrong):
    Policy.objects.create(province=cast.province, binding_proof="facts_and_phone")
    other = {
        "absent": {"student_number": "000", "name": "无名", "id_number": an_id_number()},
        "name": {"name": "陈敬"},
        "id_number": {"id_number": an_id_number()},
        "school": {"school": cast.other_school.pk},
    }
    client = a_phone()

    with django_assert_num_queries(QUERIES_OF_A_REFUSAL):
        bind(client, free, **other.get(wrong, {}))


def test_B13_of_two_phones_one_wins_and_the_index_decides(free):
    first, second = bind(a_phone("one"), free), bind(a_phone("two"), free)

    assert (first.status_code, second.status_code) == (302, 409)
    assert Binding.objects.current().filter(graduate=free).count() == 1


def test_a_second_tap_of_the_same_phone_changes_nothing(free):
    client = a_phone()

    assert [bind(client, free).status_code for _ in range(2)] == [302, 302]
    assert Binding.objects.filter(graduate=free).count() == 1


def test_B14_no_field_of_the_form_can_say_whose_phone_it_is(free):
    bind(a_phone("mine"), free, openid="phone-of-zhang", user="1", actor="1")

    assert Binding.objects.current().get(graduate=free).user.openid == "mine"


NAUGHTY = [
    "陈" * 10_000,
    "陈\x00静",
    "陈\u202e静",
    "陈静😀",
    "<script>alert(1)</script>",
    "'; DROP TABLE graduates_graduate; --",
    "{{7*7}}",
    "../../etc/passwd",
    "陈\ue000静",
    "\ufeff",
    "1/0",
    "%s%n",
    "ﾟ･✿ヾ╲(｡◕‿◕｡)╱✿･ﾟ",
    "Ω≈ç√∫˜µ≤≥÷",
    "null",
]


@pytest.mark.parametrize("name", NAUGHTY, ids=range(len(NAUGHTY)))
@pytest.mark.parametrize("field", ["name", "student_number", "id_number"])
def test_B15_naughty_text_is_refused_and_shown_inert(free, field, name):
    answer = bind(a_phone(), free, **{field: name})

    assert answer.status_code == 200
    assert "<script>alert(1)" not in answer.content.decode()
    assert not is_bound(free)


def test_nothing_typed_reaches_the_log(free, caplog):
    with caplog.at_level("DEBUG"):
        bind(a_phone(), free, student_number="000")

    assert free.id_number not in caplog.text
    assert "陈静" not in caplog.text


@pytest.mark.parametrize("who", ["teacher", "mo", "officer"])
def test_a_desk_account_cannot_bind(cast, as_, free, who):
    assert bind(as_(who), free).status_code == 404
    assert not is_bound(free)
