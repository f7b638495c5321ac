"""What the evidence record says of an agreement's life: each act, who it was, and how he or she was identified."""

from dataclasses import replace

from sanfang.agreements import actions
from sanfang.documents.evidence.words import words_of
from sanfang.graduates.actions import bind
from sanfang.institutions.models import Policy
from sanfang.people.models import User
from sanfang.sealing.digests import sha256, sm3
from tests.agreements import test_card as cards
from tests.documents.originals import made


def told(evidence) -> list[tuple[str, str, str]]:
    return [(act.party, act.who, act.words) for act in evidence.acts]


class TestWaysToSign:
    def test_a_registered_employer_signs_by_its_account(self, cast, record):
        mo = replace(cast.actor("mo"), means="password+code")
        agreement = actions.sign_directly(cast.zhang, cast.position, actor=mo)

        (act,) = record(agreement).acts

        assert (act.party, act.who, act.words) == ("用人单位", "mo", "签约")
        assert act.means == "用户名和密码登录，并通过二次验证（动态验证码）"

    def test_an_employer_without_an_account_signs_by_the_card(self, cast, record):
        (act,) = record(cards.sign(cards.issue(cast)), "zhang").acts

        assert (act.who, act.entry.address, act.hidden) == (
            "合肥小店商贸有限公司（扫码，王店长）",
            "10.0.0.9",
            {"user_id", "address"},
        )
        assert act.means.startswith("扫描毕业生出示的二维码名片")

    def test_an_offer_is_sent_by_the_one_and_accepted_by_the_other(self, route, record):
        agreement = route.signed()

        assert told(record(agreement)) == [
            ("用人单位", "mo", "发出签约通知"),
            ("毕业生", "张䶮", "签约"),
            ("毕业生", "张䶮", "接受"),
        ]

    def test_a_phone_is_told_by_its_reference_and_by_what_was_checked_when_it_was_bound(self, cast, record):
        cast.li.bindings.all().delete()
        phone = User.objects.for_phone("another-phone-of-li")
        li = replace(cast.actor("li"), user_id=phone.pk, means="wechat:0123456789abcdef")
        facts = {"name": "李晓", "student_number": cast.li.student_number, "id_number": cast.li.id_number}
        bind(phone, school=cast.school, actor=li, **facts)
        agreement = cast.sign(cast.li)
        actions.disown(agreement, actor=li)

        bound, _, disowned = record(agreement).acts

        reference = "本人绑定的微信（账号摘要 0123456789abcdef）"
        assert (bound.words, disowned.words) == ("绑定微信", "非本人签约")
        assert bound.means == f"{reference}；绑定时与学校学籍信息核对一致：姓名、学号、身份证号"
        assert disowned.means == reference


class TestTheSchool:
    def test_two_people_look_one_after_the_other_each_by_name_and_post(self, cast, record):
        Policy.objects.create(school=cast.school, review_steps=2)
        agreement = cast.approve(cast.sign())
        actions.approve(agreement, actor=cast.actor("administrator"))

        acts = record(agreement, "zhang").acts

        assert [(act.words, act.who, act.post) for act in acts[1:]] == [
            ("初审通过", "teacher", "院系老师"),
            ("终审通过", "administrator", "管理员"),
        ]

    def test_a_correction_has_its_acts_and_leaves_two_texts(self, correcting, record):
        before = correcting.agreement.details_text
        correcting.done()

        evidence = record(correcting.agreement)

        assert [act.words for act in evidence.acts] == ["签约", "通过", "提出更正", "同意更正", "同意更正"]
        assert [(one.number, one.sha256, one.sm3) for one in evidence.texts] == [
            (1, sha256(before.encode()), sm3(before.encode())),
            (
                2,
                correcting.agreement.details_sha256,
                sm3(correcting.agreement.details_text.encode()),
            ),
        ]
        assert evidence.faults == []

    def test_an_end_has_what_each_side_said_and_what_the_school_decided(self, ending, record):
        request = ending.ask()
        ending.consent(request)
        ending.agree(request)

        acts = record(ending.agreement).acts[2:]

        assert [(act.party, act.words) for act in acts] == [
            ("毕业生", "申请解约"),
            ("用人单位", "同意解约"),
            ("学校", "同意解约"),
            ("学校", "协议解除"),
        ]

    def test_each_file_has_its_fingerprints_and_its_making(self, in_force, record):
        assert record(in_force).files == []

        original = made(in_force)

        evidence = record(in_force)
        assert [(one.sha256, one.sm3) for one in evidence.files] == [(original.sha256, original.sm3)]
        assert evidence.acts[-1].words == "生成协议书正本"
        assert evidence.acts[-1].entry.facts["sha256"] == original.sha256


class TestWhoMayRead:
    def test_a_graduate_reads_a_recruiter_s_name_masked_and_not_from_where(self, in_force, record):
        signed, approved = record(in_force, "zhang").acts

        assert (signed.who, signed.hidden) == ("m*", {"who", "user_id", "address"})
        assert (approved.who, approved.hidden) == ("teacher", {"user_id", "address"})

    def test_the_own_side_reads_everything_of_itself(self, in_force, record):
        assert record(in_force, "mo").acts[0].hidden == set()

    def test_the_school_reads_everything(self, in_force, record):
        assert {act.hidden for act in record(in_force).acts} == {frozenset()}

    def test_a_graduate_s_cause_and_words_to_the_school_are_not_for_the_employer(self, ending, record):
        ending.ask()

        asked = record(ending.agreement, "mo").acts[-1]

        assert (asked.reason, asked.hidden) == ("", {"user_id", "address", "reason", "facts"})

    def test_an_employer_reads_the_whole_text_once_the_school_has_approved(self, cast, signed, record):
        assert record(signed, "mo").texts[0].text == ""

        cast.approve(signed)

        assert record(signed, "mo").texts[0].text == signed.details_text


def test_every_act_of_an_agreement_has_words(record, correcting):
    correcting.done()

    words = {words_of(act.entry) for act in record(correcting.agreement).acts}

    assert "平台登记" not in words


def test_the_record_costs_the_same_however_long_its_story_is(correcting, record, django_assert_num_queries):
    correcting.done()
    with django_assert_num_queries(11):
        short = record(correcting.agreement)
    correcting.decline(correcting.propose(values={"position_place": "安徽省合肥市"}))
    correcting.refuse(correcting.agreed(values={"position_place": "安徽省合肥市"}))

    with django_assert_num_queries(11):
        long = record(correcting.agreement)

    assert (len(short.acts), len(long.acts)) == (5, 10)
