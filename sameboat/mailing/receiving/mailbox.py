"""A mailbox that we look into (IMAP), for houses without a mail server of their own.

A mail is marked as read, or moved, only once what became of it is in the database: whatever happens between, it is
looked at again, and known if it was taken in.
"""

import imaplib
import logging
import ssl
from contextlib import suppress
from email.utils import getaddresses, parseaddr

from django.conf import settings

from sameboat.mailing.commands.taking_in import Taken, is_for_us, take_in_mail
from sameboat.mailing.reading.message import header_in
from sameboat.mailing.receiving.server import MOST_BYTES

# A mail server writes down whom it was for in one of these; what stands in To may be anything.
_FOR = ("Delivered-To", "X-Original-To", "X-Delivered-To", "Envelope-To", "X-Envelope-To", "To", "Cc")  # fmt: skip
_PATIENCE = 60
_log = logging.getLogger("sameboat.mailing")


def look_into_mailbox() -> list[Taken]:
    """Take in every mail that nobody looked at. What became of each."""
    box = _open()
    try:
        if box.select(f'"{settings.IMAP_FOLDER}"')[0] != "OK":
            raise imaplib.IMAP4.error("no such folder")
        _status, found = box.uid("SEARCH", "UNSEEN")
        return [_take(box, uid) for uid in (found[0] or b"").decode().split()]
    finally:
        with suppress(imaplib.IMAP4.error, OSError):
            box.logout()


def _open() -> imaplib.IMAP4:
    place = (settings.IMAP_HOST, settings.IMAP_PORT)
    box = (
        imaplib.IMAP4_SSL(*place, ssl_context=ssl.create_default_context(), timeout=_PATIENCE)
        if settings.IMAP_TLS
        else imaplib.IMAP4(*place, timeout=_PATIENCE)
    )
    box.login(settings.IMAP_NAME, settings.IMAP_PASSPHRASE)
    return box


def _take(box: imaplib.IMAP4, uid: str) -> Taken:
    raw = _raw(box, uid)
    if raw is None:
        return Taken.FAILED
    taken = Taken.STRANGER if len(raw) > MOST_BYTES else _take_in(raw)
    if taken != Taken.FAILED:
        _put_away(box, uid)
    return taken


def _raw(box: imaplib.IMAP4, uid: str) -> bytes | None:
    _status, told = box.uid("FETCH", uid, "(BODY.PEEK[])")
    return next((bytes(part[1]) for part in told if isinstance(part, tuple)), None)


def _take_in(raw: bytes) -> Taken:
    heads = header_in(raw, *_FOR)
    to = next((each for _name, each in getaddresses(heads) if is_for_us(each)), "")
    back = header_in(raw, "Return-Path") or header_in(raw, "From")
    return take_in_mail(raw=raw, envelope_to=to, envelope_from=parseaddr(back[0])[1] if back else "")  # fmt: skip


def _put_away(box: imaplib.IMAP4, uid: str) -> None:
    box.uid("STORE", uid, "+FLAGS", r"(\Seen)")
    if settings.IMAP_DONE and box.uid("COPY", uid, f'"{settings.IMAP_DONE}"')[0] == "OK":
        box.uid("STORE", uid, "+FLAGS", r"(\Deleted)")
        # Where the server can, this one alone: others may have been marked by whoever looks after the mailbox.
        if "UIDPLUS" in box.capabilities:
            box.uid("EXPUNGE", uid)
        else:
            box.expunge()
