from django.apps import AppConfig


class ChecksConfig(AppConfig):
    name = "sanfang.checks"

    def ready(self) -> None:
        from sanfang.checks.handing_over import hand_over_cases
        from sanfang.checks.models import Case
        from sanfang.checks.queries import about_imported
        from sanfang.graduates.imports.building import Outside, ask_also
        from sanfang.people.handing_over import when_handed_over

        when_handed_over(hand_over_cases)
        ask_also(Outside("cases", "被立案核查", Case, about_imported))
