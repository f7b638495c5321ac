"""「协议更正」 on the phone."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sanfang.actors import Party
from sanfang.agreements.models import Agreement, AgreementCorrection
from tests.agreements.corrections.conftest import Correcting
from tests.portals.corrections import proposal
from tests.portals.graduate.test_termination import a_picture


@pytest.fixture
def zhang(as_):
    return as_("zhang")


@pytest.fixture
def correcting(cast, in_force) -> Correcting:
    return Correcting(cast, in_force)


def page_of(agreement) -> str:
    return f"/m/agreements/{agreement.pk}/"


def propose(client, agreement, **more):
    return client.post(f"{page_of(agreement)}correct/", proposal(agreement, Party.GRADUATE) | more)


def test_what_is_written_over_is_what_is_proposed(zhang, in_force):
    page = zhang.get(propose(zhang, in_force)["Location"]).content.decode()

    assert AgreementCorrection.objects.get().changes == {"position_title": ("软件工程师", "高级软件工程师")}
    for words in ("更正已提出", "等待用人单位答复协议更正", "<ins>高级软件工程师</ins>", "撤回更正"):
        assert words in page


def test_the_first_page_leads_to_what_is_to_be_answered(zhang, correcting):
    correction = correcting.propose("employer")

    page = zhang.get("/m/").content.decode()

    assert "请答复协议更正" in page
    assert f'href="/m/agreements/corrections/{correction.pk}/"' in page


def test_it_is_answered_on_its_own_page_old_beside_new(zhang, correcting):
    address = f"/m/agreements/corrections/{correcting.propose('employer').pk}/"
    page = zhang.get(address).content.decode()
    for words in ("<del>软件工程师</del>", "<ins>高级软件工程师</ins>", "岗位名称少写了两个字", "提交答复"):
        assert words in page

    refused = zhang.post(address, {"decision": "decline_correction"}).content.decode()
    zhang.post(address, {"decision": "agree_to_correction"})

    assert "id_reason_error" in refused
    assert AgreementCorrection.objects.get().state == "awaiting_school"


def test_a_proposal_is_taken_back_once(zhang, correcting):
    withdraw = f"/m/agreements/corrections/{correcting.propose().pk}/withdraw/"

    zhang.post(withdraw)
    late = zhang.post(withdraw)

    assert AgreementCorrection.objects.get().state == "withdrawn"
    assert late.status_code == 409
    assert "现在的状态是「已撤回」" in late.content.decode()


def test_a_corrected_agreement_says_its_edition_and_what_became_of_what(zhang, correcting):
    correcting.done("employer")

    page = zhang.get(page_of(correcting.agreement)).content.decode()

    for words in ("第 2 版", "已更正", "<del>软件工程师</del>", "更正：岗位名称"):
        assert words in page


class TestAnEmployerWithoutAnAccount:
    def test_its_letter_is_asked_for_and_shown_again(self, zhang, correcting):
        correcting.without_account()

        missing = propose(zhang, correcting.agreement).content.decode()
        propose(zhang, correcting.agreement, letter=a_picture("同意函.png"))

        assert "请上传单位同意更正的函件" in missing
        correction = AgreementCorrection.objects.get()
        assert (correction.state, correction.letter.original_name) == ("awaiting_school", "同意函.png")
        letter = f"/m/agreements/corrections/{correction.pk}/letter/"
        assert letter in zhang.get(page_of(correcting.agreement)).content.decode()
        assert b"".join(zhang.get(letter).streaming_content).startswith(b"\x89PNG")

    def test_a_file_that_is_no_document_is_refused_at_its_field(self, zhang, correcting):
        correcting.without_account()
        no_picture = SimpleUploadedFile("同意函.png", b"GIF89a", "image/png")

        page = propose(zhang, correcting.agreement, letter=no_picture).content.decode()

        assert "id_letter_error" in page
        assert not AgreementCorrection.objects.exists()

    def test_where_there_is_an_account_there_is_no_letter(self, zhang, correcting):
        correction = correcting.propose()

        assert zhang.get(f"/m/agreements/corrections/{correction.pk}/letter/").status_code == 404


def test_the_agreement_before_it_is_in_force_offers_no_correction(zhang, signed):
    assert "更正协议" not in zhang.get(page_of(signed)).content.decode()
    assert propose(zhang, signed).status_code == 409
    assert Agreement.objects.get().revision == 1
