"""An employer as its own pages and the province's show it."""

from sanfang.codes.lists import code_list
from sanfang.employers.models import Employer
from sanfang.employers.states import Standing
from sanfang.statistics.employer_facts import HOW_COUNTED, facts_about

STANDING_TONES: dict[str, str] = {
    Standing.WAITING: "waiting",
    Standing.VERIFIED: "good",
    Standing.REFUSED: "bad",
    Standing.FROZEN: "bad",
}


def facts_of(employer: Employer) -> list[tuple[str, str]]:
    """What the employer says of itself, in the paper's words."""
    return [
        ("单位名称", employer.name),
        ("统一社会信用代码", employer.uscc),
        ("单位性质", code_list("employer_nature").label(employer.nature)),
        ("单位行业", code_list("employer_industry").label(employer.industry)),
        ("单位所在地", employer.place),
        ("通讯地址", employer.address),
        ("邮政编码", employer.postcode),
        ("联系人", employer.contact_person),
        ("招聘电话", employer.phone),
        ("E-mail", employer.email),
    ]


def record_of(employer: Employer) -> dict[str, object]:
    """What `gate/parts/employer_facts.html` shows: what happened between the employer and graduates, counted."""
    return {"employer_record": facts_about(employer).in_words(), "how_counted": HOW_COUNTED}
