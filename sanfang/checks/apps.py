from django.apps import AppConfig


class ChecksConfig(AppConfig):
    name = "sanfang.checks"

    def ready(self) -> None:
        from sanfang.checks.handing_over import hand_over_cases
        from sanfang.people.handing_over import when_handed_over

        when_handed_over(hand_over_cases)
