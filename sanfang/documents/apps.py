from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "sanfang.documents"
