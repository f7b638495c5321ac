"""The addresses of what the province drew at this school; those of its items are in `gate.check_urls`."""

from django.urls import path

from sanfang.portals.school import samples

urlpatterns = [
    path("samples/", samples.samples, name="samples"),
    path("sample-items/<int:pk>/", samples.item, name="sample_item"),
]
