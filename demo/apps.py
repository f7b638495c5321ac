from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Installed in the demo and in tests only; production knows no demo."""

    name = "demo"
