"""The address of the complaints about positions."""

from django.urls import path

from sanfang.portals.school import complaints

urlpatterns = [path("complaints/", complaints.complaints, name="complaints")]
