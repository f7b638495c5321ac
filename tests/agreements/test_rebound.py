"""Nobody signs in the name of a graduate whose phone was changed just now (promises T11, Q05).

Each abuse is a line of moves. Whoever tries it holds the new phone, knows everything, and has a recruiter for a
friend; the school's administrator was talked into releasing the binding.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from sanfang.actors import Actor, Party
from sanfang.agreements import actions
from sanfang.agreements.details import EmployerSide, PositionSide
from sanfang.agreements.errors import (
    CardIsDead,
    NotYours,
    RecentlyRebound,
    SigningHeld,
)
from sanfang.agreements.models import Agreement, SigningCard, TerminationRequest
from sanfang.agreements.turns import turn_of_graduate
from sanfang.graduates import actions as graduates
from sanfang.graduates.errors import BoundElsewhere
from sanfang.graduates.models import Binding
from sanfang.institutions.models import Policy
from sanfang.institutions.policies import Confirmation
from sanfang.people.models import User
from sanfang.recruiting.actions import answering
from sanfang.refusal import Refusal
from tests.cast import Cast
from tests.permissions.stage import a_pdf
from tests.recruiting.route import Route

NOON = datetime(2026, 3, 5, 4, tzinfo=UTC)
HOLD = timedelta(hours=24)
RELEASED_ON_REQUEST = "本人来电要求解除"
STRICT = {"confirmation": Confirmation.BEFORE_SIGNING}


class Abuse:
    """What can be done, a word a move; what was prepared before the phone changed is kept."""

    def __init__(self, cast: Cast, clock: Any) -> None:
        self.cast, self.clock = cast, clock
        self.zhang = cast.zhang
        self.myself = cast.actor("zhang")
        self.card: SigningCard | None = None
        self.proposal: Agreement | None = None

    def play(self, moves: Iterable[str]) -> list[str]:
        """Try every move; what is refused does not stop the next. Returns the refusals."""
        return [self._try(getattr(self, move)) for move in moves]

    def _try(self, act: Callable[[], object]) -> str:
        try:
            act()
        except Refusal as refusal:
            return type(refusal).__name__
        return ""

    def release(self) -> None:
        graduates.release(self.zhang, actor=self.cast.actor("administrator"), reason=RELEASED_ON_REQUEST)

    def bind_thief(self) -> None:
        self._bind("phone-of-a-thief")

    def bind_second_thief(self) -> None:
        self._bind("phone-of-another-thief")

    def bind_zhang(self) -> None:
        self._bind("phone-of-zhang")

    def _bind(self, openid: str) -> None:
        user = User.objects.for_phone(openid)
        nobody = Actor(Party.GRADUATE, "未绑定的手机", user.pk)
        zhang = self.zhang
        graduates.bind(
            user,
            school=zhang.school,
            name=zhang.name,
            student_number=zhang.student_number,
            id_number=zhang.id_number,
            actor=nobody,
        )
        self.myself = Actor(Party.GRADUATE, zhang.name, user.pk, graduate_id=zhang.pk)

    def employer(self) -> None:
        self.cast.sign()

    def another_employer(self) -> None:
        self.cast.sign(by="ann")

    def issue(self) -> None:
        self.card = actions.issue_card(self.zhang, actor=self.myself)

    def scan(self) -> None:
        if self.card is None:
            return
        card = actions.open_card(self.card.token)
        self._sign_by(card)

    def scan_in_an_open_tab(self) -> None:
        """The card was opened before it died; only the last page is posted."""
        if self.card is not None:
            self._sign_by(self.card)

    def _sign_by(self, card: SigningCard) -> None:
        side = EmployerSide.of(self.cast.employers["ann"])
        position = PositionSide.of(self.cast.positions["ann"])
        actions.sign_by_card(card, name=self.zhang.name, side=side, position=position)

    def propose(self) -> None:
        self.proposal = self.cast.sign()

    def accept(self) -> None:
        if self.proposal is not None:
            actions.accept(self.proposal, actor=self.myself, shown_sha256=self.proposal.details_sha256)

    def an_hour_passes(self) -> None:
        self.clock.shift(timedelta(hours=1))

    def almost_a_day_passes(self) -> None:
        self.clock.shift(HOLD - timedelta(seconds=1))

    def clock_goes_back(self) -> None:
        self.clock.shift(timedelta(hours=-2))


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def abuse(cast, clock) -> Abuse:
    return Abuse(cast, clock)


# What the new phone, or the friend with the company, can try.
SIGNINGS = {
    "directly": ["employer"],
    "directly_by_two": ["employer", "another_employer"],
    "by_a_card": ["issue", "scan"],
    "by_a_card_in_an_open_tab": ["issue", "scan_in_an_open_tab"],
    "by_everything": ["issue", "scan", "employer", "accept", "another_employer"],
}
CHANGES = {
    "release_and_bind": ["release", "bind_thief"],
    "released_only": ["release"],
    "released_twice": ["release", "bind_thief", "an_hour_passes", "release", "bind_thief"],
    "two_thieves": ["release", "bind_thief", "release", "bind_second_thief"],
    "back_to_zhang": ["release", "bind_thief", "an_hour_passes", "release", "bind_zhang"],
    "at_the_last_second": ["release", "bind_thief", "almost_a_day_passes"],
    "a_clock_set_back": ["release", "bind_thief", "an_hour_passes", "clock_goes_back"],
}
SCRIPTS = [(change, signing) for change in CHANGES for signing in SIGNINGS]


def test_T11_there_are_thirty_scripts_and_more():
    assert len(SCRIPTS) == 35


@pytest.mark.parametrize(("change", "signing"), SCRIPTS)
def test_T11_whatever_is_tried_nothing_is_signed_while_the_hold_lasts(abuse, change, signing):
    abuse.play(CHANGES[change])

    refusals = abuse.play(SIGNINGS[signing])

    assert any(refusals)
    assert not Agreement.objects.exists()
    assert not SigningCard.objects.exists()


@pytest.mark.parametrize("change", [change for change in CHANGES if change != "at_the_last_second"])
def test_T11_a_proposal_from_before_is_not_accepted_by_the_new_phone(cast, abuse, change):
    Policy.objects.create(school=cast.school, **STRICT)
    abuse.play(["propose", *CHANGES[change]])

    abuse.play(["accept"])

    assert not Agreement.objects.live().exists()


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("scan", ["scan", "scan_in_an_open_tab"])
def test_T11_a_card_dies_with_the_phone_that_showed_it(abuse, change, scan):
    abuse.play(["issue", *CHANGES[change]])

    assert abuse.play([scan]) == ["CardIsDead"]
    assert not Agreement.objects.exists()


def test_T11_a_card_of_the_old_phone_stays_dead_after_the_hold(abuse, clock):
    abuse.play(["issue", "release", "bind_thief"])
    clock.shift(HOLD)

    with pytest.raises(CardIsDead):
        actions.open_card(abuse.card.token)


def test_T11_the_old_phone_binds_nothing_while_another_one_is_bound(abuse):
    abuse.play(["release", "bind_thief"])

    with pytest.raises(BoundElsewhere):
        abuse.bind_zhang()


@pytest.mark.parametrize("signing", ["directly", "by_a_card"])
@pytest.mark.parametrize(("after", "signed"), [(-1, 0), (0, 1), (1, 1)])
def test_T11_at_the_end_of_the_hold_one_agreement_is_signed(abuse, clock, signing, after, signed):
    abuse.play(["release", "bind_thief"])
    clock.move_to(NOON + HOLD + timedelta(seconds=after))

    for _ in range(2):
        abuse.play([*SIGNINGS[signing], "another_employer"])

    assert Agreement.objects.live().count() == signed


def test_a_first_phone_signs_at_once(cast, abuse):
    Binding.objects.filter(graduate=cast.zhang).delete()

    abuse.play(["bind_zhang", "employer"])

    assert Agreement.objects.live().count() == 1


def test_the_same_phone_again_signs_at_once(abuse):
    abuse.play(["release", "bind_zhang", "employer"])

    assert Agreement.objects.live().count() == 1


def test_where_the_province_holds_nothing_back_the_new_phone_signs_at_once(cast, abuse):
    Policy.objects.create(province=cast.province, rebind_hold_hours=0)

    abuse.play(["release", "bind_thief", "employer"])

    assert Agreement.objects.live().count() == 1


@pytest.mark.parametrize("confirmation", [Confirmation.BEFORE_SIGNING, Confirmation.BEFORE_APPROVAL])
def test_T11_a_yes_to_what_an_employer_signed_waits_too(cast, abuse, clock, confirmation):
    Policy.objects.create(school=cast.school, confirmation=confirmation)
    agreement = cast.sign()
    say_yes = actions.accept if confirmation == Confirmation.BEFORE_SIGNING else actions.confirm
    abuse.play(["release", "bind_thief"])

    with pytest.raises(RecentlyRebound):
        say_yes(agreement, actor=abuse.myself, shown_sha256=agreement.details_sha256)
    clock.shift(HOLD)
    say_yes(agreement, actor=abuse.myself, shown_sha256=agreement.details_sha256)

    assert agreement.state == "awaiting_school"


def test_T11_an_offer_is_not_accepted_by_the_new_phone(cast, abuse, clock):
    offer = Route(cast).offered()
    abuse.play(["release", "bind_thief"])

    with pytest.raises(RecentlyRebound):
        answering.accept(offer, actor=abuse.myself, shown_sha256=offer.shown_sha256())
    clock.shift(HOLD)

    assert (
        answering.accept(offer, actor=abuse.myself, shown_sha256=offer.shown_sha256()).state
        == "awaiting_school"
    )


def test_T11_the_new_phone_cannot_ask_for_the_end_of_an_agreement(cast, abuse, clock, in_force):
    abuse.play(["release", "bind_thief"])

    def apply() -> None:
        actions.apply_for_termination(
            in_force, actor=abuse.myself, reason_code="04", reason="另谋发展", files=[a_pdf("函.pdf")]
        )

    with pytest.raises(RecentlyRebound, match="申请解约"):
        apply()
    clock.shift(HOLD)
    apply()

    assert TerminationRequest.objects.count() == 1


def test_what_protects_the_graduate_does_not_wait(cast, abuse, signed):
    abuse.play(["release", "bind_thief"])

    actions.disown(signed, actor=abuse.myself)

    assert signed.state == "disowned"


def test_declining_does_not_wait(cast, abuse):
    Policy.objects.create(school=cast.school, **STRICT)
    proposal = cast.sign()
    abuse.play(["release", "bind_thief"])

    actions.decline(proposal, actor=abuse.myself)

    assert proposal.state == "declined"


def asked_by_the_employer(cast) -> TerminationRequest:
    return actions.apply_for_termination(
        cast.approve(cast.sign()),
        actor=cast.actor("mo"),
        reason_code="07",
        reason="业务调整",
        words="岗位取消",
        files=[a_pdf("解约函.pdf")],
    )


def test_nobody_agrees_to_an_end_in_a_graduate_s_name_while_the_hold_lasts(cast, abuse):
    request = asked_by_the_employer(cast)
    abuse.play(["release", "bind_thief"])

    with pytest.raises(RecentlyRebound):
        actions.consent_to_termination(request, actor=abuse.myself)

    request.refresh_from_db()
    assert (request.state, request.reply) == ("asked", "")


def test_objecting_to_an_end_waits_for_nothing(cast, abuse):
    request = asked_by_the_employer(cast)
    abuse.play(["release", "bind_thief"])

    actions.object_to_termination(request, actor=abuse.myself, reason="没有与我商量过")

    assert (request.state, request.reply) == ("open", "objects")


def test_the_graduate_reads_since_when_and_until_when(abuse):
    abuse.play(["release", "bind_thief"])

    with pytest.raises(RecentlyRebound) as refused:
        abuse.issue()

    assert str(refused.value) == (
        "您在 3月5日 12:00 换绑了微信。为防止他人冒用，3月6日 12:00 之后才能签约、申请解约和同意解约。"
        "如果不是您本人操作，请立即联系学校。"
    )


def test_Q05_an_employer_reads_nothing_of_it(cast, abuse):
    abuse.play(["release", "bind_thief"])

    with pytest.raises(SigningHeld) as refused:
        cast.sign()

    assert type(refused.value) is SigningHeld
    assert str(refused.value) == "该毕业生暂时不能签约，请稍后再试；具体情况请由毕业生本人说明。"


def test_the_first_page_says_when_signing_is_possible_again(cast, abuse):
    abuse.play(["release", "bind_thief"])

    words = turn_of_graduate(cast.zhang).for_reader(Party.GRADUATE)

    assert words.title == "3月6日 12:00 之后可以签约"


def test_the_old_phone_s_actor_issues_no_card_after_the_release(cast, abuse):
    abuse.play(["release"])

    with pytest.raises((SigningHeld, NotYours)):
        actions.issue_card(cast.zhang, actor=cast.actor("zhang"))


def test_T11_the_control_without_the_gate_the_abuse_succeeds(abuse, monkeypatch):
    monkeypatch.setattr("sanfang.agreements.actions.readiness.wait_of", lambda graduate: None)

    abuse.play(["release", "bind_thief", "issue", "scan"])

    assert Agreement.objects.live().count() == 1
