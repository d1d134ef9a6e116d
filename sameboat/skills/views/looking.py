from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sameboat.lib.refusal import Refusal, allowed
from sameboat.lib.trying import try_it
from sameboat.people.doors import SignedInRequest, staff_only
from sameboat.skills import rules
from sameboat.skills.commands.looking import (
    let_skill_through,
    put_note,
    send_skill_back,
    take_note_away,
)
from sameboat.skills.models import Skill, SkillVersion
from sameboat.skills.queries.desk import fact_beside, facts_beside, skill_at_desk, waiting_words
from sameboat.skills.queries.skills import who_told


@require_GET
@staff_only
def look(request: SignedInRequest, skill_id: int) -> HttpResponse:
    found = skill_at_desk(request.user, skill_id)
    context = {
        "skill": found,
        "words": waiting_words(found) or found.version or found.circle_version or found.newest,
        "is_waiting": waiting_words(found) is not None,
        "waiting": waiting_words(found),
        "who": who_told(found),
        "may_look": allowed(rules.may_look_after, request.user, found),
        "notes": found.notes.select_related("fact"),
        "facts": facts_beside(found),
    }
    return render(request, "skills/look.html", context)


@require_POST
@staff_only
def done(request: SignedInRequest, skill_id: int) -> HttpResponse:
    found = skill_at_desk(request.user, skill_id)
    deeds: dict[str, tuple[Callable[[], object], str]] = {
        "let_through": (lambda: _let_through(request, found), _("It stands now.")),
        "send_back": (lambda: _send_back(request, found), _("It went back, with your reason.")),
        "note": (lambda: _note(request, found, put_note), _("The note stands under it.")),
        "unnote": (lambda: _note(request, found, take_note_away), _("The note is gone.")),
    }
    do, said = deeds.get(request.POST.get("say", ""), (lambda: None, _("Nothing was changed.")))
    return try_it(request, do, said, f"{found.get_absolute_url()}look/")


def _as_read(request: SignedInRequest, found: Skill) -> SkillVersion | None:
    """The words that wait, if they are those the moderator has read: they may have changed since."""
    words = waiting_words(found)
    if words is not None and request.POST.get("version") != str(words.pk):
        raise Refusal(_("The words have changed since. Please read them again."))
    return words


def _let_through(request: SignedInRequest, found: Skill) -> object:
    words = _as_read(request, found)
    return words and let_skill_through(by=request.user, version=words)


def _send_back(request: SignedInRequest, found: Skill) -> None:
    if words := _as_read(request, found):
        reason = request.POST.get("reason", "")
        send_skill_back(by=request.user, version=words, reason=reason)


def _note(request: SignedInRequest, found: Skill, do: Callable[..., object]) -> object:
    fact_id = request.POST.get("fact", "")
    if not fact_id:
        raise Http404
    return do(by=request.user, skill=found, fact=fact_beside(fact_id))
