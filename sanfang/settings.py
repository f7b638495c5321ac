"""One settings file. Everything comes from the environment and is safe as it stands.

`SANFANG_ENV` says where this runs: `production` (the default), `demo` or `test`. Only the last two
know the simulator and the demo accounts; `sanfang.portals.gate.checks` refuses a production that
carries anything of theirs.
"""

from pathlib import Path

import environ
from csp.constants import NONE, SELF

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

# --- where this runs -------------------------------------------------------------------------
ENVIRONMENT = env.str("SANFANG_ENV", default="production")
IS_PRODUCTION = ENVIRONMENT == "production"
VAR_DIR = Path(env.str("SANFANG_VAR_DIR", default=str(BASE_DIR / "var" / ENVIRONMENT)))
DEBUG = env.bool("DEBUG", default=False)

INSECURE_KEY = "insecure-key-for-demo-and-tests-only-" + "0" * 32
SECRET_KEY = env.str("SECRET_KEY", default=INSECURE_KEY)
# The keys of fields encrypted at rest: "id:secret" pairs, the first encrypts, all decrypt.
FIELD_KEYS = env.list("SANFANG_FIELD_KEYS", default=[f"0:{INSECURE_KEY}"])
INDEX_KEY = env.str("SANFANG_INDEX_KEY", default=INSECURE_KEY)

SITE_URL = env.str("SANFANG_SITE_URL", default="http://127.0.0.1:8000")
ALLOWED_HOSTS = env.list("SANFANG_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("SANFANG_TRUSTED_ORIGINS", default=[])
PLATFORM_NAME = env.str("SANFANG_PLATFORM_NAME", default="大学生就业服务平台")

# --- the house -------------------------------------------------------------------------------
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "sanfang.privacy",
    "sanfang.uploads",
    "sanfang.limits",
    "sanfang.audit",
    "sanfang.institutions",
    "sanfang.people",
    "sanfang.exports",
    "sanfang.notices",
    "sanfang.wechat",
    "sanfang.graduates",
    "sanfang.employers",
    "sanfang.destinations",
    "sanfang.agreements",
    "sanfang.recruiting",
    "sanfang.sealing",
    "sanfang.documents",
    "sanfang.statistics",
    "sanfang.checks",
    "sanfang.ui",
    "sanfang.portals",
]
if not IS_PRODUCTION:
    INSTALLED_APPS.append("demo")

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "sanfang.portals.gate.headers.PermissionsPolicyMiddleware",
    "sanfang.portals.gate.encoding.EncodingMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "sanfang.portals.gate.actors.ActorMiddleware",
    "sanfang.portals.gate.methods.NotAllowedMiddleware",
    "sanfang.portals.gate.doors.DoorMiddleware",
    "sanfang.portals.gate.throttling.ThrottleMiddleware",
    "sanfang.portals.gate.read_only.ReadOnlyMiddleware",
]

ROOT_URLCONF = "sanfang.urls"
AUTH_USER_MODEL = "people.User"
LOGIN_URL = "public:sign_in"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORM_RENDERER = "sanfang.ui.forms.SanfangRenderer"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "sanfang.portals.gate.context.everywhere",
            ],
            "builtins": ["sanfang.ui.templatetags.ui"],
        },
    }
]

# --- data ------------------------------------------------------------------------------------
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'sanfang.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE: a write after a read must wait its turn instead of failing at once.
    # FULL: with WAL, NORMAL may lose an acknowledged commit when the power goes.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }

MEDIA_ROOT = VAR_DIR / "files"
MEDIA_URL = "/never-served/"
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("SANFANG_STATIC_ROOT", default=str(BASE_DIR / "var" / "static")))
ASSETS_DIR = BASE_DIR / "var" / "assets"  # filled from npm by `make assets`, never committed
FONT_DIR = Path(env.str("SANFANG_FONT_DIR", default=str(BASE_DIR / "var" / "fonts")))
STATICFILES_DIRS = [ASSETS_DIR]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600

