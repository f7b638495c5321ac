"""Route 3: what a recruiter who scanned a signing card walks through, without an account (manual D2)."""

from django.urls import path

from sanfang.portals.card import steps

app_name = "card"
urlpatterns = [
    path("<str:token>/", steps.start, name="start"),
    path("<str:token>/employer/", steps.employer, name="employer"),
    path("<str:token>/confirm/", steps.confirm, name="confirm"),
    path("<str:token>/done/", steps.done, name="done"),
]
