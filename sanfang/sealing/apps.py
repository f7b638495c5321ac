from django.apps import AppConfig


class SealingConfig(AppConfig):
    name = "sanfang.sealing"

    def ready(self) -> None:
        from sanfang.sealing import checks  # noqa: F401 — importing registers them
