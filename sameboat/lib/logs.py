"""Logs that name nobody."""

import logging
import re

_NUMBERS = re.compile(r"\d{4,}")
_ADDRESSES = re.compile(r"\S+@\S+")
_QUERIES = re.compile(r"\?\S*")


class WithoutPeople(logging.Filter):
    """Strip ids, addresses and query strings from a line, and the request from its record."""

    def filter(self, record: logging.LogRecord) -> bool:
        text = record.getMessage()
        for pattern, word in ((_ADDRESSES, "(address)"), (_QUERIES, ""), (_NUMBERS, "(id)")):
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
