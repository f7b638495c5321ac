"""「解除就业协议申请」 (manual G1)."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from PIL import Image

from sanfang.agreements import actions
from sanfang.agreements.models import TerminationRequest
from sanfang.agreements.states import State
from sanfang.uploads import actions as uploads
from sanfang.uploads.inspection.supervisor import inspect
from sanfang.uploads.models import StoredFile


def a_picture(name="解约函.png", colour="white") -> SimpleUploadedFile:
    content = io.BytesIO()
    Image.new("RGB", (20, 20), colour).save(content, "PNG")
    return SimpleUploadedFile(name, content.getvalue(), "image/png")


def apply(client, agreement, **changes):
    data = {"reason_code": "01", "reason": "考上研究生", "materials": [a_picture()], **changes}
    return client.post(f"/m/agreements/{agreement.pk}/termination/", data)


def test_a_photo_as_iphones_keep_it_is_refused_with_the_way_out(as_, in_force):
    photo = SimpleUploadedFile("IMG_0001.HEIC", b"\0\0\0\x24ftypheic\0\0\0\0mif1heic", "image/heic")

    page = apply(as_("zhang"), in_force, materials=[photo]).content.decode()

    assert "这是 iPhone 的 HEIC 照片，暂不能接收。请打开照片截屏，上传截图" in page
    assert not TerminationRequest.objects.exists()


def test_a_photo_of_twelve_megabytes_is_refused_with_the_way_out(as_, in_force):
    photo = SimpleUploadedFile("IMG_0001.JPG", b"\xff\xd8\xff" + b"0" * (12 * 1024 * 1024), "image/jpeg")

    page = apply(as_("zhang"), in_force, materials=[photo]).content.decode()

    assert "文件超过 10 MB，请压缩或分开上传；照片可以截屏后上传截图。" in page
    assert not TerminationRequest.objects.exists()


def test_a_phone_offers_camera_and_album_for_the_material(as_, in_force):
    page = as_("zhang").get(f"/m/agreements/{in_force.pk}/termination/").content.decode()

    assert 'accept="application/pdf,image/jpeg,image/png"' in page
    assert "capture" not in page


@pytest.fixture
def request_(as_, in_force):
    apply(as_("zhang"), in_force)
    return TerminationRequest.objects.get()


def test_without_an_agreement_in_force_there_is_nothing_to_end(as_, signed):
    page = as_("zhang").get("/m/termination/").content.decode()

    assert "没有可以解除的协议" in page
    assert "申请解约</a>" not in page


def test_with_one_the_page_leads_to_the_form(as_, in_force):
    page = as_("zhang").get("/m/termination/").content.decode()

    assert f'href="/m/agreements/{in_force.pk}/termination/"' in page


def test_a_request_with_material_is_shown_as_waiting_and_the_agreement_stands(as_, in_force):
    client = as_("zhang")

    answer = apply(client, in_force)

    page = client.get(answer["Location"]).content.decode()
    assert "待处理" in page
    assert "解约函.png" in page
    assert "继续深造" in page
    in_force.refresh_from_db()
    assert in_force.state == State.IN_FORCE


def test_looking_into_the_files_keeps_nobody_from_writing(as_, in_force, monkeypatch):
    around, seen = list(connection.savepoint_ids), []

    def inspecting(kind, content):
        seen.append(list(connection.savepoint_ids))
        return inspect(kind, content)

    monkeypatch.setattr(uploads, "inspect", inspecting)
    apply(as_("zhang"), in_force, materials=[a_picture(), a_picture(colour="red")])

    assert TerminationRequest.objects.get().materials.count() == 2
    assert seen == [around, around]


def test_the_own_material_can_be_looked_at(as_, request_):
    file = request_.materials.get().file

    answer = as_("zhang").get(f"/m/termination/{request_.pk}/files/{file.pk}/")

    assert answer["Content-Type"] == "image/png"
    assert b"".join(answer.streaming_content).startswith(b"\x89PNG")


@pytest.mark.parametrize("who", ["li", "zhou", "teacher", "mo"])
def test_nobody_elses_material_exists_here(as_, request_, who):
    file = request_.materials.get().file

    assert as_(who).get(f"/m/termination/{request_.pk}/files/{file.pk}/").status_code == 404


@pytest.mark.parametrize("who", ["li", "zhou", "teacher", "mo"])
def test_C01_another_persons_agreement_cannot_be_ended(as_, in_force, who):
    assert apply(as_(who), in_force).status_code == 404
    assert not TerminationRequest.objects.exists()


def test_C02_without_material_it_is_refused_and_what_was_typed_stays(as_, in_force):
    answer = apply(as_("zhang"), in_force, materials=[])

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "请上传解约申请材料" in page
    assert "考上研究生" in page
    assert not TerminationRequest.objects.exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "空"),
        (b"MZ this is a program", "PDF、JPG 或 PNG"),
        (b"<svg onload=alert(1)>", "PDF、JPG 或 PNG"),
        (b"%PDF-1.7 but no more than that", "PDF"),
    ],
)
def test_C02_a_file_that_is_no_document_is_refused_at_its_field(as_, in_force, content, words):
    file = SimpleUploadedFile("letter.pdf", content, "application/pdf")

    page = apply(as_("zhang"), in_force, materials=[a_picture(), file]).content.decode()

    assert "id_materials_error" in page
    assert words in page
    assert "考上研究生" in page
    assert not StoredFile.objects.exists()


def test_six_files_are_too_many(as_, in_force):
    files = [a_picture(f"{number}.png") for number in range(6)]

    assert "最多上传 5 个文件" in apply(as_("zhang"), in_force, materials=files).content.decode()


@pytest.mark.parametrize(
    "reason", ["", " ", "考", "考" * 501, "考\u202e研"], ids=["none", "blank", "short", "long", "override"]
)
def test_a_reason_that_says_nothing_or_too_much_is_refused(as_, in_force, reason):
    assert apply(as_("zhang"), in_force, reason=reason).status_code == 200
    assert not TerminationRequest.objects.exists()


def test_a_second_request_is_refused_while_one_waits(as_, in_force, request_):
    answer = apply(as_("zhang"), in_force)

    assert answer.status_code == 409
    assert "已经提交过解约申请" in answer.content.decode()
    assert StoredFile.objects.count() == 1


def test_an_agreement_that_waits_for_the_school_cannot_be_terminated(as_, signed):
    assert apply(as_("zhang"), signed).status_code == 409
    assert not StoredFile.objects.exists()


def test_a_refused_request_shows_the_reason(cast, as_, request_):
    actions.refuse_termination(request_, actor=cast.actor("counsellor"), reason="材料没有单位公章")

    page = as_("zhang").get("/m/termination/").content.decode()

    assert "不同意解约" in page
    assert "材料没有单位公章" in page
    assert "申请解约</a>" in page


def test_a_request_can_be_taken_back(as_, request_):
    client = as_("zhang")

    client.post(f"/m/termination/{request_.pk}/withdraw/")

    request_.refresh_from_db()
    assert request_.state == TerminationRequest.State.WITHDRAWN
    assert "已撤回" in client.get("/m/termination/").content.decode()


def test_C04_a_decided_request_cannot_be_taken_back(cast, as_, request_):
    actions.agree_termination(request_, actor=cast.actor("counsellor"))

    answer = as_("zhang").post(f"/m/termination/{request_.pk}/withdraw/")

    assert answer.status_code == 409
    assert "已经处理过了" in answer.content.decode()


def test_another_persons_request_cannot_be_taken_back(as_, request_):
    assert as_("li").post(f"/m/termination/{request_.pk}/withdraw/").status_code == 404


def test_C05_no_card_is_shown_while_a_termination_waits(as_, request_):
    answer = as_("zhang").post("/m/card/issue/")

    assert answer.status_code == 409
    assert "不能再签约" in answer.content.decode()


def test_the_page_costs_the_same_however_many_requests(as_, in_force, django_assert_num_queries):
    client = as_("zhang")
    for number in range(3):
        apply(client, in_force, materials=[a_picture(colour=("red", "green", "blue")[number])])
        client.post(f"/m/termination/{TerminationRequest.objects.latest('pk').pk}/withdraw/")

    with django_assert_num_queries(7):
        client.get("/m/termination/")
