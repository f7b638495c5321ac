"""「存证记录」 on the phone and at both desks: read by the parties, taken out by a POST that leaves a row."""

import pytest

from sanfang.audit.models import Entry
from sanfang.documents.evidence import actions
from tests.agreements.corrections.conftest import Correcting
from tests.audit.test_trail import tamper

PAGES = {"zhang": "/m", "mo": "/employer", "teacher": "/school"}


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    """Stands in for typst, which takes its time; what it makes is tested where it is made."""
    monkeypatch.setattr(actions, "report_of", lambda evidence: b"%PDF-quick")


def page_of(who: str, agreement) -> str:
    return f"{PAGES[who]}/agreements/{agreement.pk}/evidence/"


@pytest.mark.parametrize("who", PAGES)
def test_each_party_reads_it_from_the_page_of_the_agreement(as_, in_force, who):
    client = as_(who)

    linked = client.get(f"{PAGES[who]}/agreements/{in_force.pk}/").content.decode()
    page = client.get(page_of(who, in_force)).content.decode()

    assert f'href="{page_of(who, in_force)}"' in linked
    assert "学校 · teacher · 院系老师" in page
    assert "已逐条重算：2 条记录都与写入时一致。" in page


@pytest.mark.parametrize(("who", "queries"), [("zhang", 16), ("mo", 17), ("teacher", 19)])
def test_it_asks_the_same_number_of_questions_of_a_short_and_of_a_long_story(
    as_, cast, in_force, who, queries, django_assert_num_queries
):
    correcting = Correcting(cast, in_force)
    correcting.done()
    client, page = as_(who), page_of(who, correcting.agreement)
    with django_assert_num_queries(queries):
        client.get(page)
    correcting.decline(correcting.propose(values={"position_place": "安徽省合肥市"}))

    with django_assert_num_queries(queries):
        client.get(page)


@pytest.mark.parametrize("who", ["mo", "teacher"])
@pytest.mark.parametrize(
    ("form", "kind", "name"),
    [("pdf", "application/pdf", "evidence.pdf"), ("json", "application/json", "evidence.json")],
)
def test_a_desk_takes_out_a_file_and_the_trail_knows_by_whom(as_, in_force, who, form, kind, name):
    answer = as_(who).post(page_of(who, in_force), {"form": form})

    assert (answer["Content-Type"], answer["Content-Disposition"]) == (
        kind,
        f'attachment; filename="{in_force.number}-{name}"',
    )
    noted = Entry.objects.get(act="agreement.evidence")
    assert (noted.who, noted.facts["form"], noted.means) == (who, form, "password")


def test_a_phone_asks_first_and_then_opens_the_report(as_, in_force):
    client, page = as_("zhang"), page_of("zhang", in_force)
    report = f"/m/agreements/{in_force.pk}/evidence.pdf"
    too_early = client.get(report)

    client.post(page)

    assert too_early.status_code == 409
    assert "请先点「下载存证报告」" in too_early.content.decode()
    assert f'href="{report}"' in client.get(page).content.decode()
    assert client.get(report).content == b"%PDF-quick"


def test_a_seal_that_does_not_answer_is_said_and_nothing_is_taken(as_, in_force, settings):
    settings.SEALS = ["10363=mute:"]
    settings.SEAL_PROVIDERS = ["mute=tests.documents.test_sealed_prints.Silent"]

    answer = as_("teacher").post(page_of("teacher", in_force))

    assert answer.status_code == 503
    assert "电子印章现在用不了，存证报告没有出具" in answer.content.decode()
    assert not Entry.objects.filter(act="agreement.evidence").exists()


def test_a_changed_row_is_said_above_everything(as_, in_force):
    tamper("UPDATE audit_entry SET reason = 'x' WHERE act = 'agreement.approve'")

    page = as_("mo").get(page_of("mo", in_force)).content.decode()

    assert "第 2 条记录（通过）与写入时不一致" in page
    assert "已逐条重算" not in page
