"""Handing out the pictures and films of a programme, in parts where a browser asks for parts."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse

_TYPES = {
    "mp4": "video/mp4", "webm": "video/webm", "mp3": "audio/mpeg", "ogg": "audio/ogg", "m4a": "audio/mp4",
    "vtt": "text/vtt", "webp": "image/webp", "png": "image/png", "jpg": "image/jpeg", "svg": "image/svg+xml",
}  # fmt: skip
_RANGE = re.compile(r"bytes=([0-9]{0,12})-([0-9]{0,12})")


def serve_media(request: HttpRequest, name: str, content: bytes) -> HttpResponse:
    """The file, or the part of it that was asked for (RFC 9110, section 14): phones play no film without."""
    kind = _TYPES.get(name.rpartition(".")[2], "application/octet-stream")
    asked = _RANGE.fullmatch(request.headers.get("Range", ""))
    first, last = _part(asked[1], asked[2], len(content)) if asked else (0, len(content) - 1)
    if asked and not 0 <= first <= last < len(content):
        answer = HttpResponse(status=416, headers={"Content-Range": f"bytes */{len(content)}"})
    else:
        answer = HttpResponse(content[first : last + 1], content_type=kind, status=206 if asked else 200)  # fmt: skip
        if asked:
            answer.headers["Content-Range"] = f"bytes {first}-{last}/{len(content)}"
    answer.headers["Accept-Ranges"] = "bytes"
    # A drawing that is opened by itself would be a page: it is only ever shown within one.
    answer.headers["Content-Disposition"] = "attachment"
    return answer


def _part(start: str, end: str, length: int) -> tuple[int, int]:
    if not start:
        return (max(0, length - int(end)), length - 1) if end else (1, 0)
    return int(start), min(int(end) if end else length - 1, length - 1)
