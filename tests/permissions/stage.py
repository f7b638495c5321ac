"""The things that addresses name: each comes to be when a case asks for it, in the state that it needs."""

from datetime import timedelta
from functools import cached_property
from hashlib import sha256
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from sanfang import calendar
from sanfang.actors import Party
from sanfang.agreements import actions as agreements
from sanfang.agreements.correctable import correctable_by
from sanfang.agreements.models import Agreement, AgreementCorrection, SigningCard, TerminationRequest
from sanfang.checks import actions as checks
from sanfang.checks.models import Case, RegistryComparison, SampleEvidence, SampleItem
from sanfang.checks.reading import read_new
from sanfang.checks.rules import RULES
from sanfang.checks.sampling import actions as sampling
from sanfang.checks.sampling import drawing
from sanfang.destinations.final import final_facts, fingerprint
from sanfang.destinations.models import Evidence
from sanfang.documents.evidence.actions import ask_for_report
from sanfang.documents.models import PaperRequest, PrintJob
from sanfang.documents.paper_actions import Wanted, ask_for_paper
from sanfang.employers.models import Employer, Position, QualificationDocument
from sanfang.employers.states import PositionState, Standing
from sanfang.exports.models import Job
from sanfang.graduates import actions as graduates
from sanfang.graduates.actions import arranging, correcting, importing
from sanfang.graduates.models import Correction, Graduate, ImportBatch, SavedFilter
from sanfang.institutions.models import Policy
from sanfang.institutions.policies import Confirmation
from sanfang.people.models import StaffMember
from sanfang.recruiting.actions import complaining
from sanfang.recruiting.models import Application, Complaint, Interview, Offer, Resume
from sanfang.uploads.models import StoredFile
from tests.cast import Cast, a_position
from tests.checks.registry.lists import compared, the_list_of
from tests.checks.sampling.samples import terms
from tests.destinations.byhand import record
from tests.documents.batches import asked as batch_asked
from tests.documents.batches import made as batched
from tests.documents.originals import ready
from tests.exports.lists import made
from tests.graduates.imports.books import a_person, uploaded
from tests.recruiting.route import Route
from tests.wechat.standin import Weixin

PAPER: dict[str, Any] = {"occasion": "first", "copies": 1, "delivery": "collect"}


