"""The addresses that are for everybody."""

from django.urls import path

from sanfang.portals.public import doors, health, passwords, signing_in, verification

app_name = "public"
urlpatterns = [
    path("", doors.doors, name="doors"),
    path("open-in-wechat/", doors.open_in_wechat, name="open_in_wechat"),
    path("sign-in/", signing_in.sign_in, name="sign_in"),
    path("sign-out/", signing_in.sign_out, name="sign_out"),
    path("password/", passwords.change_password, name="change_password"),
    path("v/", verification.how_to_verify, name="how_to_verify"),
    # Whatever stands after /v/ gets a verdict: a mangled code is as unknown as a forged one.
    path("v/<path:token>/", verification.verify, name="verify"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
