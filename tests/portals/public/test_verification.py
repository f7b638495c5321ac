"""What anybody who scans a paper's code sees."""

import base64
import re

import pytest
from django.test import Client

from sanfang import calendar
from sanfang.agreements import actions as agreements
from sanfang.agreements.models import Agreement
from sanfang.agreements.states import State
from sanfang.documents.statement_keys import public_keys
from tests.agreements.corrections.conftest import Correcting
from tests.documents.originals import token_of


def verify(token):
    answer = Client().get(f"/v/{token}/")
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize(
    ("state", "word"),
    [
        (State.IN_FORCE, "有效"),
        (State.TERMINATED, "已解约"),
        (State.DISOWNED, "非本人签约"),
    ],
)
def test_a_known_paper_shows_its_state_now(in_force, state, word):
    Agreement.objects.filter(pk=in_force.pk).update(state=state, reason="原因")

    status, page = verify(token_of(in_force))

    assert status == 200
    assert f'<p class="sf-verdict__word">{word}</p>' in page


def test_a_known_paper_shows_what_to_compare_with_the_name_masked(in_force):
    _, page = verify(token_of(in_force))

    assert in_force.number in page
    assert "芜湖云帆软件有限公司" in page
    assert "张*" in page
    assert "张䶮" not in page
    assert "13800138000" not in page
    assert in_force.graduate.id_number not in page


def test_the_official_domain_is_said_in_words(in_force, settings):
    settings.SITE_URL = "https://sign.example.edu.cn"

    _, page = verify(token_of(in_force))

    assert "sign.example.edu.cn" in page


MANGLED = {
    "off by one": lambda token: token[:-1] + ("A" if token[-1] != "A" else "B"),
    "truncated": lambda token: token[:-1],
    "doubled": lambda token: token * 2,
    "ten megabytes": lambda token: token[0] * 10_000_000,
    "with a slash": lambda token: f"{token}/x",
    "with a NUL": lambda token: f"{token}%00",
    "in another case": lambda token: token.swapcase(),
    "a traversal": lambda token: f"../../{token}",
    "template syntax": lambda token: "{{7*7}}",
}


@pytest.mark.parametrize("how", MANGLED)
def test_W04_a_mangled_token_is_not_found(in_force, how):
    status, page = verify(MANGLED[how](token_of(in_force)))

    assert status == 404
    assert '<p class="sf-verdict__word">未找到</p>' in page
    assert in_force.number not in page


def test_W04_an_absurd_token_costs_no_look_up(in_force, django_assert_num_queries):
    with django_assert_num_queries(0) as absurd:
        from sanfang.documents.verification import look_up

        look_up("A" * 10_000_000)
    with django_assert_num_queries(1):
        look_up("A" * 32)

    assert len(absurd) == 0


def test_W05_the_number_proves_nothing(in_force):
    status, page = verify(in_force.number)

    assert status == 404
    assert "这是协议书编号" in page
    assert "芜湖云帆软件有限公司" not in page


def test_a_pasted_address_leads_to_the_verdict(in_force):
    address = f"https://sign.example.edu.cn/v/{token_of(in_force)}/"

    answer = Client().post("/v/", {"code": address}, follow=True)

    assert "有效" in answer.content.decode()


def test_a_pasted_address_keeps_what_the_code_says_by_itself(db):
    answer = Client().post("/v/", {"code": "https://sign.example.edu.cn/v/AAAA/#AEE5QAQA"})

    assert answer.url == "/v/AAAA/#AEE5QAQA"


@pytest.mark.parametrize("behind", ["", "x", "<b>", "AAAA/../B"])
def test_nothing_else_behind_an_address_is_kept(db, behind):
    answer = Client().post("/v/", {"code": f"https://sign.example.edu.cn/v/AAAA/#{behind}"})

    assert answer.url == "/v/AAAA/"


