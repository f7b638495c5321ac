"""「批量打印」 on 「协议书打印管理」: what is on the list, or what was ticked there, as one file."""

import pytest

from sanfang.agreements import actions as agreements
from sanfang.documents.batch.actions import asking, run_waiting
from sanfang.documents.models import PrintJob, PrintRecord
from tests.documents.batches import names_in_zip, numbers_in_pdf, three_in_force

LIST, PAGE, JOBS = "/school/prints/", "/school/prints/batch/", "/school/prints/jobs/"
YES = {"confirmed": "yes", "form": "pdf", "order": "list"}


def names_of(job: PrintJob) -> list[str]:
    return list(job.items.order_by("place").values_list("agreement__graduate__name", flat=True))


def test_the_list_offers_all_that_it_shows_and_what_is_ticked(cast, as_):
    three_in_force(cast)
    page = as_("administrator").get(f"{LIST}?department={cast.computing.pk}").content.decode()

    assert "批量打印这 2 份" in page
    assert f'href="{PAGE}?department={cast.computing.pk}"' in page
    assert "批量打印所选" in page


def test_a_counsellor_is_offered_none_of_it(as_, in_force):
    page = as_("counsellor").get(LIST).content.decode()

    assert "批量打印" not in page
    assert 'name="agreement"' not in page


def test_what_is_filtered_and_searched_is_what_is_printed(cast, as_):
    three_in_force(cast)
    client = as_("administrator")
    client.post(LIST, {"q": "李"})
    address = f"{PAGE}?department={cast.computing.pk}"

    shown = client.get(address).content.decode()
    answer = client.post(address, YES)

    job = PrintJob.objects.get()
    assert "打印 1 份协议" in shown
    assert "条件：院系：计算机与信息学院；搜索「李」" in shown
    assert "每份协议 3 页，共约 3 页纸" in shown
    assert (answer.url, names_of(job), job.searched) == (f"{JOBS}{job.pk}/", ["李晓"], "李")


def test_what_was_ticked_is_shown_once_more_and_then_asked_for(cast, as_):
    zhang, _, wang = three_in_force(cast)
    client = as_("administrator")
    chosen = {"agreement": [zhang.pk, wang.pk]}

    shown = client.post(PAGE, chosen).content.decode()
    assert not PrintJob.objects.exists()
    client.post(PAGE, chosen | YES)

    assert "打印 2 份协议" in shown
    assert shown.count('type="hidden" name="agreement"') == 2
    assert names_of(PrintJob.objects.get()) == ["王强", "张䶮"]


def test_without_anything_ticked_the_list_says_so(as_, in_force):
    answer = as_("teacher").post(PAGE, {}, follow=True)

    assert answer.redirect_chain == [(LIST, 302)]
    assert "请先勾选协议" in answer.content.decode()


def test_how_many_were_printed_before_is_said(as_, in_force):
    PrintRecord.objects.create(agreement=in_force, count=2)

    assert "其中 1 份以前打印过" in as_("teacher").get(PAGE).content.decode()


def test_nothing_and_too_many_are_told_and_refused(cast, as_, monkeypatch):
    client = as_("administrator")
    assert "没有可以打印的协议" in client.get(PAGE).content.decode()
    assert client.post(PAGE, YES).status_code == 409
    three_in_force(cast)
    monkeypatch.setattr("sanfang.documents.batch.actions.MOST", 2)
    monkeypatch.setattr(asking, "MOST", 2)

    shown = client.get(PAGE).content.decode()
    answer = client.post(PAGE, YES)

    assert "一次最多打印 2 份" in shown
    assert (answer.status_code, PrintJob.objects.count()) == (409, 0)


def test_it_can_be_left_and_come_back_to(cast, as_):
    rows = three_in_force(cast)
    client = as_("administrator")
    page = client.post(PAGE, YES).url
    assert "可以离开这个页面" in client.get(page).content.decode()
    assert client.post(f"{page}file/").status_code == 409

    run_waiting()

    assert client.get(f"{page}progress/")["HX-Refresh"] == "true"
    assert f'href="{page}"' in client.get(JOBS).content.decode()
    file = client.post(f"{page}file/")
    content = b"".join(file.streaming_content)
    assert file["Content-Length"] == str(len(content))
    assert file["Content-Disposition"].startswith('attachment; filename="agreements-')
    assert numbers_in_pdf(content) == [one.number for one in reversed(rows)]
    assert "首次下载，已计入打印次数" in client.get(page).content.decode()


def test_as_a_zip(as_, in_force):
    client = as_("teacher")
    page = client.post(PAGE, YES | {"form": "zip"}).url
    run_waiting()

    content = b"".join(client.post(f"{page}file/").streaming_content)

    assert names_in_zip(content) == ["清单.xlsx", f"0001-{in_force.number}.pdf"]


def test_what_was_left_out_is_listed_with_its_reason_and_asked_for_again(cast, as_):
    three_in_force(cast)
    client = as_("administrator")
    page = client.post(PAGE, YES).url
    agreements.unlock(cast.zhang, actor=cast.actor("administrator"), reason="毕业生改签")
    run_waiting()
    PrintJob.objects.get().items.filter(place=1).update(left_out="电子印章没有响应")

    shown = client.get(page).content.decode()
    answer = client.post(f"{page}again/")

    assert "文件里有 1 份协议，共 3 页" in shown
    assert "没有打印的 2 份" in shown
    assert "电子印章没有响应" in shown
    assert names_of(PrintJob.objects.latest("pk")) == ["王强"]
    assert answer.url == f"{JOBS}{PrintJob.objects.latest('pk').pk}/"


def test_it_is_cancelled(as_, in_force):
    client = as_("teacher")
    page = client.post(PAGE, YES).url

    answer = client.post(f"{page}cancel/", follow=True)

    assert "已取消，没有计入打印次数。" in answer.content.decode()
    assert client.post(f"{page}cancel/").status_code == 409
    assert client.post(f"{page}file/").status_code == 409


@pytest.mark.parametrize("stranger", ["administrator", "counsellor", "teacher_of_another_department"])
def test_E04_a_link_that_was_passed_on_leads_nowhere(as_, in_force, stranger):
    page = as_("teacher").post(PAGE, YES).url
    client = as_(stranger)

    answers = [client.get(page), *(client.post(f"{page}{act}/") for act in ("file", "cancel", "again"))]

    assert [answer.status_code for answer in answers] == [404] * 4


def test_its_pages_cost_the_same_with_one_and_with_three(cast, as_, django_assert_num_queries):
    three_in_force(cast)
    client = as_("administrator")
    page = client.post(PAGE, YES).url
    run_waiting()
    items = PrintJob.objects.get().items
    for count, places in ((1, [1]), (3, [1, 2, 3])):
        items.filter(place__in=places).update(left_out="电子印章没有响应")
        with django_assert_num_queries(14):
            assert len(client.get(page).context["page"]) == count
    with django_assert_num_queries(11):
        client.get(JOBS)
