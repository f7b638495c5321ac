"""Who comes on stage, each in a browser of his or her own: nobody shares cookies with anybody."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.browser import DESK, PHONE, WECHAT, Device
from tests.scenarios.anybody import Anybody
from tests.scenarios.employer import Recruiter
from tests.scenarios.province import ProvinceDesk
from tests.scenarios.recruiting import RecruitingDesk
from tests.scenarios.school import SchoolDesk
from tests.scenarios.seeking import JobSeeker

# What has not come by then does not come; a person would have gone.
PATIENCE_MS = 10_000


@dataclass
class People:
    """Opens browsers; `address` is where the product runs."""

    new_page: Callable[[Device], Page]
    address: str

    def graduate(self, phone: str = "phone-1") -> JobSeeker:
        """A graduate with one of the simulated phones in the hand."""
        graduate = JobSeeker(self._browser(PHONE), self.address)
        graduate.picks_up(phone)
        return graduate

    def recruiter(self) -> Recruiter:
        """A recruiter without an account: a phone with WeChat."""
        return Recruiter(self._browser(WECHAT), self.address)

    def employer(self, username: str = "") -> RecruitingDesk:
        """An employer's desk; signed in when it has an account."""
        return self._at_a_desk(RecruitingDesk, username)

    def school(self, username: str) -> SchoolDesk:
        """A desk of the school: `administrator`, `teacher`, `counsellor`."""
        return self._at_a_desk(SchoolDesk, username)

    def province(self) -> ProvinceDesk:
        return self._at_a_desk(ProvinceDesk, "officer")

    def anybody(self) -> Anybody:
        """Somebody with a phone and an interest in a piece of paper."""
        return Anybody(self._browser(PHONE), self.address)

    def _at_a_desk(self, desk: type, username: str):
        person = desk(self._browser(DESK), self.address)
        if username:
            person.signs_in(username)
        return person

    def _browser(self, device: Device) -> Page:
        page = self.new_page(device)
        page.set_default_timeout(PATIENCE_MS)
        expect.set_options(timeout=PATIENCE_MS)
        return page