# So many days an import of graduates can be undone, and what the records were before it is kept; 0: never.
IMPORT_UNDO_DAYS = env.int("SANFANG_IMPORT_UNDO_DAYS", default=7)

# --- words and time --------------------------------------------------------------------------
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文")]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

# --- people ----------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "sanfang.portals.gate.errors.csrf_failure"

# Where the stand-in for WeChat answers (demo and tests): with it, the simulated phones are there. Empty otherwise.
WECHAT_STANDIN = env.str("SANFANG_WECHAT_STANDIN", default="")
if WECHAT_STANDIN:
    after_sessions = MIDDLEWARE.index("django.contrib.sessions.middleware.SessionMiddleware") + 1
    MIDDLEWARE.insert(after_sessions, "sanfang.portals.simulator.bridge.SimulatedPhoneMiddleware")
WECHAT_APP_ID = env.str("SANFANG_WECHAT_APP_ID", default="")
WECHAT_SECRET = env.str("SANFANG_WECHAT_SECRET", default="")
WECHAT_API = env.str("SANFANG_WECHAT_API", default="https://api.weixin.qq.com")
WECHAT_STATE = env.str("SANFANG_WECHAT_STATE", default="formal")
WECHAT_TEMPLATES = env.list("SANFANG_WECHAT_TEMPLATES", default=[])
WECHAT_PUSH_TOKEN = env.str("SANFANG_WECHAT_PUSH_TOKEN", default="")
WECHAT_PUSH_KEY = env.str("SANFANG_WECHAT_PUSH_KEY", default="")
# "name.txt=content": the file by which WeChat makes sure that a business domain is ours.
WECHAT_DOMAIN_FILE = env.str("SANFANG_WECHAT_DOMAIN_FILE", default="")

# --- text messages ---------------------------------------------------------------------------
# "console" (one line in the log, nothing is sent) or "aliyun".
SMS_SENDER = env.str("SANFANG_SMS", default="console")
SMS_KEY_ID = env.str("SANFANG_SMS_KEY_ID", default="")
SMS_KEY_SECRET = env.str("SANFANG_SMS_KEY_SECRET", default="")
SMS_SIGN = env.str("SANFANG_SMS_SIGN", default="")
SMS_TEMPLATES = env.list("SANFANG_SMS_TEMPLATES", default=[])
SMS_ENDPOINT = env.str("SANFANG_SMS_ENDPOINT", default="https://dysmsapi.aliyuncs.com")

# --- seals -----------------------------------------------------------------------------------
# "10363=pkcs12:/etc/sanfang/10363.p12", "province=pkcs11:/usr/lib/module.so?token=…&label=…"; see sealing.sources.
SEALS = env.list("SANFANG_SEALS", default=[])
SEAL_SECRETS = env.list("SANFANG_SEAL_SECRETS", default=[])
SEAL_PROVIDERS = env.list("SANFANG_SEAL_PROVIDERS", default=[])
# Certificates (PEM) of the authorities whose seals count as ours, and the timestamp authority's address.
SEAL_AUTHORITIES = env.str("SANFANG_SEAL_AUTHORITIES", default="")
SEAL_TIMESTAMPS = env.str("SANFANG_SEAL_TIMESTAMPS", default="")
# The keys of the statements in the QR codes of papers: "id:secret" pairs, the first signs, all are published.
STATEMENT_KEYS = env.list("SANFANG_STATEMENT_KEYS", default=[f"0:{INSECURE_KEY}"])

# --- security headers ------------------------------------------------------------------------
BEHIND_TLS = env.bool("SANFANG_BEHIND_TLS", default=IS_PRODUCTION)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = BEHIND_TLS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_TLS else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"hide_tokens": {"()": "sanfang.portals.gate.logs.HideTokens"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["hide_tokens"]}
    },
    # They write whole addresses at INFO, and a provider's address carries numbers and keys.
    "loggers": {"httpx": {"level": "WARNING"}, "httpcore": {"level": "WARNING"}},
    "root": {"handlers": ["console"], "level": env.str("SANFANG_LOG_LEVEL", default="INFO")},
}
