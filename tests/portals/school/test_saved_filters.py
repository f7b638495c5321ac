"""Filters under a name of one's own: one click away, shown to nobody else."""

import pytest

from sanfang.graduates.actions import arranging
from sanfang.graduates.errors import NothingToSave, TooManyFilters
from sanfang.graduates.models import SavedFilter

LIST, PAGE = "/school/records/", "/school/records/filters/"


def save(client, name="未确认的本科生", query="?level=31&confirmed=no&page=2"):
    return client.post(f"{PAGE}{query}", {"name": name})


def test_what_is_asked_for_is_saved_and_leads_back_to_it(as_):
    client = as_("teacher")

    answer = save(client)

    saved = SavedFilter.objects.get()
    assert answer.url == f"{LIST}?level=31&confirmed=no&page=2"
    assert (saved.name, saved.asked) == ("未确认的本科生", {"level": "31", "confirmed": "no"})
    assert f'href="{LIST}?level=31&amp;confirmed=no"' in client.get(LIST).content.decode()


def test_the_one_in_use_is_marked(as_):
    client = as_("teacher")
    save(client)

    assert client.get(LIST).content.decode().count('?level=31&amp;confirmed=no" aria-current="page"') == 0
    used = client.get(f"{LIST}?level=31&confirmed=no").content.decode()
    assert used.count('?level=31&amp;confirmed=no" aria-current="page"') == 1


def test_nobody_sees_another_one_s(as_):
    save(as_("teacher"))
    pk = SavedFilter.objects.get().pk

    for name in ("administrator", "counsellor"):
        assert "未确认的本科生" not in as_(name).get(LIST).content.decode()
        assert as_(name).get(f"{PAGE}{pk}/").status_code == 404
        assert as_(name).post(f"{PAGE}{pk}/delete/").status_code == 404
    assert SavedFilter.objects.count() == 1


def test_it_is_renamed_and_deleted(as_):
    client = as_("teacher")
    save(client)
    pk = SavedFilter.objects.get().pk

    assert client.post(f"{PAGE}{pk}/", {"name": " 本科生　未确认 "}).url == PAGE
    assert SavedFilter.objects.get().name == "本科生 未确认"
    assert client.post(f"{PAGE}{pk}/delete/").url == PAGE
    assert SavedFilter.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("", "请填写"),
        ("  ", "请填写"),
        ("字" * 21, "20"),
        ("a\x00b", "空字符"),
        ("已有的", "您已有一个同名的常用筛选，请换一个名称。"),
    ],
)
def test_a_name_that_cannot_be_is_told_at_its_field(as_, name, told):
    client = as_("teacher")
    save(client, "已有的")

    page = save(client, name)

    assert page.status_code == 200
    assert told in page.context["form"].errors["name"][0]
    assert SavedFilter.objects.count() == 1


def test_two_accounts_may_use_one_name(as_):
    save(as_("teacher"), "本科生")
    save(as_("counsellor"), "本科生")

    assert SavedFilter.objects.filter(name="本科生").count() == 2


def test_nothing_asked_for_is_nothing_to_save(cast, as_):
    page = save(as_("teacher"), query="?year=1999")

    assert NothingToSave.message in page.content.decode()
    assert SavedFilter.objects.count() == 0


def test_there_is_an_end_to_them(cast):
    teacher = cast.actor("teacher")
    for number in range(20):
        arranging.save_filter(f"第{number}个", {"level": "31"}, actor=teacher)

    with pytest.raises(TooManyFilters, match="最多保存 20 个"):
        arranging.save_filter("又一个", {"level": "31"}, actor=teacher)


def test_no_search_is_ever_saved(cast, as_):
    client = as_("teacher")
    client.post(LIST, {"q": cast.zhang.id_number})

    save(client, query=f"?level=31&q={cast.zhang.id_number}")

    assert SavedFilter.objects.get().asked == {"level": "31"}
