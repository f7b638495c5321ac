from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "sanfang.agreements"

    def ready(self) -> None:
        from sanfang.agreements import turns  # noqa: F401 — answers `turn_of` for this room's things
