"""Every setting of the house, from the environment. Each is explained in docs/settings.md."""

import os
from pathlib import Path

import django_stubs_ext
from django.utils.translation import gettext_lazy as _

from sameboat.lib.environ import database, flag, ledger_key, plan_key, push_key, secret_key, words

# Django's classes take type arguments only with this.
django_stubs_ext.monkeypatch()

DATA = Path(os.environ.get("SAMEBOAT_DATA", "data")).resolve()
SITE_URL = os.environ.get("SAMEBOAT_URL", "http://127.0.0.1:8000").rstrip("/")
DEBUG = flag("SAMEBOAT_DEBUG", default=False)
SECRET_KEY = secret_key(DATA)
PLAN_KEY = plan_key(DATA)
PUSH_KEY = push_key(DATA)
LEDGER_KEY = ledger_key(DATA)
# Only a test speaks to a push service on this machine.
PUSH_MAY_BE_LOCAL = False
ALLOWED_HOSTS = words("SAMEBOAT_HOSTS", default="127.0.0.1 localhost [::1]")
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_URL.startswith("https://") else []
HTTPS = SITE_URL.startswith("https://")

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "sameboat.lib",
    "sameboat.people",
    "sameboat.audit",
    "sameboat.consent",
    "sameboat.notices",
    "sameboat.safety",
    "sameboat.circles",
    "sameboat.posts",
    "sameboat.messages",
    "sameboat.mailing",
    "sameboat.care",
    "sameboat.skills",
    "sameboat.programmes",
    "sameboat.rooms",
    "sameboat.moderation",
    "sameboat.measures",
    "sameboat.similar",
    "sameboat.home",
    "sameboat.desk",
    "sameboat",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "sameboat.lib.middleware.privacy",
    "sameboat.lib.middleware.without_null_bytes",
    "sameboat.lib.middleware.ask_once",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "sameboat.people.middleware.person",
    "sameboat.people.middleware.language_and_time",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "sameboat.consent.middleware.agreed",
]

ROOT_URLCONF = "sameboat.urls"
WSGI_APPLICATION = "sameboat.wsgi.application"
AUTH_USER_MODEL = "people.Person"
LOGIN_URL = "people:sign_in"
LOGIN_REDIRECT_URL = "home:today"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
SESSION_ENGINE = "sameboat.people.sessions"
SESSION_COOKIE_NAME = "place"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 60
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_NAME = "form"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "sameboat.lib.failures.form_expired"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

DATABASES = {"default": database(DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": (
        {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": os.environ["SAMEBOAT_REDIS"],
        }
        if os.environ.get("SAMEBOAT_REDIS")
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    )
}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [{"NAME": "sameboat.people.passphrases.PassphraseValidator"}]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.csrf",
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "sameboat.people.context.house",
            ],
            "builtins": ["django.templatetags.i18n", "sameboat.lib.templatetags.house"],
        },
    }
]

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English"))]
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = True
LOCALE_PATHS = [Path(__file__).parent / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "sameboat.lib.files.StaticStorage"},
}
MEDIA_ROOT = DATA / "pictures"
# Files of who is near whom; everybody who serves maps them into memory.
NEAR_ROOT = DATA / "near"
# Files from people's devices, while they arrive and until they are read.
ARRIVING_ROOT, EXPORTS_ROOT = DATA / "arriving", DATA / "exports"
EXPORT_MAX_BYTES = int(os.environ.get("SAMEBOAT_EXPORT_MOST", "1024")) * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler", "sameboat.lib.uploads.ToTheDataFolder",
]  # fmt: skip
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
PICTURE_MAX_BYTES = 12 * 1024 * 1024
MOST_AN_HOUR = int(os.environ.get("SAMEBOAT_MOST_AN_HOUR", "60"))

# Mails as files in a folder instead, to look at how they are before a house has a mail server.
EMAIL_FILE_PATH = os.environ.get("SAMEBOAT_MAIL_FOLDER") or None
EMAIL_BACKEND = (
    f"django.core.mail.backends.{'filebased' if EMAIL_FILE_PATH else 'smtp'}.EmailBackend"
)
EMAIL_HOST = os.environ.get("SAMEBOAT_MAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("SAMEBOAT_MAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("SAMEBOAT_MAIL_NAME", "")
EMAIL_HOST_PASSWORD = os.environ.get("SAMEBOAT_MAIL_PASSPHRASE", "")
EMAIL_USE_TLS = flag("SAMEBOAT_MAIL_TLS", default=True)
EMAIL_TIMEOUT = 20
# Where text messages go: a mail address with {number} in it, or a folder from which a program takes them.
TEXT_MAIL = os.environ.get("SAMEBOAT_TEXT_MAIL", "")
TEXT_FOLDER = os.environ.get("SAMEBOAT_TEXT_FOLDER", "")
DEFAULT_FROM_EMAIL = os.environ.get("SAMEBOAT_MAIL_FROM", "")

# Circles by e-mail: the domain whose mail comes to us, and what every letter is called.
MAILING_DOMAIN = os.environ.get("SAMEBOAT_MAILING_DOMAIN", "").strip().lower()
MAILING_SUBJECT = os.environ.get("SAMEBOAT_MAILING_SUBJECT", "")
MAILING_SENDER = os.environ.get("SAMEBOAT_MAILING_SENDER", "")
MAILING_MOST_AN_HOUR = int(os.environ.get("SAMEBOAT_MAILING_MOST_AN_HOUR", "20"))
IMAP_HOST = os.environ.get("SAMEBOAT_IMAP_HOST", "")
IMAP_PORT = int(os.environ.get("SAMEBOAT_IMAP_PORT", "993"))
IMAP_NAME = os.environ.get("SAMEBOAT_IMAP_NAME", "")
IMAP_PASSPHRASE = os.environ.get("SAMEBOAT_IMAP_PASSPHRASE", "")
IMAP_FOLDER = os.environ.get("SAMEBOAT_IMAP_FOLDER", "INBOX")
IMAP_DONE = os.environ.get("SAMEBOAT_IMAP_DONE", "")
IMAP_TLS = flag("SAMEBOAT_IMAP_TLS", default=True)

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
SILENCED_SYSTEM_CHECKS: list[str] = []
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"nobody": {"()": "sameboat.lib.logs.WithoutPeople"}},
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "filters": ["nobody"],
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"sameboat": {"level": "INFO"}, "django.request": {"level": "ERROR"}},
}
