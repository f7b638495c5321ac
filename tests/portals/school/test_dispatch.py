"""「毕业生派遣」 at the desk: 档案信息, 报到证信息, 最终信息确认 (manual H6)."""

from datetime import UTC, datetime

import pytest
import time_machine

from sanfang.destinations import actions
from sanfang.destinations.actions import Transfer
from sanfang.destinations.final import final_facts, fingerprint
from sanfang.destinations.models import FileTransfer, RegistrationCertificate
from sanfang.graduates.models import Graduate
from sanfang.institutions.closing import closing_day_of
from sanfang.notices.models import Notice

FILES, CERTIFICATES, FINAL = "/school/files/", "/school/certificates/", "/school/final/"
RECEIVER = {"receiver": "芜湖市人才服务中心", "address": "安徽省芜湖市赭山中路 1 号", "postcode": "241000"}


def names(page) -> list[str]:
    return [one.name for one in page.context["page"]]


@pytest.fixture
def june():
    with time_machine.travel(datetime(2026, 6, 20, 2, tzinfo=UTC), tick=False):
        yield


def test_where_a_file_goes_is_noted(as_, cast):
    answer = as_("counsellor").post(f"{FILES}{cast.zhang.pk}/", RECEIVER)

    assert answer["Location"] == FILES
    assert FileTransfer.objects.get(graduate=cast.zhang).receiver == "芜湖市人才服务中心"


def test_a_tracked_parcel_needs_its_day(as_, cast):
    answer = as_("teacher").post(f"{FILES}{cast.zhang.pk}/", RECEIVER | {"tracking_number": "EMS0012"})

    assert list(answer.context["form"].errors) == ["sent_on"]
    assert not FileTransfer.objects.exists()


def test_the_form_begins_with_what_is_known(as_, cast):
    actions.send_file(cast.zhang, Transfer(**RECEIVER), actor=cast.actor("teacher"))

    form = as_("teacher").get(f"{FILES}{cast.zhang.pk}/").context["form"]

    assert form["address"].value() == RECEIVER["address"]


@pytest.mark.parametrize(
    ("state", "found"), [("", ["张䶮", "李晓"]), ("missing", ["李晓"]), ("noted", ["张䶮"]), ("sent", [])]
)
def test_files_are_found_by_how_far_they_are(as_, cast, state, found):
    actions.send_file(cast.zhang, Transfer(**RECEIVER), actor=cast.actor("teacher"))

    assert names(as_("teacher").get(f"{FILES}?state={state}")) == found


def test_a_cohort_to_2022_has_certificates(as_, cast):
    Graduate.objects.filter(pk=cast.zhang.pk).update(cohort_year=2022)
    client = as_("teacher")
    assert names(client.get(CERTIFICATES)) == ["张䶮"]

    client.post(f"{CERTIFICATES}{cast.zhang.pk}/", {"kind": "1", "receiver": "芜湖云帆软件有限公司"})

    assert RegistrationCertificate.objects.get().receiver == "芜湖云帆软件有限公司"


def test_a_certificate_made_out_to_nobody_is_refused(as_, cast):
    Graduate.objects.filter(pk=cast.zhang.pk).update(cohort_year=2022)

    answer = as_("teacher").post(f"{CERTIFICATES}{cast.zhang.pk}/", {"kind": "1"})

    assert list(answer.context["form"].errors) == ["receiver"]


def test_later_years_say_that_there_are_none(as_, cast):
    client = as_("teacher")

    assert names(client.get(CERTIFICATES)) == []
    assert "2023 年起不再发放报到证，这一届" in client.get(f"{CERTIFICATES}?year=2026").content.decode()
    assert client.get(f"{CERTIFICATES}{cast.zhang.pk}/").context["refusal"] != ""
    assert client.post(f"{CERTIFICATES}{cast.zhang.pk}/", {"kind": "6"}).status_code == 409
    assert not RegistrationCertificate.objects.exists()


def test_by_itself_the_list_shows_who_is_missing(june, as_, cast):
    shown = fingerprint(final_facts(cast.zhang))
    actions.confirm_final(cast.zhang, actor=cast.actor("zhang"), shown_sha256=shown)
    client = as_("teacher")

    assert names(client.get(FINAL)) == ["李晓"]
    assert names(client.get(f"{FINAL}?state=confirmed")) == ["张䶮"]
    assert names(client.get(f"{FINAL}?state=")) == ["张䶮", "李晓"]
    assert client.get(FINAL).context["missing_count"] == 1


def test_whoever_is_missing_is_reminded(june, as_, cast):
    client = as_("teacher")

    assert client.post(f"{FINAL}remind/", {"year": "2026"})["Location"] == FINAL
    assert "已提醒 2 人" in client.get(FINAL).content.decode()
    assert Notice.objects.filter(kind="final_confirmation").count() == 2


def test_after_the_closing_day_nobody_is_reminded(as_, cast):
    answer = as_("teacher").post(f"{FINAL}remind/", {"year": "2026"})

    assert answer.status_code == 409
    assert "已于 2026-08-31 截止" in answer.content.decode()


def test_the_administrator_sets_the_closing_day(as_, cast):
    client = as_("administrator")

    assert client.post(f"{FINAL}closing-day/", {"month": "7", "day": "15"})["Location"] == FINAL
    assert closing_day_of(cast.school.pk, 2027).isoformat() == "2027-07-15"
    assert list(client.post(f"{FINAL}closing-day/", {"month": "2", "day": "30"}).context["form"].errors) == [
        "day"
    ]


@pytest.mark.parametrize("path", [FILES, f"{FINAL}?state="])
def test_the_lists_cost_the_same_with_one_and_with_three_rows(as_, cast, path, django_assert_num_queries):
    queries = {FILES: 13, f"{FINAL}?state=": 16}[path]
    one, three = as_("teacher_of_another_department"), as_("administrator")
    with django_assert_num_queries(queries):
        assert len(names(one.get(path))) == 1
    with django_assert_num_queries(
        queries + 1
    ):  # one badge more: the administrator decides terminations, too
        assert len(names(three.get(path))) == 3
