from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "sanfang.notices"

    def ready(self) -> None:
        from sanfang.notices.staff import tell_of_handing_over
        from sanfang.people.handing_over import when_handed_over

        when_handed_over(tell_of_handing_over)
