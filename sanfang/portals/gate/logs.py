"""What may stand in a log: who holds a log must not hold the codes of cards and papers (promises T25)."""

import logging
import re

# The addresses whose next part is the secret itself.
SECRET_PART = re.compile(r"/(card|v)/[^/\s]+")
# What the web-view of the mini program is opened with.
TICKET = re.compile(r"\bticket=[^&\s\"']+")


class HideTokens(logging.Filter):
    """Writes 「/card/…/confirm/」 for the address of a signing card or of a paper, and no ticket."""

    def filter(self, record: logging.LogRecord) -> bool:
        written = record.getMessage()
        shown = TICKET.sub("ticket=…", SECRET_PART.sub(r"/\1/…", written))
        if shown != written:
            record.msg, record.args = shown, ()
        return True