class Stage:
    """Everything here is zhang's, of zhang's school and department, or of mo's employer."""

    def __init__(self, cast: Cast, weixin: Weixin | None = None) -> None:
        self.cast = cast
        self.weixin = weixin
        self.zhang: Graduate = cast.zhang

    @cached_property
    def signed(self) -> Agreement:
        return self.cast.sign()

    @cached_property
    def in_force(self) -> Agreement:
        approved = self.cast.approve(self.signed)
        ready(approved)
        return approved

    @cached_property
    def proposed(self) -> Agreement:
        """Under the strictest policy an employer only proposes."""
        Policy.objects.create(school=self.cast.school, confirmation=Confirmation.BEFORE_SIGNING)
        return self.cast.sign()

    @cached_property
    def report_asked_for(self) -> Agreement:
        """Zhang asked for the report of this agreement's evidence record."""
        ask_for_report(self.in_force, actor=self.cast.actor("zhang"))
        return self.in_force

    @cached_property
    def paper_request(self) -> PaperRequest:
        """Zhang asks for a copy on paper."""
        return ask_for_paper(self.in_force, Wanted(**PAPER), actor=self.cast.actor("zhang"))

    @cached_property
    def paper_request_by_employer(self) -> PaperRequest:
        return ask_for_paper(self.in_force, Wanted(**PAPER), actor=self.cast.actor("mo"))

    @cached_property
    def termination(self) -> TerminationRequest:
        return agreements.apply_for_termination(
            self.in_force,
            actor=self.cast.actor("zhang"),
            reason_code="04",
            reason="单位同意解约，另谋发展",
            files=[a_pdf("解约函.pdf")],
        )

    @cached_property
    def termination_by_employer(self) -> TerminationRequest:
        """Mo's company asks, zhang has not answered."""
        return agreements.apply_for_termination(
            self.in_force,
            actor=self.cast.actor("mo"),
            reason_code="06",
            reason="业务调整",
            words="岗位取消，非常抱歉",
            files=[a_pdf("函件.pdf")],
        )

    @cached_property
    def termination_asked(self) -> TerminationRequest:
        """Zhang asks, Mo's company has not answered."""
        return agreements.apply_for_termination(
            self.in_force,
            actor=self.cast.actor("zhang"),
            reason_code="04",
            reason="另谋发展",
            files=[a_pdf("解约函.pdf")],
            asks_other_side=True,
        )

    @cached_property
    def termination_on_paper(self) -> TerminationRequest:
        """Zhang asks for the end of an agreement with an employer that has no account."""
        Agreement.objects.filter(pk=self.in_force.pk).update(employer=None)
        self.in_force.refresh_from_db()
        return self.termination

    @cached_property
    def correction_by_employer(self) -> AgreementCorrection:
        """Mo's company says that the position is misspelt, zhang has not answered."""
        return self._correction("mo")

    @cached_property
    def correction_by_graduate(self) -> AgreementCorrection:
        """Zhang says so, Mo's company has not answered."""
        return self._correction("zhang")

    @cached_property
    def correction_by_school(self) -> AgreementCorrection:
        """The school says so, nobody has answered."""
        return self._correction("teacher")

    @cached_property
    def correction_to_decide(self) -> AgreementCorrection:
        """Both sides agree."""
        correction = self.correction_by_graduate
        agreements.agree_to_correction(correction, actor=self.cast.actor("mo"))
        return correction

    @cached_property
    def correction_by_letter(self) -> AgreementCorrection:
        """Zhang says so, of an agreement with an employer that has no account and has written a letter."""
        Agreement.objects.filter(pk=self.in_force.pk).update(employer=None)
        self.in_force.refresh_from_db()
        return self._correction("zhang", letter=a_pdf("同意更正的函.pdf"))

    def _correction(self, who: str, letter: StoredFile | None = None) -> AgreementCorrection:
        return agreements.propose_correction(
            self.in_force,
            actor=self.cast.actor(who),
            shown_sha256=self.in_force.details_sha256,
            values={"position_title": "高级软件工程师"},
            reason="岗位名称少写了两个字",
            letter=letter,
        )

    def proposal(self, party: Party) -> dict[str, str]:
        """The form of a correction as this party gets it, with the position written over."""
        details = self.in_force.details
        values = {one.name: one.now(details) for one in correctable_by(party)}
        return values | {
            "position_title": "高级软件工程师",
            "reason": "岗位名称少写了两个字",
            "shown": self.in_force.details_sha256,
        }

    @property
    def letter(self) -> StoredFile:
        """The one file of the termination request."""
        return self.termination.materials.get().file

    @cached_property
    def card(self) -> SigningCard:
        return agreements.issue_card(self.zhang, actor=self.cast.actor("zhang"))

    @cached_property
    def unconfirmed(self) -> Graduate:
        self.zhang.confirmed_at = None
        self.zhang.save()
        return self.zhang

    @cached_property
    def gone(self) -> Graduate:
        """Zhang, taken off the list."""
        graduates.leave_list(self.zhang, actor=self.cast.actor("administrator"), reason="延期毕业")
        return self.zhang

    @cached_property
    def correction(self) -> Correction:
        zhang = self.cast.actor("zhang")
        return correcting.report(self.zhang, actor=zhang, field="phone", proposed="13900139000")

    @property
    def employer(self) -> Employer:
        return self.cast.employers["mo"]

    @property
    def position(self) -> Position:
        return self.cast.positions["mo"]

    @cached_property
    def draft(self) -> Position:
        return a_position(self.employer, state=PositionState.DRAFT, published_at=None)

    @cached_property
    def licence(self) -> QualificationDocument:
        return QualificationDocument.objects.create(
            employer=self.employer, kind="licence", file=a_pdf("营业执照.pdf")
        )

    @cached_property
    def waiting_employer(self) -> Employer:
        return self._standing(Standing.WAITING)

    @cached_property
    def refused_employer(self) -> Employer:
        return self._standing(Standing.REFUSED)

    def _standing(self, standing: Standing) -> Employer:
        Employer.objects.filter(pk=self.employer.pk).update(standing=standing, standing_reason="材料不清")
        self.employer.refresh_from_db()
        return self.employer

    @cached_property
    def batch(self) -> ImportBatch:
        """A checked list of one graduate, without a fault."""
        return importing.check(
            uploaded(a_person()), self.cast.school, self.cast.plan, actor=self.cast.actor("administrator")
        )

    @cached_property
    def imported(self) -> ImportBatch:
        """The school's last list, committed a moment ago."""
        importing.commit(self.batch, actor=self.cast.actor("administrator"))
        return self.batch

    @cached_property
    def saved_filter(self) -> SavedFilter:
        """The counsellor's own."""
        return arranging.save_filter("本科生", {"level": "31"}, actor=self.cast.actor("counsellor"))

    @cached_property
    def export(self) -> Job:
        """The counsellor's own, made."""
        return made(self.cast.actor("counsellor"))

    @cached_property
    def print_job(self) -> PrintJob:
        """The teacher's own, of zhang's agreement, made."""
        assert self.in_force.pk
        return batched(self.cast, by="teacher")

    @cached_property
    def print_job_under_way(self) -> PrintJob:
        assert self.in_force.pk
        return batch_asked(self.cast, by="teacher")

    @cached_property
    def print_job_without_zhang(self) -> PrintJob:
        """His agreement could not be printed."""
        self.print_job.items.update(left_out="电子印章没有响应")
        return self.print_job

    @property
    def route(self) -> Route:
        """Route 1, between zhang and mo."""
        return Route(self.cast)

    @cached_property
    def resume(self) -> Resume:
        return self.route.resume()

    @cached_property
    def application(self) -> Application:
        """Sent, and not looked at yet."""
        return self.route.applied()

    @cached_property
    def interview(self) -> Interview:
        """Zhang is invited and has not answered."""
        return self.route.invited()

    @cached_property
    def interviewed(self) -> Application:
        """The interview was passed; an offer may follow."""
        return self.route.interviewed()

    @cached_property
    def offer(self) -> Offer:
        """Zhang has an offer and has not answered."""
        return self.route.offered()

    @cached_property
    def complaint(self) -> Complaint:
        zhang = self.cast.actor("zhang")
        return complaining.complain(self.position, reason_code="01", note="要求交培训费", actor=zhang)

    @cached_property
    def evidence(self) -> Evidence:
        """The one file behind what was entered of zhang by hand."""
        return record(self.cast, "11").evidence.get()

    @cached_property
    def of_2022(self) -> Graduate:
        """Zhang, of the last cohort that had certificates."""
        self.zhang.cohort_year = 2022
        self.zhang.save()
        return self.zhang

    @cached_property
    def cohort_that_is_open(self) -> int:
        """Zhang's, where the final word can still be given: no closing day has come."""
        Graduate.objects.update(cohort_year=2099)
        return 2099

    @cached_property
    def final_word(self) -> str:
        """The hash of what zhang reads before giving the final word."""
        Graduate.objects.update(cohort_year=2099)
        return fingerprint(final_facts(Graduate.objects.get(pk=self.zhang.pk)))

    @cached_property
    def without_phone(self) -> Graduate:
        """Zhang, whose record has no phone; the checks have read so."""
        self.zhang.phone = ""
        self.zhang.save()
        read_new()
        return self.zhang

    @cached_property
    def case(self) -> Case:
        """A case on that."""
        key = str(self.without_phone.pk)
        return checks.open_case(RULES[3], key, actor=self.cast.actor("administrator"))

    @cached_property
    def comparison(self) -> RegistryComparison:
        """A list that says zhang is a woman, compared."""
        return compared(self.cast, the_list_of(self.cast, zhang={"性别": "女"}))

    @cached_property
    def sample_item(self) -> SampleItem:
        """Zhang's agreement, drawn."""
        self.cast.approve(self.signed)
        day = calendar.today() + timedelta(days=10)
        drawn = terms(population="agreements", answer_by=day)
        return drawing.draw(drawn, actor=self.cast.actor("officer")).items.get()

    @cached_property
    def sample_answered(self) -> SampleItem:
        """The same with the school's answer and one file."""
        sampling.answer(
            self.sample_item, words="已到岗", files=[a_pdf("工资条.pdf")], actor=self.cast.actor("teacher")
        )
        return self.sample_item

    @property
    def sample_evidence(self) -> SampleEvidence:
        return SampleEvidence.objects.get(step__item=self.sample_answered)

    @property
    def second_teacher(self) -> StaffMember:
        return StaffMember.objects.get(user=self.cast.users["teacher_of_another_department"])

    @property
    def colleague(self) -> StaffMember:
        return StaffMember.objects.get(user=self.cast.users["teacher"])


def a_pdf(name: str) -> StoredFile:
    """A file that is really there, put by without the checks of an upload."""
    content = b"%PDF-1.4\n%%EOF\n"
    digest = sha256(content).hexdigest()
    row = StoredFile(
        media_type="application/pdf", suffix=".pdf", size=len(content), sha256=digest, original_name=name
    )
    row.file.save(name, ContentFile(content), save=False)
    row.save(force_insert=True)
    return row


def a_picture() -> SimpleUploadedFile:
    """A small PNG that passes every check."""
    content = BytesIO()
    Image.new("RGB", (40, 30), "white").save(content, "PNG")
    return SimpleUploadedFile("材料.png", content.getvalue(), "image/png")
