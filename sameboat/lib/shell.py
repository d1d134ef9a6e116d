"""Pages that are opened all day: the roof and everything around `main` rendered once, then kept.

The kept part depends only on what is in its key; nothing of a person is in it but how they like
their pages.
"""

from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import get_template, render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language

_HERE = SafeString("<!-- here -->")


@lru_cache(maxsize=512)
def _around(
    language: str, theme: str, size: str, house: str, room: str, title: str, kind: str
) -> tuple[str, str]:
    context = {
        "LANGUAGE_CODE": language,
        "house": {"name": house},
        "me": {"is_authenticated": True, "theme": theme, "text_size": size},
        "request": SimpleNamespace(path=room),
        "messages": (),
        "shell_title": title,
        "shell_class": kind,
        "shell_main": _HERE,
    }
    before, _here, after = render_to_string("lib/shell.html", context).partition(_HERE)
    return before, after


def in_shell(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    title: str,
    kind: str,
    house: Any,
    status: int = 200,
) -> HttpResponse:
    """A signed-in person's page with a template as its `main`. The house is handed in, as lib knows none."""
    token = context.get("csrf_token") or get_token(request)
    known = {"csrf_token": token, "me": request.user, "house": house}
    main = get_template(template).render({**known, **context})
    room = "/" + request.path.split("/", 2)[1] + "/"
    viewer: Any = request.user
    before, after = _around(
        get_language() or "", viewer.theme, viewer.text_size, house.name, room, title, kind
    )
    said = "".join(
        f'<p class="flash {escape(message.tags)}" role="status">{escape(message.message)}</p>'
        for message in get_messages(request)
    )
    return HttpResponse(f"{before}{said}{main}{after}", status=status)
