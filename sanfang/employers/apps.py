from django.apps import AppConfig


class EmployersConfig(AppConfig):
    name = "sanfang.employers"
