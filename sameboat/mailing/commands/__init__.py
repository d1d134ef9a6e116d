"""Choosing a circle by mail, sending it out, and taking answers in."""

from sameboat.mailing.commands.choosing import (
    close_to_mail,
    drop_by_mail,
    have_by_mail,
    open_to_mail,
    resume_mail,
    stop_by_mail,
    stop_with_token,
)

__all__ = [
    "close_to_mail", "drop_by_mail", "have_by_mail", "open_to_mail", "resume_mail", "stop_by_mail",
    "stop_with_token",
]  # fmt: skip
