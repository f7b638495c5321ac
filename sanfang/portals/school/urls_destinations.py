"""The addresses around where graduates go."""

from django.urls import path

from sanfang.portals.school import (
    certificates,
    destination_record,
    destinations,
    file_transfers,
    final,
    national,
)

urlpatterns = [
    path("destinations/", destinations.destinations, name="destinations"),
    path("destinations/<int:pk>/", destinations.destination, name="destination"),
    path("destinations/<int:pk>/record/", destination_record.choose, name="destination_choose"),
    path("destinations/<int:pk>/record/<int:code>/", destination_record.record, name="destination_record"),
    path(
        "destinations/<int:pk>/evidence/<int:evidence>/", destinations.evidence, name="destination_evidence"
    ),
    path("national/", national.national, name="national"),
    path("national/export/", national.export, name="national_ask"),
    path("files/", file_transfers.file_transfers, name="file_transfers"),
    path("files/<int:pk>/", file_transfers.file_transfer, name="file_transfer"),
    path("certificates/", certificates.certificates, name="certificates"),
    path("certificates/<int:pk>/", certificates.certificate, name="certificate"),
    path("final/", final.final, name="final"),
    path("final/remind/", final.remind, name="final_remind"),
    path("final/closing-day/", final.closing_day, name="final_closing_day"),
]
