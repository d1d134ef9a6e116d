"""Settings read from the environment, each with one meaning."""

import base64
import os
import secrets
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.asymmetric import ec


def flag(name: str, *, default: bool) -> bool:
    """Whether a setting says yes. Unset is the default."""
    value = os.environ.get(name, "").strip().lower()
    return default if not value else value in {"1", "yes", "true", "on"}


def words(name: str, *, default: str) -> list[str]:
    """A setting of several words, parted by spaces or commas."""
    return os.environ.get(name, default).replace(",", " ").split()


def secret_key(data: Path) -> str:
    """The site's secret: from the environment, or made once and kept beside the data."""
    return os.environ.get("SAMEBOAT_SECRET_KEY") or _kept(
        data / "secret_key", lambda: secrets.token_urlsafe(48)
    )


def plan_key(data: Path) -> str:
    """The key that opens safety plans: from the environment, or made once and kept beside the data.

    Apart from the site's secret, as that may be changed at any time and this may not.
    """
    return os.environ.get("SAMEBOAT_PLAN_KEY") or _kept(
        data / "plan_key", lambda: Fernet.generate_key().decode()
    )


def push_key(data: Path) -> str:
    """The key that push messages are signed with: from the environment, or made once and kept beside the data.

    Another key means that everybody has to turn push on again.
    """
    return os.environ.get("SAMEBOAT_PUSH_KEY") or _kept(data / "push_key", _new_push_key)


def ledger_key(data: Path) -> str:
    """The key that pseudonyms in research tables are made with: from the environment, or made once and kept beside the data.

    Another key means that tables taken out later cannot be joined to those taken out before.
    """
    return os.environ.get("SAMEBOAT_LEDGER_KEY") or _kept(
        data / "ledger_key", lambda: secrets.token_urlsafe(48)
    )


def _new_push_key() -> str:
    number = ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value
    return base64.urlsafe_b64encode(number.to_bytes(32, "big")).rstrip(b"=").decode()


def _kept(file: Path, make: Callable[[], str]) -> str:
    """What a file holds; made whole before it has its name, as two processes may start at once."""
    if not file.exists():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, made = tempfile.mkstemp(dir=file.parent)
        with open(handle, "w", encoding="ascii") as new:
            new.write(make())
        with suppress(FileExistsError):
            os.link(made, file)
        os.unlink(made)
    return file.read_text(encoding="ascii").strip()


def database(data: Path) -> dict[str, Any]:
    """SQLite beside the data, or PostgreSQL where SAMEBOAT_DATABASE names one.

    Every acknowledged write is on the disk before the answer goes out
    (`synchronous=FULL`), whatever happens to the machine afterwards.
    """
    url = os.environ.get("SAMEBOAT_DATABASE", "")
    if url:
        parts = urlsplit(url)
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 600,
            "CONN_HEALTH_CHECKS": True,
        }
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": data / "sameboat.sqlite3",
        "CONN_MAX_AGE": 600,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
                "PRAGMA mmap_size=134217728; PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY;"
            ),
        },
    }
