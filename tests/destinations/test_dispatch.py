"""What leaves with a graduate: the personal file; to 2022, the registration certificate (manual H6)."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from sanfang.audit.models import Entry
from sanfang.destinations import actions
from sanfang.destinations.actions import Certificate, Transfer
from sanfang.destinations.errors import NoCertificates, NotYourGraduate, ReceiverMissing, SentOnMissing
from sanfang.destinations.models import FileTransfer, RegistrationCertificate

TO_WUHU = Transfer("芜湖市人才服务中心", "安徽省芜湖市赭山中路 1 号", "241000", "皖2026-0001")


@pytest.fixture
def of_2022(cast):
    cast.zhang.cohort_year = 2022
    cast.zhang.save()
    return cast.zhang


def send(cast, transfer=TO_WUHU, *, by="teacher"):
    return actions.send_file(cast.zhang, transfer, actor=cast.actor(by))


def test_where_the_file_goes_is_kept_and_mended(cast):
    send(cast)
    send(cast, Transfer("合肥市人才服务中心", sent_on=date(2026, 7, 1), tracking_number="EMS0012"))

    row = FileTransfer.objects.get(graduate=cast.zhang)
    assert (row.receiver, row.transfer_number, row.tracking_number) == ("合肥市人才服务中心", "", "EMS0012")


def test_every_change_leaves_a_row_of_the_trail(cast):
    send(cast)
    send(cast, Transfer("合肥市人才服务中心"))

    rows = Entry.objects.filter(act="file_transfer.set").order_by("sequence").values_list("old", "new")
    first = "芜湖市人才服务中心 皖2026-0001 - -"
    assert list(rows) == [("", first), (first, "合肥市人才服务中心 - - -")]


def test_a_tracked_parcel_was_sent_on_a_day(cast):
    with pytest.raises(SentOnMissing):
        send(cast, Transfer("芜湖市人才服务中心", tracking_number="EMS0012"))

    assert not FileTransfer.objects.exists()


@pytest.mark.parametrize(
    "who", ["teacher_of_another_department", "administrator_of_another_school", "officer", "mo", "zhang"]
)
def test_nobody_else_says_where_a_file_goes(cast, who):
    with pytest.raises(NotYourGraduate):
        send(cast, by=who)


@pytest.mark.parametrize("broken", [{"receiver": ""}, {"tracking_number": "EMS0012"}])
def test_the_database_insists_on_files(cast, broken):
    send(cast)

    with pytest.raises(IntegrityError), transaction.atomic():
        FileTransfer.objects.update(**broken)


def test_a_certificate_of_2022_is_kept(cast, of_2022):
    certificate = Certificate("1", "芜湖云帆软件有限公司", "安徽省芜湖市", "202203400001", date(2022, 7, 1))

    actions.issue_certificate(of_2022, certificate, actor=cast.actor("teacher"))

    assert RegistrationCertificate.objects.get(graduate=of_2022).number == "202203400001"
    assert Entry.objects.get(act="certificate.set").new == "1 芜湖云帆软件有限公司 202203400001"


def test_without_a_certificate_nothing_else_is_said(cast, of_2022):
    actions.issue_certificate(of_2022, Certificate("6", "某单位", number="1"), actor=cast.actor("teacher"))

    row = RegistrationCertificate.objects.get(graduate=of_2022)
    assert (row.kind, row.receiver, row.number) == ("6", "", "")


def test_a_certificate_is_made_out_to_somebody(cast, of_2022):
    with pytest.raises(ReceiverMissing):
        actions.issue_certificate(of_2022, Certificate("1"), actor=cast.actor("teacher"))


def test_from_2023_on_there_are_none(cast):
    with pytest.raises(NoCertificates, match="2023 年起不再发放报到证"):
        actions.issue_certificate(cast.zhang, Certificate("6"), actor=cast.actor("teacher"))


@pytest.mark.parametrize("broken", [{"cohort_year": 2023}, {"receiver": ""}, {"kind": "4"}, {"kind": "6"}])
def test_the_database_insists_on_certificates(cast, of_2022, broken):
    actions.issue_certificate(of_2022, Certificate("1", "某单位"), actor=cast.actor("teacher"))

    with pytest.raises(IntegrityError), transaction.atomic():
        RegistrationCertificate.objects.update(**broken)
