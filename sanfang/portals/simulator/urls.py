"""The simulated phones: mounted only where the simulator stands in for WeChat."""

from django.urls import path

from sanfang.portals.simulator import phones

app_name = "simulator"
urlpatterns = [
    path("", phones.phones, name="phones"),
    path("scan/", phones.scan, name="scan"),
]
