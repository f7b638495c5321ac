"""The mini program fetches a file: one's own, by WeChat's one-use code, and nothing else."""

from io import BytesIO

import pytest
import zxingcpp
from django.contrib.sessions.models import Session
from django.test import Client
from PIL import Image

from sanfang.agreements import actions
from sanfang.graduates.models import Binding
from sanfang.people.models import User
from sanfang.portals.miniprogram import document
from sanfang.wechat.errors import CodeRefused
from sanfang.wechat.standin.names import openid_of
from tests.documents.originals import ready
from tests.permissions.conftest import body
from tests.permissions.rows import fingerprint_of_all_rows
from tests.permissions.stage import Stage, a_pdf

ABSENT = {"message": "没有找到您要打开的内容。"}


@pytest.fixture
def paper(in_force) -> str:
    ready(in_force)
    return f"/m/agreements/{in_force.pk}/paper.pdf"


def test_the_agreement_on_paper_comes_as_a_pdf(ask, paper):
    answer = ask("zhang", paper)

    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer.content.startswith(b"%PDF-")


def test_what_was_uploaded_comes_as_it_was(cast, ask):
    termination = Stage(cast).termination
    path = f"/m/termination/{termination.pk}/files/{termination.materials.get().file_id}/"

    answer = ask("zhang", path)

    assert (answer.status_code, body(answer)) == (200, b"%PDF-1.4\n%%EOF\n")


def test_the_attachment_of_ones_resume_comes(cast, ask):
    resume = Stage(cast).resume
    resume.attachment = a_pdf("简历.pdf")
    resume.save()

    assert body(ask("zhang", "/m/resume/attachment/")) == b"%PDF-1.4\n%%EOF\n"


def test_the_code_of_ones_card_comes_as_a_picture(cast, ask, settings):
    card = actions.issue_card(cast.zhang, actor=cast.actor("zhang"))

    answer = ask("zhang", "/m/card/code.png")

    (code,) = zxingcpp.read_barcodes(Image.open(BytesIO(answer.content)))
    assert code.text == f"{settings.SITE_URL}/card/{card.token}/"


def test_nobody_is_signed_in_by_it(ask, paper):
    ask("zhang", paper)

    assert not Session.objects.exists()
    assert dict(ask.client.cookies) == {}
    assert ask.client.get("/m/")["Location"] == "/open-in-wechat/"


def test_a_code_opens_one_file_once(ask, phone, paper, weixin):
    question = {"code": weixin.phones.login(phone("zhang")), "path": paper}
    first, second = (
        Client().post("/wechat/document/", question, content_type="application/json") for _ in range(2)
    )

    assert first.status_code == 200
    assert (second.status_code, second.json()) == (400, {"message": CodeRefused.message})


def test_a_cookie_instead_of_a_code_opens_nothing(as_, paper, weixin):
    client = as_("zhang")

    answer = client.post("/wechat/document/", {"code": "x", "path": paper}, content_type="application/json")

    assert (answer.status_code, answer.json()) == (400, {"message": CodeRefused.message})


@pytest.mark.parametrize("who", ["li", "wang"])
def test_anothers_file_does_not_exist(ask, paper, who):
    answer = ask(who, paper)

    assert (answer.status_code, answer.json()) == (404, ABSENT)


@pytest.mark.parametrize(
    "path",
    [
        "/m/",
        "/m/me/",
        "/m/record/",
        "/m/card/",
        "/m/card/issue/",
        "/m/card/code.png",
        "/m/resume/attachment/",
        "/m/agreements/999999/paper.pdf",
        "/m/nothing/",
        "/school/",
        "/healthz",
        "/static/ui/mark.svg",
        "/wechat/document/",
        "https://sanfang.example/m/",
        "//m/card/code.png",
        "m/card/code.png",
        "/m/../m/card/code.png",
        "/m/card/code.png?x",
        " ",
    ],
)
def test_whatever_is_no_file_of_ones_own_is_the_same_404(ask, signed, path):
    answer = ask("zhang", path)

    assert (answer.status_code, answer.json()) == (404, ABSENT)


@pytest.mark.parametrize("name", ["teacher", "mo", "officer"])
def test_the_files_of_a_desk_are_not_for_phones(cast, ask, name):
    stage = Stage(cast)
    path = f"/province/employers/{stage.employer.pk}/documents/{stage.licence.pk}/"

    assert ask(name, path).json() == ABSENT


def test_a_phone_that_was_never_here_finds_nothing_and_leaves_nothing(db, paper, weixin):
    question = {"code": weixin.phones.login("phone-9"), "path": paper}

    answer = Client().post("/wechat/document/", question, content_type="application/json")

    assert (answer.status_code, answer.json()) == (404, ABSENT)
    assert not User.objects.filter(openid=openid_of("phone-9")).exists()


def test_a_phone_whose_binding_ended_finds_nothing(cast, ask, paper):
    Binding.objects.filter(graduate=cast.zhang).delete()

    assert ask("zhang", paper).json() == ABSENT


def test_a_closed_account_finds_nothing(cast, ask, paper):
    User.objects.filter(pk=cast.users["zhang"].pk).update(is_active=False)

    assert ask("zhang", paper).json() == ABSENT


def test_a_paper_that_may_not_be_opened_now_is_a_no_in_words(ask, signed):
    answer = ask("zhang", f"/m/agreements/{signed.pk}/paper.pdf")

    assert (answer.status_code, list(answer.json())) == (409, ["message"])
    assert answer.json()["message"].startswith("这个文件现在不能打开")


def test_opening_a_file_changes_nothing(cast, ask, paper):
    ask("zhang", "/m/")  # From now on zhang's account has the openid of its phone.
    before = fingerprint_of_all_rows()

    assert ask("zhang", paper).status_code == 200

    assert fingerprint_of_all_rows() == before


def test_one_account_opens_only_so_many_files_in_an_hour(ask, paper, monkeypatch):
    monkeypatch.setattr(document, "FILES_OF_AN_ACCOUNT", 2)

    answers = [ask("zhang", "/m/resume/attachment/").status_code for _ in range(3)]

    assert answers == [404, 404, 429]
    assert ask("li", "/m/resume/attachment/").status_code == 404
