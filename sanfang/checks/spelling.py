"""How employers' names are compared: what looks alike to a reader has one loose name."""

from __future__ import annotations

import re

from sanfang.codes.names import organisation_key

# Forms of company that readers take for one another.
SAME_FORM = re.compile(r"有限责任公司|股份有限公司|有限公司")


def loose_name(name: str) -> str:
    """「芜湖（云帆）软件有限责任公司」 and 「芜湖云帆软件有限公司」 are one; brackets and widths do not count.

    >>> loose_name("芜湖云帆软件有限责任公司") == loose_name("芜湖（云帆）软件有限公司")
    True
    """
    return SAME_FORM.sub("有限公司", organisation_key(name))
