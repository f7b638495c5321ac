"""What stands around a page: the portal's own furniture, and only the reader's own unread notices."""

import pytest
from django.test import Client

from sanfang.notices.actions import Mailbox, News, tell
from sanfang.portals.gate.context import FURNISHERS, everywhere
from sanfang.portals.gate.doors import DOORS

HOME_OF = {"zhang": "/m/", "mo": "/employer/", "teacher": "/school/", "officer": "/province/"}


def test_every_door_leads_to_a_furnished_portal():
    assert set(DOORS) <= set(FURNISHERS)


@pytest.mark.parametrize("name", HOME_OF)
def test_every_portal_knows_its_name_and_its_page_of_notices(as_, name):
    portal = as_(name).get(HOME_OF[name]).context["portal"]

    assert portal.home == HOME_OF[name]
    assert as_(name).get(portal.notices).status_code == 200


def test_public_pages_have_no_furniture(as_):
    context = as_("teacher").get("/v/").context

    assert (context["portal"], context["menu"], context["tabs"], context["viewer_label"]) == (
        None,
        [],
        [],
        "",
    )


def test_a_page_outside_of_every_portal_can_be_drawn(db):
    answer = Client().get("/nowhere/")

    assert answer.status_code == 404
    assert answer.context["portal"] is None


@pytest.mark.parametrize(
    ("reader", "unread"),
    [("zhang", 1), ("li", 0), ("mo", 0), ("teacher", 0), ("administrator", 0), ("officer", 0)],
)
def test_only_the_own_notices_are_counted(cast, as_, reader, unread):
    home = HOME_OF.get(reader, "/m/" if reader == "li" else "/school/")
    tell(Mailbox(cast.zhang.mailbox.party, cast.zhang.pk), News("event", "kind", "title"))

    assert as_(reader).get(home).context["unread_notices"] == unread


def test_the_words_for_everybody_are_there_without_a_portal(rf, db):
    request = rf.get("/")
    request.resolver_match = None

    assert everywhere(request)["unread_notices"] == 0
