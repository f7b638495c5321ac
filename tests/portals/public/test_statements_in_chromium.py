"""A code verified where it is read: by the page that was scanned, and by a file without a network."""

import json
import random

import pytest

from sanfang.documents import paper
from sanfang.documents.models import Copy
from sanfang.documents.setting_up import code_of, details_of
from sanfang.documents.statement_keys import published_keys
from sanfang.documents.statements import signed
from tests.browser import SMALL_PHONE, assert_good_page, screenshot
from tests.documents.originals import copy_of, reprinted
from tests.documents.test_statements import SAID
from tests.portals.phone_in_chromium import look_at, look_here

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

READ_EACH = """async ({ texts, keys }) => {
  const { read, StatementFalse } = await import("/static/ui/statements.js");
  return texts.map((text) => {
    try { return read(text, keys); } catch (error) { return error instanceof StatementFalse ? "false" : String(error); }
  });
}"""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


def code_on(copy: Copy) -> str:
    """What a phone reads from the paper: the path and what stands behind it."""
    whole = code_of(copy, copy.original, details_of(copy.original))
    return whole[whole.index("/v/") :]


def corrupted(text: str, count: int) -> list[str]:
    """The same with one letter changed, each time another one."""
    chance = random.Random(20260331)
    places = [chance.randrange(len(text)) for _ in range(count)]
    return [
        text[:place] + chance.choice(LETTERS.replace(text[place], "")) + text[place + 1 :] for place in places
    ]


def heading(page) -> str:
    return page.locator("[data-statement] h2").inner_text()


def test_the_script_reads_what_python_signed_and_believes_nothing_else(desk, live_server, db):
    text = signed(SAID)
    strange = ["", "A", "=", "张", "A" * 10_000, text + "A", text[:-1], text.lower(), f"{text}="]
    desk.goto(f"{live_server.url}/v/")

    true, *false = desk.evaluate(
        READ_EACH, {"texts": [text, *corrupted(text, 50), *strange], "keys": published_keys()}
    )

    assert true == {
        "number": SAID.number,
        "digest": SAID.digest,
        "copy": SAID.copy,
        "printing": SAID.printing,
        "graduate": SAID.graduate,
        "employer": SAID.employer,
        "school": SAID.school,
        "issuedOn": SAID.issued_on.isoformat(),
    }
    assert false == ["false"] * (50 + len(strange))


def test_the_script_knows_no_key_but_those_it_is_given(desk, live_server, db, settings):
    text = signed(SAID)
    settings.STATEMENT_KEYS = ["0:another-secret-of-thirty-two-characters"]
    desk.goto(f"{live_server.url}/v/")

    for keys in (published_keys(), {}, {"1": published_keys()["0"]}):
        assert desk.evaluate(READ_EACH, {"texts": [text], "keys": keys}) == ["false"]


def test_the_page_that_was_scanned_verifies_the_code_itself(phone, live_server, cast, in_force, monkeypatch):
    monkeypatch.setattr(paper, "render", lambda *given, **more: b"%PDF-quick")
    origin, first = live_server.url, copy_of(in_force)
    address, _, statement = code_on(first).partition("#")
    asked = []
    phone.on("request", lambda request: asked.append(request.url))

    look_at(phone, origin + address, "public/statement-none")
    assert phone.locator("[data-statement]").is_hidden()

    look_at(phone, f"{origin}{address}#{statement}", "public/statement-same")
    assert heading(phone) == "二维码自带声明：签名有效"
    assert [url for url in asked if statement in url.partition("#")[0]] == []
    phone.reload()
    assert heading(phone) == "二维码自带声明：签名有效"

    phone.goto(f"{origin}{address}#{corrupted(statement, 1)[0]}")
    look_here(phone, "public/statement-false")
    assert heading(phone) == "二维码自带声明：签名无效"
    assert phone.locator(".sf-verdict--doubted .sf-verdict__word").inner_text() == "有效"

    other = code_on(copy_of(in_force, 3)).partition("#")[2]
    phone.goto(f"{origin}{address}#{other}")
    look_here(phone, "public/statement-different")
    assert heading(phone) == "二维码与平台记录不一致，请勿采信"
    phone.goto(f"{origin}/v/{'A' * 32}/#{statement}")
    assert heading(phone) == "二维码与平台记录不一致，请勿采信"

    reprinted(cast, in_force, 2)
    phone.goto("about:blank")
    look_at(phone, f"{origin}{address}#{statement}", "public/statement-of-a-lost-copy")
    assert phone.locator(".sf-verdict__word").inner_text() == "已挂失"
    assert heading(phone) == "二维码自带声明：签名有效"


def test_the_file_for_the_stick_asks_nobody(desk, live_server, in_force, tmp_path):
    desk.goto(f"{live_server.url}/v/")
    desk.get_by_text("没有网络，或想自己验证签名").click()
    look_here(desk, "public/how-to-verify-oneself")
    with desk.expect_download() as downloaded:
        desk.get_by_role("link", name="下载离线查验页").click()
    path = tmp_path / downloaded.value.suggested_filename
    downloaded.value.save_as(path)
    code = code_on(copy_of(in_force))
    asked = []
    desk.on("request", lambda request: asked.append(request.url))

    desk.goto(path.as_uri())
    desk.get_by_role("button", name="查验").click()
    assert heading(desk) == "还没有内容"
    desk.get_by_label("二维码里的文字").fill(f"https://sign.example.edu.cn{code}\n")
    desk.get_by_role("button", name="查验").click()
    assert heading(desk) == "签名有效，确由本平台签发"
    assert in_force.number in desk.locator("dl").inner_text()
    assert_good_page(desk)
    screenshot(desk, "public/offline-true")

    desk.set_viewport_size({"width": SMALL_PHONE.width, "height": SMALL_PHONE.height})
    desk.get_by_label("二维码里的文字").fill(corrupted(code.partition("#")[2], 1)[0])
    desk.get_by_role("button", name="查验").click()
    assert heading(desk) == "签名无效"
    assert_good_page(desk)
    screenshot(desk, "public/offline-false-phone")
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert json.dumps(published_keys()["0"]) in path.read_text().replace("&quot;", '"')