@pytest.mark.parametrize("code", ["http://[", "/", ".", "%00", "v"])
def test_a_pasted_code_of_any_shape_gets_a_verdict_or_the_way_back(db, code):
    answer = Client().post("/v/", {"code": code}, follow=True)

    assert answer.status_code in {200, 404}


@pytest.mark.parametrize("code", ["", "   ", "两 个", "x" * 1001])
def test_a_pasted_code_that_is_none_is_refused_at_its_field(db, code):
    answer = Client().post("/v/", {"code": code})

    assert answer.status_code == 200
    assert "id_code_error" in answer.content.decode()


def test_verifying_costs_one_query_beside_the_counting(in_force, django_assert_num_queries):
    from sanfang.documents.verification import look_up

    token = token_of(in_force)
    with django_assert_num_queries(1):
        look_up(token)


class TestACorrectedAgreement:
    """A paper never jumps to another text: the old one says that it was replaced (decision 0027)."""

    @pytest.fixture
    def old_token(self, cast, in_force) -> str:
        """The token of the paper printed before the position was corrected."""
        token = token_of(in_force)
        correcting = Correcting(cast, in_force)
        correcting.done(values={"position_title": "高级软件工程师"})
        return token

    def test_the_old_paper_says_since_when_and_which_edition_counts(self, old_token):
        status, page = verify(old_token)

        today = calendar.today()
        day = f"{today.year}年{today.month}月{today.day}日"
        assert status == 200
        assert '<p class="sf-verdict__word">已更正</p>' in page
        assert f"此协议已于 {day}更正，请以第 2 版为准。" in page

    def test_the_old_paper_shows_nothing_of_what_stands_there_now(self, in_force, old_token):
        _, page = verify(old_token)

        assert in_force.number in page
        for words in ("高级软件工程师", "软件工程师", "芜湖云帆软件有限公司", "张*"):
            assert words not in page

    def test_the_new_paper_is_good_and_says_its_edition(self, in_force, old_token):
        in_force.refresh_from_db()

        status, page = verify(token_of(in_force))

        assert status == 200
        for words in ('<p class="sf-verdict__word">有效</p>', "第 2 版", "高级软件工程师"):
            assert words in page

    def test_every_earlier_paper_names_the_latest_edition(self, cast, in_force, old_token):
        second = token_of(in_force)
        Correcting(cast, in_force).done(values={"position_place": "上海市"})

        for token in (old_token, second):
            assert "请以第 3 版为准" in verify(token)[1]

    def test_once_the_agreement_has_ended_no_edition_is_to_go_by(self, cast, in_force, old_token):
        agreements.unlock(cast.zhang, actor=cast.administrator, reason="单位已注销")

        _, page = verify(old_token)

        assert '<p class="sf-verdict__word">已解约</p>' in page
        assert "为准" not in page


class TestWithoutUs:
    def test_the_public_keys_are_for_everybody(self, db):
        answer = Client().get("/v/keys.json").json()

        assert answer["algorithm"] == "Ed25519"
        assert {key: base64.b64decode(value) for key, value in answer["keys"].items()} == public_keys()

    def test_keys_of_older_papers_stay_published(self, db, settings):
        settings.STATEMENT_KEYS = ["1:another-secret-of-thirty-two-characters", *settings.STATEMENT_KEYS]

        assert list(Client().get("/v/keys.json").json()["keys"]) == ["1", "0"]

    def test_no_secret_is_published(self, db, settings):
        secrets = [pair.partition(":")[2] for pair in settings.STATEMENT_KEYS]

        pages = [Client().get(path).content.decode() for path in ("/v/keys.json", "/v/offline.html")]

        assert [page for page in pages for secret in secrets if secret in page] == []

    def test_the_file_for_the_stick_loads_nothing_from_anywhere(self, db):
        answer = Client().get("/v/offline.html")

        page = answer.content.decode()
        assert answer["Content-Disposition"] == 'attachment; filename="sanfang-offline.html"'
        loaded = re.findall(r'(?:src|href)="([^"]{5})', page)
        assert loaded == ["data:"] * 3
