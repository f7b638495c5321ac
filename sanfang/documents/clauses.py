"""The seven articles and the notes, by cohort year (manual F4).

The registration certificate (报到证) was issued for the last time to the class of 2022; since then the
record of destinations takes its place in the third article.
"""

from __future__ import annotations

from typing import Any

LAST_YEAR_OF_THE_CERTIFICATE = 2022

PREAMBLE = (
    "甲乙双方根据国家毕业生就业的法律、法规和政策，本着诚实守信、平等自愿、协商一致的原则，"
    "就甲方毕业后到乙方就业达成如下协议："
)
ARTICLE_ONE = (
    "乙方已如实向甲方介绍本单位的情况和甲方的工作岗位；甲方已如实向乙方介绍本人的情况。"
    "双方经相互了解，乙方同意录用甲方，甲方愿意到乙方就业，并在约定的时间内报到。"
)
ARTICLE_TWO = "双方就甲方到乙方报到、签订劳动合同（聘用合同）等事项约定如下："
REPORTING = "甲乙双方将签约情况告知学校和乙方上级主管部门，由学校登记备案，"
PURPOSES = {
    True: "作为编制就业方案、统计就业数据和办理就业报到证的依据。",
    False: "作为毕业去向登记、统计就业数据和转递学生档案的依据。",
}
ARTICLE_FOUR = "有下列情形之一的，另一方可以解除本协议，且不承担违约责任："
GROUNDS = (
    "甲方未按时取得毕业资格；",
    "乙方被撤销或者依法宣告破产；",
    "一方在签约时提供的信息严重失实；",
    "法律、法规和政策规定的其他情形。",
)
ARTICLE_FIVE = "双方应当全面履行本协议。一方提出解约的，应当征得另一方同意；双方就违约责任约定如下："
ARTICLE_SIX = (
    "甲方到乙方报到后，双方应当依照《中华人民共和国劳动合同法》等法律法规和本协议的约定，"
    "及时订立劳动合同（聘用合同）并办理录用手续，本协议随之终止。"
)
ARTICLE_SEVEN = "双方因履行本协议发生争议的，由双方协商解决。"
NOTES = (
    "本协议各项内容均应如实填写；填写不实的，由填写的一方承担责任。",
    "双方另有约定的，应在约定栏内写明，约定应当符合法律、法规和有关政策。",
    "本协议一式三份，甲方、乙方、甲方所在学校各执一份。",
)


def clauses_of(cohort_year: int) -> dict[str, Any]:
    """What the form of this cohort says, for the template: a preamble, seven articles, grounds and notes."""
    purpose = PURPOSES[cohort_year <= LAST_YEAR_OF_THE_CERTIFICATE]
    return {
        "preamble": PREAMBLE,
        "articles": [
            ARTICLE_ONE,
            ARTICLE_TWO,
            REPORTING + purpose,
            ARTICLE_FOUR,
            ARTICLE_FIVE,
            ARTICLE_SIX,
            ARTICLE_SEVEN,
        ],
        "grounds": list(GROUNDS),
        "notes": list(NOTES),
    }
