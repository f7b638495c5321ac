"""The addresses of the files that staff take away."""

from django.urls import path

from sanfang.portals.school import exports

urlpatterns = [
    path("exports/", exports.exports, name="exports"),
    path("exports/<int:pk>/", exports.export, name="export"),
    path("exports/<int:pk>/progress/", exports.progress, name="export_progress"),
    path("exports/<int:pk>/file/", exports.file, name="export_file"),
]
