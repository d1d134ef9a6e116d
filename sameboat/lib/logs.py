"""Logs that name nobody."""

import logging
import re

# Sealed links and codes: whoever read one here could use it.
_KEYS = re.compile(r"[A-Za-z0-9_-]{24,}={0,2}")
_PLACES = re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}\b")
_NUMBERS = re.compile(r"\d{4,}")
_ADDRESSES = re.compile(r"\S+@\S+")
_QUERIES = re.compile(r"\?\S*")
_WORDS = (
    (_ADDRESSES, "(address)"),
    (_QUERIES, ""),
    (_KEYS, "(key)"),
    (_PLACES, "(address)"),
    (_NUMBERS, "(id)"),
)


class WithoutPeople(logging.Filter):
    """Strip ids, addresses and query strings from a line, and the request from its record."""

    def filter(self, record: logging.LogRecord) -> bool:
        text = record.getMessage()
        for pattern, word in _WORDS:
            text = pattern.sub(word, text)
        record.msg, record.args = text, None
        if record.exc_info and record.exc_info[0]:
            # An exception's own text may quote what a person typed: its class and place are enough.
            record.msg = f"{text} [{record.exc_info[0].__name__} at {_place(record)}]"
            record.exc_info, record.exc_text = None, None
        record.__dict__.pop("request", None)
        return True


def _place(record: logging.LogRecord) -> str:
    trace = record.exc_info[2] if record.exc_info else None
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "nowhere"
