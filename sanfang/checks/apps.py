from django.apps import AppConfig


class ChecksConfig(AppConfig):
    name = "sanfang.checks"

    def ready(self) -> None:
        from sanfang.checks.models import Case
        from sanfang.checks.queries import about_imported
        from sanfang.graduates.imports.building import Outside, ask_also

        ask_also(Outside("cases", "被立案核查", Case, about_imported))
