"""The addresses of the complaints about positions."""

from django.urls import path

from sanfang.portals.province import complaints

urlpatterns = [
    path("complaints/", complaints.complaints, name="complaints"),
    path("complaints/<int:pk>/", complaints.complaint, name="complaint"),
]
