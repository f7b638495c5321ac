from django.apps import AppConfig


class GraduatesConfig(AppConfig):
    name = "sanfang.graduates"

    def ready(self) -> None:
        from sanfang.exports.kinds import register
        from sanfang.graduates.exporting import CONTACTS, RECORDS

        register(RECORDS)
        register(CONTACTS)
