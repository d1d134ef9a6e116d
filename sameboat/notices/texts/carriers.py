"""Who carries text messages out of the house: a gateway that takes mails, or a folder from which a program takes them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from smtplib import SMTPException
from typing import Protocol
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage

_LONGEST = 4000


class Carrier(Protocol):
    """Anything that takes a text message. A new kind of gateway is one such class and a setting."""

    def send(self, number: str, words: str) -> bool:
        """Take one message to a number such as +447700900123. False where it was not taken."""


@dataclass(frozen=True)
class MailGateway:
    """A gateway that makes a text message of every mail: `address` with {number} in it, digits only."""

    address: str

    def send(self, number: str, words: str) -> bool:
        to = self.address.replace("{number}", number.lstrip("+"))
        try:
            return EmailMessage(subject="", body=words, to=[to]).send() == 1
        except (OSError, SMTPException, ValueError):
            return False


@dataclass(frozen=True)
class Folder:
    """A folder: each message is a file of JSON in `out`, with `to` and `words`; answers come as files in `in`, with `from` and `words`.

    A file is whole as soon as it has its name, so that whoever takes it never finds half of one.
    """

    place: Path

    def send(self, number: str, words: str) -> bool:
        out = self.place / "out"
        try:
            out.mkdir(mode=0o700, parents=True, exist_ok=True)
            beginning = out / f".{uuid4().hex}"
            beginning.write_text(json.dumps({"to": number, "words": words}), encoding="utf-8")
            beginning.chmod(0o600)
            os.replace(beginning, out / f"{uuid4().hex}.json")
        except OSError:
            return False
        return True

    def answers(self) -> Iterator[tuple[Path, str, str]]:
        """What came in, as file, number and words. What cannot be read comes with neither."""
        for file in sorted((self.place / "in").glob("*.json")):
            try:
                told = json.loads(file.read_text("utf-8")[:_LONGEST])
                yield file, str(told["from"]), str(told["words"])
            except (OSError, ValueError, KeyError, TypeError, RecursionError):
                yield file, "", ""


def the_carrier() -> Carrier | None:
    """The one that is set up, or None: then nobody is offered text messages."""
    if settings.TEXT_FOLDER:
        return Folder(Path(settings.TEXT_FOLDER))
    if "{number}" in settings.TEXT_MAIL and settings.EMAIL_HOST:
        return MailGateway(settings.TEXT_MAIL)
    return None
