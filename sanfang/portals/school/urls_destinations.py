"""The addresses around where graduates go."""

from django.urls import path

from sanfang.portals.school import destination_record, destinations

urlpatterns = [
    path("destinations/", destinations.destinations, name="destinations"),
    path("destinations/<int:pk>/", destinations.destination, name="destination"),
    path("destinations/<int:pk>/record/", destination_record.choose, name="destination_choose"),
    path("destinations/<int:pk>/record/<int:code>/", destination_record.record, name="destination_record"),
    path(
        "destinations/<int:pk>/evidence/<int:evidence>/", destinations.evidence, name="destination_evidence"
    ),
]
