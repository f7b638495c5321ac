from django.apps import AppConfig


class DestinationsConfig(AppConfig):
    name = "sanfang.destinations"

    def ready(self) -> None:
        from sanfang.destinations.national.exporting import NATIONAL
        from sanfang.exports.kinds import register

        register(NATIONAL)
