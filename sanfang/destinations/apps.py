from django.apps import AppConfig


class DestinationsConfig(AppConfig):
    name = "sanfang.destinations"

    def ready(self) -> None:
        from django.db.models import Q

        from sanfang.destinations.models import NationalExport
        from sanfang.graduates.imports.building import Outside, ask_also

        ask_also(
            Outside(
                "national_exports",
                "导出了上报文件",
                NationalExport,
                lambda batch: Q(school=batch.school_id, cohort_year=batch.plan.cohort_year),
            )
        )
