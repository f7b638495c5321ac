"""The simulated phones: mounted only where the stand-in answers in WeChat's place."""

from django.urls import path

from sanfang.portals.simulator import native, phones

app_name = "simulator"
urlpatterns = [
    path("", phones.phones, name="phones"),
    path("latest/", phones.latest, name="latest"),
    path("scan/", phones.scan, name="scan"),
    path("native/", native.native, name="native"),
    path("native/consent/", native.consent, name="consent"),
    path("native/number/", native.number, name="number"),
]
