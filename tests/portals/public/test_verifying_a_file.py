"""A PDF brought to /v/: one answer, and nothing of the file is left."""

import logging
import re

import pytest
from django.conf import settings as product
from django.core.files.base import ContentFile
from django.test import Client

from sanfang.audit.models import Entry
from sanfang.documents import paper as press
from sanfang.documents.keeping import kept
from sanfang.portals.public.verification_forms import LARGEST
from sanfang.uploads.models import StoredFile
from tests.documents.originals import made
from tests.sealing import attacks

WORD = re.compile(r'<p class="sf-verdict__word">([^<]+)</p>')


def bring(content, client=None, **more):
    return (client or Client()).post(
        "/v/file/", {"file": ContentFile(content, name="张䶮的协议书.pdf"), **more}
    )


def word(answer):
    return WORD.search(answer.content.decode())[1]


@pytest.fixture
def original(in_force, provider, paper, authority, settings, tmp_path, monkeypatch) -> bytes:
    """Sealed, as it is downloaded."""
    trusted = tmp_path / "authority.pem"
    trusted.write_bytes(authority.pem)
    settings.SEAL_AUTHORITIES = str(trusted)
    monkeypatch.setattr(press, "render", lambda *given, **more: paper)
    return kept(made(in_force))


def test_an_original_is_told_with_its_number_and_the_name_masked(in_force, original):
    answer = bring(original)

    page = answer.content.decode()
    assert (answer.status_code, word(answer)) == (200, "原件，未经改动")
    assert in_force.number in page
    assert "张*" in page
    assert "张䶮" not in page


def test_W10_an_incremental_update_through_the_door_is_told_as_altered(in_force, original):
    answer = bring(attacks.a_note_over_the_pay(original))

    assert word(answer) == "已被改动"
    assert "盖章以后又有人往文件里添加了内容" in answer.content.decode()
    assert f"编号 <strong>{in_force.number}</strong>" in answer.content.decode()


# No other file of the tests is as long.
SIZE = 4 * 1024 * 1024 + 7


def test_nothing_of_the_file_is_left(in_force, original, caplog, settings):
    settings.FILE_UPLOAD_TEMP_DIR = "/nowhere"
    caplog.set_level(logging.DEBUG)
    before = (StoredFile.objects.count(), Entry.objects.count())

    answer = bring(b"no PDF".ljust(SIZE, b"."))

    assert word(answer) == "不是 PDF 文件"
    assert before == (StoredFile.objects.count(), Entry.objects.count())
    assert [path for path in product.MEDIA_ROOT.rglob("*") if path.stat().st_size == SIZE] == []
    assert "张䶮" not in caplog.text


@pytest.mark.parametrize(
    ("content", "said"),
    [(bytes(LARGEST + 1), "文件超过 10 MB"), (b"", "文件是空的，请重新选择。")],
)
def test_too_much_and_nothing_are_refused_at_the_field(db, content, said):
    answer = bring(content)

    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert "id_file_error" in answer.content.decode()


def test_exactly_as_much_as_is_allowed_is_looked_at(db):
    assert word(bring(bytes(LARGEST))) == "不是 PDF 文件"


def test_without_a_file_it_is_asked_for(db):
    answer = Client().post("/v/file/")

    assert "id_file_error" in answer.content.decode()


def test_the_address_alone_leads_to_the_form(db):
    assert Client().get("/v/file/").url == "/v/"


def test_another_site_cannot_send_somebody_s_file(db):
    assert bring(b"x", Client(enforce_csrf_checks=True)).status_code == 403


def test_the_form_s_own_token_is_accepted(db):
    client = Client(enforce_csrf_checks=True)
    token = client.get("/v/").context["csrf_token"]

    assert word(bring(b"x", client, csrfmiddlewaretoken=str(token))) == "不是 PDF 文件"


def test_whoever_brings_too_many_is_slowed_down(db):
    client = Client()

    answers = [bring(b"x", client).status_code for _ in range(11)]

    assert answers == [200] * 10 + [429]
