"""What the views of writing share: words that are begun, kept as they are typed, and asked about once."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.utils.translation import gettext as _

from sameboat.lib.refusal import Refusal
from sameboat.people.doors import SignedInRequest
from sameboat.posts.commands import drop_draft, save_draft
from sameboat.posts.queries.reader import draft_for
from sameboat.skills.forms import WordsForm
from sameboat.skills.models import SkillWords
from sameboat.skills.moment import HEARD, Moment, moment_for, wants_word

_PARTS = ("title", "what_for", "body", "costs", "not_when", "harms", "shown_to", "as_someone")


def started(
    request: SignedInRequest, place: str, words: SkillWords | None = None
) -> dict[str, Any]:
    """What a form begins with: what is kept, and over it what its writer was typing."""
    begun: dict[str, Any] = {}
    if words is not None:
        begun = {**words.told, "body": "\n".join(words.steps)}
    draft = {
        part: value for part, value in draft_for(request.user, place).items() if part in _PARTS
    }
    if isinstance(draft.get("what_for"), str):
        draft["what_for"] = [draft["what_for"]]
    return {**begun, **draft}


def asks_first(request: SignedInRequest, form: WordsForm, place: str) -> Moment:
    """What was seen in the words, and the help that stands before them where somebody may be in danger.

    Whoever follows a link to help finds their words in the drafts.
    """
    if wants_word(request.user, request.POST.dict()):
        messages.success(request, HEARD)
    moment = moment_for(request.user, form.told.as_text, request.POST.dict())
    if moment.help:
        keep_words(request, place)
    return moment


def keep_words(request: SignedInRequest, place: str) -> bool:
    """Keep what was typed as a draft, for those without script. Whether there was room."""
    fields = {
        name: values if name == "what_for" else values[0]
        for name, values in request.POST.lists()
        if name in _PARTS
    }
    try:
        save_draft(person=request.user, place=place, fields=fields)
    except Refusal:
        return False
    return True


def let_draft_go(request: SignedInRequest, place: str) -> None:
    """The words arrived: the draft has done its work."""
    drop_draft(person=request.user, place=place)


def done_place(request: SignedInRequest) -> str:
    """Which draft has arrived, for the script that keeps a copy on the phone."""
    place = request.GET.get("wrote", "")
    return place if place.replace(":", "").isalnum() else ""


def say_kept(request: SignedInRequest, reach: str) -> None:
    """What became of words that were kept."""
    if reach == "all":
        messages.success(
            request, _("Kept. A moderator looks at it before everyone here can read it.")
        )
    else:
        messages.success(request, _("Kept. You can change it any time."))
