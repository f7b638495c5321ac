"""Every public page in Chromium, at a desk and on a small phone."""

import pytest

from sanfang.agreements.models import Agreement
from sanfang.agreements.states import State
from sanfang.documents import paper
from sanfang.documents.dropped import judging
from sanfang.documents.keeping import kept
from sanfang.graduates.models import Binding
from sanfang.people.models import User
from sanfang.sealing.examining import Examined, Finding
from sanfang.wechat.standin.names import APP_ID, openid_of
from tests.documents.originals import made, token_of
from tests.portals.phone_in_chromium import look_at, look_here, sign_in
from tests.portals.simulator.test_phones import arrives

PDF = "application/pdf"
# What a hand does with a file from the desktop.
DROP = """(text) => {
  const data = new DataTransfer();
  data.items.add(new File([text], "a.pdf", { type: "application/pdf" }));
  const form = document.querySelector("[data-drop]");
  const over = new DragEvent("dragover", { dataTransfer: data, bubbles: true, cancelable: true });
  if (form.dispatchEvent(over)) throw new Error("the browser would open the file itself");
  form.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
}"""

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_way_in(desk, live_server, cast):
    origin = live_server.url

    look_at(desk, f"{origin}/", "public/doors")
    look_at(desk, f"{origin}/open-in-wechat/", "public/open-in-wechat")
    look_at(desk, f"{origin}/sign-in/", "public/sign-in")
    desk.get_by_label("用户名").fill("teacher")
    desk.get_by_label("密码").fill("wrong")
    desk.get_by_role("button", name="登录").click()
    look_here(desk, "public/sign-in-refused")

    sign_in(desk, origin, cast.users["teacher"])
    look_at(desk, f"{origin}/", "public/doors-signed-in")
    look_at(desk, f"{origin}/password/", "public/password")
    desk.get_by_role("button", name="更改密码").click()
    look_here(desk, "public/password-refused")


def test_verifying_a_paper(desk, phone, live_server, in_force):
    origin = live_server.url
    address = f"{origin}/v/{token_of(in_force)}/"

    look_at(desk, f"{origin}/v/", "public/how-to-verify")
    for state in (State.IN_FORCE, State.TERMINATED):
        Agreement.objects.filter(pk=in_force.pk).update(state=state, reason="原因")
        look_at(phone, address, f"public/verify-{state}")
    look_at(phone, f"{origin}/v/{in_force.number}/", "public/verify-number")
    Agreement.objects.filter(pk=in_force.pk).update(state=State.IN_FORCE)
    look_at(desk, address, "public/verify-desk")


def test_verifying_a_file(desk, phone, live_server, in_force, monkeypatch, tmp_path):
    monkeypatch.setattr(paper, "render", lambda *given, **more: b"%PDF-quick")
    content = kept(made(in_force))
    address = f"{live_server.url}/v/"

    def bring(page, content: bytes) -> str:
        page.goto(address)
        page.get_by_label("PDF 原件").set_input_files({"name": "a.pdf", "mimeType": PDF, "buffer": content})
        page.get_by_role("button", name="查验文件").click()
        return page.locator(".sf-verdict__word").inner_text()

    assert bring(desk, content) == "原件，未经改动"
    look_here(desk, "public/file-original")
    assert bring(phone, content[:-1]) == "读不出来"
    monkeypatch.setattr(judging, "examined_apart", lambda content: Examined(Finding.ADDED_TO))
    assert bring(phone, content[:-1]) == "已被改动"
    look_here(phone, "public/file-altered")
    desk.goto(address)
    desk.get_by_role("button", name="查验文件").click()
    look_here(desk, "public/file-refused")

    desk.goto(address)
    desk.evaluate(DROP, "%PDF-quick")
    desk.wait_for_url("**/v/file/")
    assert desk.locator(".sf-verdict__word").inner_text() == "原件，未经改动"


def test_the_shelf_of_phones(desk, live_server, cast, weixin):
    for number, graduate in enumerate((cast.zhang, cast.li), start=1):
        user = User.objects.for_phone(openid_of(f"phone-{number}"), APP_ID)
        Binding.objects.filter(graduate=graduate).update(user=user)
    for number in range(3):
        arrives(weixin, number)

    look_at(desk, f"{live_server.url}/wechat/simulator/", "simulator/phones")
