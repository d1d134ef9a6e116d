"""Letters that leave the house."""

import threading

from django.conf import settings
from django.core.mail import send_mail

_under_way: set[threading.Thread] = set()


def mail_is_set_up() -> bool:
    """Whether the house can send mail at all."""
    goes_somewhere = settings.EMAIL_HOST or settings.EMAIL_FILE_PATH
    return bool(goes_somewhere and settings.DEFAULT_FROM_EMAIL)


def send_apart(*, subject: str, words: str, to: str) -> None:
    """Send a letter beside the answer, so that how long the answer takes tells nobody whether one went out."""

    def send() -> None:
        try:
            send_mail(subject, words, None, [to], fail_silently=True)
        finally:
            _under_way.discard(threading.current_thread())

    thread = threading.Thread(target=send, daemon=True)
    _under_way.add(thread)
    thread.start()


def wait_for_letters() -> None:
    """Wait until every letter that is under way was sent; for tests, and before stopping."""
    for thread in list(_under_way):
        thread.join()
