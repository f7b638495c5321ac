"""The settings of the test run: those of the product, with what a test must fix."""

import os
import tempfile

os.environ.setdefault("SANFANG_ENV", "test")
# The tests aim it at a stand-in of their own.
os.environ.setdefault("SANFANG_WECHAT_STANDIN", "http://127.0.0.1:9")
os.environ.setdefault("SANFANG_VAR_DIR", tempfile.mkdtemp(prefix="sanfang-test-"))

from sanfang.settings import *

# No power is cut in a test: what a process that dies has written stays, and nothing waits for the disk.
if "init_command" in DATABASES["default"].get("OPTIONS", {}):
    DURABLE = DATABASES["default"]["OPTIONS"]["init_command"]
    DATABASES["default"]["OPTIONS"]["init_command"] = DURABLE.replace("synchronous=FULL", "synchronous=OFF")
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Static files come from where they are written; an empty folder stands in for the collected ones.
STATIC_ROOT = VAR_DIR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
