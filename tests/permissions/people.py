"""Who walks through the house: the whole cast, a phone that is bound to nobody, and nobody."""

from django.test import Client

from sanfang.people.models import User
from tests.cast import Cast

GRADUATES = ("zhang", "li", "wang", "zhou")
RECRUITERS = ("mo", "ann")
ADMINISTRATORS = ("administrator", "administrator_of_another_school")
STAFF = (*ADMINISTRATORS, "teacher", "counsellor", "teacher_of_another_department")
DESKS = (*RECRUITERS, *STAFF, "officer")
UNBOUND, NOBODY = "unbound", "nobody"
EVERYBODY = (*GRADUATES, *DESKS, UNBOUND, NOBODY)

# For whom each portal is.
PARTIES = {"graduate": GRADUATES, "employer": RECRUITERS, "school": STAFF, "province": ("officer",)}

# Staff whose scope holds zhang: by school and department.
OVER_ZHANG = ("administrator", "teacher", "counsellor")
# Of those, who decides about signings and corrections, and who about terminations.
REVIEWERS = ("administrator", "teacher")
TERMINATION_DECIDERS = ("administrator", "counsellor")

# The route of a card is walked in WeChat's browser; the other pages do not care.
WECHAT = {"user-agent": "Mozilla/5.0 MicroMessenger/8.0"}


def browser_of(cast: Cast, name: str) -> Client:
    """A browser in which somebody is signed in; in nobody's, nobody is."""
    client = Client(headers=WECHAT)
    if name == UNBOUND:
        client.force_login(User.objects.for_phone("phone-of-a-stranger"))
    elif name != NOBODY:
        client.force_login(cast.users[name])
    return client
