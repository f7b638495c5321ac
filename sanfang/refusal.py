"""What every room raises when it says no."""


class Refusal(Exception):
    """A rule said no. `str(refusal)` is the sentence the person reads: what happened and what to do next."""

    message = "现在不能这样做。"

    def __init__(self, message: str = "") -> None:
        super().__init__(message or self.message)
