"""Entering a destination by hand at the desk (manual H4)."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sanfang.destinations.models import Destination, Evidence
from sanfang.destinations.requirements import requirements
from tests.cast import COHORT
from tests.destinations.byhand import record, values_for
from tests.permissions.conftest import body
from tests.portals.school.papers import PDF


def page(graduate, code) -> str:
    return f"/school/destinations/{graduate.pk}/record/{code}/"


@pytest.fixture
def filled(cast, picture):
    """What a clerk posts for a code, with a picture for every paper it must have."""

    def fill(_code, *, seen=0, **others):
        papers = {
            f"paper_{one.name}": SimpleUploadedFile("材料.png", picture, "image/png")
            for one in requirements(COHORT)[_code].evidence
            if one.required
        }
        return values_for(_code) | papers | {"seen": seen} | others

    return fill


def now(graduate) -> Destination:
    return Destination.objects.get(graduate=graduate)


@pytest.mark.parametrize("code", ["11", "12", "271", "46", "502", "75", "76", "801", "85", "72"])
def test_the_form_of_a_code_asks_exactly_for_what_the_code_needs(cast, as_, code):
    form = as_("teacher").get(page(cast.zhang, code)).context["form"]

    asked = requirements(COHORT)[code]
    expected = {"seen", *asked.fields, *(f"paper_{one.name}" for one in asked.evidence)}
    assert set(form.fields) == expected
    assert {name for name in asked.fields if form.fields[name].required} == set(asked.asks)


@pytest.mark.parametrize("code", ["11", "12", "271", "46", "502", "75", "76", "801", "85", "72"])
def test_a_complete_form_is_saved(cast, as_, filled, code):
    answer = as_("teacher").post(page(cast.zhang, code), filled(code))

    assert answer.status_code == 302
    assert now(cast.zhang).code == code


def test_the_four_donts_stand_where_work_is_entered(cast, as_):
    client = as_("teacher")

    assert "不准将毕业生顶岗实习" in client.get(page(cast.zhang, "11")).content.decode()
    assert "不准将毕业生顶岗实习" not in client.get(page(cast.zhang, "801")).content.decode()


def test_an_incomplete_form_keeps_what_was_typed(cast, as_, filled):
    answer = as_("teacher").post(page(cast.zhang, "11"), filled("11", employer_uscc="91340200MA0000009X"))

    form = answer.context["form"]
    assert list(form.errors) == ["employer_uscc"]
    assert form["employer_name"].value() == "芜湖青禾信息技术有限公司"
    assert now(cast.zhang).code == "70"


def test_a_file_that_is_none_is_told_at_its_field(cast, as_, filled):
    fake = SimpleUploadedFile("合同.pdf", b"MZ not a pdf", "application/pdf")

    answer = as_("teacher").post(page(cast.zhang, "11"), filled("11", paper_contract=fake))

    assert list(answer.context["form"].errors) == ["paper_contract"]
    assert not Evidence.objects.exists()


def test_six_files_at_once_are_too_many(cast, as_, filled, picture):
    many = [SimpleUploadedFile(f"{n}.png", picture, "image/png") for n in range(6)]

    answer = as_("teacher").post(page(cast.zhang, "11"), filled("11", paper_contract=many))

    assert list(answer.context["form"].errors) == ["paper_contract"]


def test_a_shop_needs_one_of_two(cast, as_, filled):
    answer = as_("teacher").post(page(cast.zhang, "75"), filled("75", employer_uscc="", web_address=""))

    assert list(answer.context["form"].errors) == ["employer_uscc"]


def test_mending_begins_with_what_is_said_and_asks_why(cast, as_, filled):
    change = record(cast, "11")
    client = as_("teacher")

    form = client.get(page(cast.zhang, "11")).context["form"]
    assert form["employer_name"].value() == "芜湖青禾信息技术有限公司"
    assert not form.fields["paper_contract"].required
    mended = values_for("11", job_category="24") | {"seen": change.pk, "reason": "职位填错了"}

    assert client.post(page(cast.zhang, "11"), mended).status_code == 302
    assert now(cast.zhang).job_category == "24"


def test_what_changed_meanwhile_is_not_overwritten(cast, as_, filled):
    record(cast, "11")

    answer = as_("teacher").post(page(cast.zhang, "801"), filled("801", seen=0, reason="考取研究生"))

    assert answer.status_code == 409
    assert now(cast.zhang).code == "11"


def test_under_an_agreement_there_is_no_form_and_the_way_out_is_told(cast, as_, filled, in_force):
    client = as_("teacher")

    assert "<form class" not in client.get(page(cast.zhang, "11")).content.decode()
    answer = client.post(page(cast.zhang, "11"), filled("11"))

    assert answer.status_code == 409
    assert "请先解约，或由管理员在生源信息中「解锁」" in answer.content.decode()
    assert now(cast.zhang).source == "online"


def test_a_choice_leads_to_its_form(cast, as_):
    chooser = f"/school/destinations/{cast.zhang.pk}/record/"

    assert as_("teacher").get(f"{chooser}?destination=11")["Location"] == page(cast.zhang, "11")
    assert as_("teacher").get(f"{chooser}?destination=99").status_code == 200


def test_a_code_of_no_list_is_not_there(cast, as_):
    assert as_("teacher").get(page(cast.zhang, "80")).status_code == 404


def test_extra_fields_change_nothing(cast, as_, filled):
    """X02: a form takes the fields it shows."""
    forged = filled("801", source="online", code="10", graduate=cast.li.pk, school_id=cast.other_school.pk)

    as_("teacher").post(page(cast.zhang, "801"), forged)

    assert (now(cast.zhang).code, now(cast.zhang).source) == ("801", "hand")
    assert now(cast.li).code == "70"


def test_the_page_of_a_graduate_tells_the_history_with_its_files(cast, as_):
    record(cast, "11")
    record(cast, "801", reason="考取研究生")
    client = as_("teacher")

    answer = client.get(f"/school/destinations/{cast.zhang.pk}/")

    assert [(one.old, one.new) for one in answer.context["history"]] == [
        ("签劳动合同形式就业", "境内升学—研究生"),
        ("待就业", "签劳动合同形式就业"),
    ]
    (file, url) = answer.context["history"][0].files[0]
    assert (file.original_name, body(client.get(url))) == ("admission.pdf", PDF)


def test_a_file_of_somebody_else_is_not_there(cast, as_):
    """E04: an address passed on to another department opens nothing."""
    record(cast, "11")
    url = f"/school/destinations/{cast.zhang.pk}/evidence/{Evidence.objects.get().pk}/"

    assert body(as_("teacher").get(url)) == PDF
    assert as_("teacher_of_another_department").get(url).status_code == 404
    assert as_("teacher").get(url.replace(str(cast.zhang.pk), str(cast.li.pk), 1)).status_code == 404


def test_the_page_costs_the_same_with_one_change_and_with_three(cast, as_, django_assert_num_queries):
    client = as_("teacher")
    record(cast, "11")
    with django_assert_num_queries(12):
        client.get(f"/school/destinations/{cast.zhang.pk}/")
    record(cast, "801", reason="考取研究生")
    record(cast, "12", reason="放弃升学")
    with django_assert_num_queries(12):
        client.get(f"/school/destinations/{cast.zhang.pk}/")
