"""A person at a desk changes the own password."""

from sanfang.people.models import User
from tests.cast import PASSWORD

NEW = "a-new-and-longer-one"


def change(client, old=PASSWORD, new=NEW, again=None):
    return client.post("/password/", {"old": old, "new": new, "again": new if again is None else again})


def test_every_desk_leads_to_it(as_):
    assert 'href="/password/"' in as_("mo").get("/employer/").content.decode()


def test_the_new_password_holds_and_this_session_stays(as_):
    client = as_("teacher")

    answer = change(client)

    assert answer["Location"] == "/school/"
    assert User.objects.get(username="teacher").check_password(NEW)
    assert "_auth_user_id" in client.session


def test_every_other_session_of_the_account_ends(as_):
    here, there = as_("teacher"), as_("teacher")

    change(here)

    assert there.get("/password/").status_code == 302


def test_the_old_password_must_be_right(as_):
    assert "原密码不对" in change(as_("teacher"), old="wrong").content.decode()
    assert User.objects.get(username="teacher").check_password(PASSWORD)


def test_old_passwords_cannot_be_tried_at_leisure(as_):
    client = as_("teacher")
    for _ in range(10):
        change(client, old="wrong")

    assert "次数过多" in change(client).content.decode()


def test_a_short_password_is_refused_at_its_field(as_):
    page = change(as_("teacher"), new="short").content.decode()

    assert "id_new_error" in page


def test_the_second_typing_must_be_the_same(as_):
    assert "两次输入的密码不一样" in change(as_("teacher"), again="another-one-entirely").content.decode()


def test_a_phone_has_no_password_to_change(as_):
    assert as_("zhang").get("/password/").status_code == 404
