"""The settings of the test run: those of the product, with what a test must fix."""

import os
import tempfile

os.environ.setdefault("SANFANG_ENV", "test")
os.environ.setdefault("SANFANG_WECHAT", "simulator")
os.environ.setdefault("SANFANG_VAR_DIR", tempfile.mkdtemp(prefix="sanfang-test-"))

from sanfang.settings import *

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Static files come from where they are written; an empty folder stands in for the collected ones.
STATIC_ROOT = VAR_DIR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
