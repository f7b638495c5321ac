"""Where each party is at home."""

from sanfang.actors import Party

HOMES = {
    Party.GRADUATE: "/m/",
    Party.EMPLOYER: "/employer/",
    Party.SCHOOL: "/school/",
    Party.PROVINCE: "/province/",
}


def home_of(party: Party) -> str:
    """The first page of a party's portal; a visitor is at home at the four doors."""
    return HOMES.get(party, "/")
