"""The empty answer form, rendered once for each language and filled in by hand.

A form with errors, a quote or a draft with more than words goes through the template every time.
"""

from functools import lru_cache
from html import escape

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from sameboat.posts.forms import AnswerForm
from sameboat.posts.queries.thread import ThreadPage

_THREAD, _WHOSE = 9_007_199_254_740_001, 9_007_199_254_740_003
_ONCE, _BODY = "hole-once-key", "hole-body"


@lru_cache(maxsize=64)
def _holed(_language: str | None) -> str:
    form = AnswerForm(initial={"once_key": _ONCE, "body": _BODY})
    nobody = {"form": form, "page": {"thread_id": _THREAD}, "me": {"id": _WHOSE}}
    holed = render_to_string("posts/_answer.html", nobody)
    return holed.replace(f'value="{_ONCE}"', 'value="{once}"')


def plain_answer_html(page: ThreadPage, *, once_key: str, token: str, body: str) -> SafeString:
    """The answer form with these words in it. `token` is the form token of this answer.

    The words come in last, so that none of them can be taken for a hole.
    """
    filled = (
        _holed(get_language())
        .replace("{once}", escape(once_key))
        .replace(str(_THREAD), str(page.thread_id))
        .replace(str(_WHOSE), str(page.viewer.pk))
    )
    hidden = f'<input type="hidden" name="csrfmiddlewaretoken" value="{escape(token)}">'
    opened = filled.replace('">', f'">{hidden}', 1)
    return SafeString(opened.replace(_BODY, escape(body)))
