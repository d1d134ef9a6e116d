"""Details by which strangers could find somebody, shown to their writer before they go out."""

import logging
from collections.abc import Callable, Collection
from typing import Any

from django.utils.translation import gettext as _

from sameboat.people.doors import SignedInRequest
from sameboat.posts.forms import AnswerForm
from sameboat.safety.queries.helplines import numbers_anybody_may_give
from sameboat.text.details import Detail, Kind, find_details, without_details

_log = logging.getLogger("sameboat.posts")
_FIELDS = ("title", "body")


def details_to_show(request: SignedInRequest, form: AnswerForm) -> list[dict[str, Any]]:
    """What the words would tell strangers, for the writer to see first.

    Empty where there is nothing, where they have seen it and go on (`as_it_is`), and where they take it
    out (`take_out`): then the form has the words without it. A fault here keeps nobody from posting; and
    what somebody asked to take out does not go out because of one.
    """
    if "as_it_is" in request.POST or not form.is_valid():
        return []
    try:
        if not _found(form):
            return []
        known = numbers_anybody_may_give()
        if "take_out" in request.POST:
            _put_in(form, lambda words: without_details(words, known))
            return []
        found = _found(form, known)
    except Exception:
        _log.exception("the look for details failed")
        if "take_out" in request.POST:
            form.add_error(
                "body",
                _("We could not take it out. Please do it by hand, and then post it as it is."),
            )
        return []
    return [{"kind": _kind_words(each), "words": each.words} for each in found]


def _found(form: AnswerForm, known: Collection[str] = ()) -> list[Detail]:
    return [each for name in _FIELDS for each in find_details(_words(form, name), known)]


def _words(form: AnswerForm, name: str) -> str:
    return str(form.cleaned_data.get(name) or "")


def _put_in(form: AnswerForm, change: Callable[[str], str]) -> None:
    form.data = form.data.copy()  # type: ignore[attr-defined]
    for name in _FIELDS:
        if name in form.cleaned_data:
            form.data[name] = change(_words(form, name))  # type: ignore[index]
    form.full_clean()


def _kind_words(detail: Detail) -> str:
    return {
        Kind.PHONE: _("a telephone number"),
        Kind.EMAIL: _("an e-mail address"),
        Kind.ADDRESS: _("where somebody lives"),
        Kind.ACCOUNT: _("a name on another site"),
    }[detail.kind]
