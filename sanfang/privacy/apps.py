from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "sanfang.privacy"

    def ready(self) -> None:
        from sanfang.privacy import checks  # noqa: F401 — importing registers them
