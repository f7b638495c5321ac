from django.apps import AppConfig


class RecruitingConfig(AppConfig):
    name = "sanfang.recruiting"

    def ready(self) -> None:
        from sanfang.agreements.followers import follow
        from sanfang.recruiting import turns  # noqa: F401 — answers `turn_of` for this room's things
        from sanfang.recruiting.actions.standing import stand_still_or_come_back

        follow(stand_still_or_come_back)
