"""What the national system would refuse: every rule finds exactly whom it concerns, and nobody else."""

import pytest

from sanfang.destinations import actions
from sanfang.destinations.actions import Transfer
from sanfang.destinations.models import Destination
from sanfang.destinations.national.rules import cohort, count_all, rules
from sanfang.graduates.models import Graduate
from tests.destinations.byhand import record

YEAR = 2026


@pytest.fixture
def good(cast):
    """Zhang, of whom nothing is refused."""
    Graduate.objects.filter(pk=cast.zhang.pk).update(
        examinee_number="26340100000001",
        origin_place="安徽省芜湖市",
        enrolled_on="2022-09-01",
        graduates_on="2026-07-01",
    )
    record(cast, "11")
    transfer = Transfer("芜湖市人才服务中心", "安徽省芜湖市赭山中路 1 号", "241000")
    actions.send_file(cast.zhang, transfer, actor=cast.actor("teacher"))
    return Graduate.objects.get(pk=cast.zhang.pk)


def faults_of(graduate) -> set[str]:
    found = cohort(Graduate.objects.filter(pk=graduate.pk), YEAR)
    return {rule.name for rule in rules(YEAR) if found.filter(rule.concerns).exists()}


def test_a_good_row_breaks_no_rule(good):
    assert faults_of(good) == set()


OF_RECORD = [
    ({"confirmed_at": None}, "unconfirmed"),
    ({"examinee_number": ""}, "examinee_number_missing"),
    ({"phone": ""}, "phone_missing"),
    ({"origin_place": ""}, "origin_place_missing"),
    ({"origin_place": "芜湖市"}, "origin_place_code"),
    ({"enrolled_on": None}, "enrolled_on_missing"),
    ({"graduates_on": None}, "graduates_on_missing"),
    ({"sex": "3"}, "sex_unknown"),
    ({"ethnicity": "57"}, "ethnicity_unknown"),
    ({"political_status": "14"}, "political_status_unknown"),
    ({"education_level": "99"}, "education_level_unknown"),
    ({"training_mode": "9"}, "training_mode_unknown"),
    ({"training_mode": "2"}, "commissioned_by"),
    ({"normal_student": "3"}, "normal_student_unknown"),
    ({"hardship": "8"}, "hardship_unknown"),
]
OF_DESTINATION = [
    ({"code": "80"}, "destination_unknown"),
    ({"employer_name": ""}, "employer_name_missing"),
    ({"employer_uscc": ""}, "employer_uscc_missing"),
    ({"employer_nature": ""}, "employer_nature_missing"),
    ({"employer_nature": "99"}, "employer_nature_unknown"),
    ({"employer_industry": ""}, "employer_industry_missing"),
    ({"employer_industry": "99"}, "employer_industry_unknown"),
    ({"job_category": ""}, "job_category_missing"),
    ({"job_category": "99"}, "job_category_unknown"),
    ({"employer_place": ""}, "employer_place_missing"),
    ({"employer_place": "芜湖市"}, "employer_place_code"),
    ({"evidence_count": 0}, "evidence_missing"),
    ({"code": "12"}, "monthly_pay_missing"),
    ({"code": "502"}, "project_name_missing"),
    ({"code": "801"}, "study_major_missing"),
    ({"code": "46"}, "enlistment_number_missing"),
    ({"code": "85"}, "country_missing"),
]


@pytest.mark.parametrize(("broken", "rule"), OF_RECORD)
def test_a_fault_of_the_record_breaks_its_rule_alone(good, broken, rule):
    Graduate.objects.filter(pk=good.pk).update(**broken)

    assert faults_of(good) == {rule}


@pytest.mark.parametrize(("broken", "rule"), OF_DESTINATION)
def test_a_fault_of_the_destination_breaks_its_rule_alone(good, broken, rule):
    Destination.objects.filter(graduate=good).update(**broken)

    assert faults_of(good) == {rule}


def test_flexible_work_says_what_it_is(good):
    Destination.objects.filter(graduate=good).update(code="76", monthly_pay=6000)

    assert faults_of(good) == {"occupation_missing"}


def test_a_file_goes_somewhere_whole(good):
    good.file_transfer.postcode = ""
    good.file_transfer.save()
    assert faults_of(good) == {"file_address_missing"}

    good.file_transfer.delete()
    assert faults_of(good) == {"file_missing"}


def test_whoever_waits_owes_nothing_about_an_employer(cast, good):
    record(cast, "70", files={}, reason="劳动合同已解除")
    assert faults_of(good) == set()

    Destination.objects.filter(graduate=good).delete()
    assert faults_of(good) == set()


def test_every_rule_was_broken_by_a_test():
    tried = {rule for _, rule in (*OF_RECORD, *OF_DESTINATION)}
    elsewhere = {"occupation_missing", "file_address_missing", "file_missing"}

    assert {rule.name for rule in rules(YEAR)} == tried | elsewhere


def test_every_rule_says_why_and_what_to_do():
    for rule in rules(YEAR):
        assert rule.why.endswith("。")
        assert rule.remedy.endswith("。")


def test_counting_is_one_query(cast, good, django_assert_num_queries):
    with django_assert_num_queries(1):
        counts = count_all(Graduate.objects.visible_to(cast.actor("administrator")), YEAR)

    assert (counts["everybody"], counts["faulty"], counts["file_missing"]) == (3, 2, 2)


@pytest.mark.parametrize("year", [2019, 2022, 2023])
def test_other_years_have_their_own_table(year):
    assert len({rule.name for rule in rules(year)}) == len(rules(year))
