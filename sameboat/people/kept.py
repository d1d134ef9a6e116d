"""Words that arrived after a session had ended: carried through the sign-in page, sent again by a button."""

import json
from typing import Any

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from sameboat.lib.reading import read_json

Words = list[tuple[str, str]]


def words_in(request: HttpRequest) -> Words:
    """The fields of a form as they came, but tokens and passphrases."""
    return [
        (name, str(value))
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken" and "passphrase" not in name
    ]


def carried(request: HttpRequest) -> dict[str, Any]:
    """For the sign-in page: what is being carried through it, as it came in its own form."""
    path, kept = request.POST.get("kept_path", ""), request.POST.get("kept", "")
    return {"kept_path": path, "kept": kept} if kept and _is_ours(path) else {}


def packed(request: HttpRequest) -> dict[str, Any]:
    """For the sign-in page: the form that somebody just sent to `next`, to be carried through it."""
    words, path = words_in(request), request.GET.get("next", "")
    # A button alone carries no words, and is kept too: else somebody believes that it was done.
    return {"kept_path": path, "kept": json.dumps(words)} if _is_ours(path) else {}


def unpacked(kept: str) -> Words:
    """The fields in a packed form; none where it is no such thing."""
    try:
        return [(str(name), str(value)) for name, value in read_json(kept)]
    except (ValueError, TypeError):
        return []


def _is_ours(path: str) -> bool:
    return path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
