from django.apps import AppConfig


class DestinationsConfig(AppConfig):
    name = "sanfang.destinations"

    def ready(self) -> None:
        from sanfang.destinations.national.exporting import NATIONAL, about_imported
        from sanfang.exports.kinds import register
        from sanfang.exports.models import Job
        from sanfang.graduates.imports.building import Outside, ask_also

        register(NATIONAL)
        ask_also(Outside("national_exports", "导出了上报文件", Job, about_imported))
