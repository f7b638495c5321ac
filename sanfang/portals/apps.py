from django.apps import AppConfig


class PortalsConfig(AppConfig):
    name = "sanfang.portals"

    def ready(self) -> None:
        from sanfang.portals.employer.menu import furniture as employer
        from sanfang.portals.gate import checks  # noqa: F401 — registers the checks
        from sanfang.portals.gate.context import furnish
        from sanfang.portals.graduate.menu import furniture as graduate
        from sanfang.portals.province.menu import furniture as province
        from sanfang.portals.school.menu import furniture as school

        furnish("graduate", graduate)
        furnish("employer", employer)
        furnish("school", school)
        furnish("province", province)
