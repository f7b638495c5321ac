from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "sanfang.agreements"

    def ready(self) -> None:
        # They answer `turn_of` for this room's things.
        from sanfang.agreements import correction_turns, turns  # noqa: F401
