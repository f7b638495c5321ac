"""How a text message can fail to go, told apart by what may be done next. No message of theirs names a person."""


class SmsFailed(Exception):
    """Why a text message did not go, or may not have gone. Its words are for the operator's log."""


class NotSent(SmsFailed):
    """Surely not sent: it may be tried again later."""


class Misconfigured(NotSent):
    """Surely not sent, and nothing goes before the operator changes a setting or something at the provider."""


class Unanswered(SmsFailed):
    """It may have been sent. Ask `was_sent` before trying again."""


class Refused(SmsFailed):
    """This message to this number will never go; trying again changes nothing."""
