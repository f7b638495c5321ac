"""「签约政策」: in plain words, from now on, for all schools."""

import pytest

from sanfang.institutions.models import Policy

ADDRESS = "/province/policy/"


def test_the_manuals_rules_are_what_holds_before_anybody_chose(officer, cast):
    page = officer.get(ADDRESS).content.decode()

    assert "毕业生在审核前可以点「非本人签约」" in page
    assert 'value="14"' in page


def test_a_stricter_policy_holds_for_the_next_signing(officer, cast):
    before = cast.sign(cast.li)

    officer.post(ADDRESS, {"confirmation": "before_signing", "acceptance_days": "7"})

    assert cast.sign().state == "proposed"
    before.refresh_from_db()
    assert before.state == "awaiting_school"


@pytest.mark.parametrize(
    ("confirmation", "days", "words"),
    [
        ("before_signing", "0", "不能小于"),
        ("before_signing", "61", "不能大于"),
        ("before_signing", "七", "请填写数字"),
        ("never", "7", "有效"),
        ("", "7", "请选择"),
    ],
)
def test_a_fault_changes_nothing(officer, cast, confirmation, days, words):
    answer = officer.post(ADDRESS, {"confirmation": confirmation, "acceptance_days": days})

    assert words in answer.content.decode()
    assert not Policy.objects.exists()


@pytest.mark.parametrize("stranger", ["zhang", "administrator", "mo"])
def test_to_another_party_the_page_does_not_exist(as_, cast, stranger):
    assert as_(stranger).post(ADDRESS, {"confirmation": "manual", "acceptance_days": "1"}).status_code == 404
