"""The addresses that are for everybody."""

from django.urls import path, re_path

from sanfang.portals.public import (
    domain_file,
    doors,
    dropped_files,
    health,
    passwords,
    signing_in,
    statement_keys,
    verification,
)

app_name = "public"
urlpatterns = [
    path("", doors.doors, name="doors"),
    path("open-in-wechat/", doors.open_in_wechat, name="open_in_wechat"),
    path("open-in-wechat/code.png", doors.mini_program_code, name="mini_program_code"),
    path("sign-in/", signing_in.sign_in, name="sign_in"),
    path("sign-out/", signing_in.sign_out, name="sign_out"),
    path("password/", passwords.change_password, name="change_password"),
    path("v/", verification.how_to_verify, name="how_to_verify"),
    path("v/file/", dropped_files.verify_file, name="verify_file"),
    path("v/keys.json", statement_keys.keys, name="statement_keys"),
    path("v/offline.html", statement_keys.offline, name="verify_offline"),
    # Whatever stands after /v/ gets a verdict: a mangled code is as unknown as a forged one.
    path("v/<path:token>/", verification.verify, name="verify"),
    # WeChat asks for this file before it lets the mini program show our pages.
    re_path(r"^(?P<name>[A-Za-z0-9_-]{1,64}\.txt)$", domain_file.domain_file, name="domain_file"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
