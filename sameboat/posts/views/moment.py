"""The moment of writing: what a writer may want to see before their words go out. It asks; it never refuses.

One thing at a time, in order, each once: danger first. A fault anywhere in it keeps nobody from posting.
"""

import logging
from dataclasses import dataclass, field, replace
from typing import Any

from django.contrib import messages
from django.utils.translation import gettext as _

from sameboat.people.doors import SignedInRequest
from sameboat.people.queries.house import the_house
from sameboat.posts.commands import Telling
from sameboat.posts.forms import AnswerForm
from sameboat.posts.models import Post
from sameboat.posts.text import as_read
from sameboat.posts.views.details import details_to_show
from sameboat.safety.commands.wanting import want_word
from sameboat.safety.queries.helplines import Help, help_for
from sameboat.safety.queries.plans import Plan, plan_of
from sameboat.safety.screening import BROKEN, look_at, nothing_seen
from sameboat.text.doubt import find_doubts
from sameboat.text.findings import Kind

_log = logging.getLogger("sameboat.posts")
CRISIS, HOSTILITY, CLAIM, DETAILS = "crisis", "hostility", "claim", "details"
_ORDER = (CRISIS, HOSTILITY, CLAIM)


@dataclass(frozen=True)
class Moment:
    """What is asked now, if anything; what was asked before; and what goes along with the words.

    `wants_change` is that the writer was asked and chose to go on writing.
    """

    telling: Telling
    ask: str = ""
    asked: tuple[str, ...] = ()
    wants_change: bool = False
    wants_word: bool = False
    words: tuple[str, ...] = ()
    details: list[dict[str, Any]] = field(default_factory=list)
    help: Help | None = None
    plan: Plan | None = None

    @property
    def waits(self) -> bool:
        """Whether the words wait for their writer."""
        return bool(self.ask) or self.wants_change


def carried(request: SignedInRequest) -> Moment:
    """What was asked and answered before, to go along with the words."""
    asked = tuple(each for each in request.POST.getlist("asked") if each in (*_ORDER, DETAILS))
    return Moment(Telling(nothing_seen(BROKEN)), asked=asked, wants_word=_wants_word(request))


def moment_for(request: SignedInRequest, form: AnswerForm, *, before: Post | None = None) -> Moment:
    """What to ask about the words of a form, if it is whole. `before` is the post that they change."""
    moment = carried(request)
    if not form.is_valid():
        return moment
    try:
        moment = _looked_at(moment, request, form, before)
    except Exception:
        _log.exception("the moment of writing failed")
    if moment.ask or moment.wants_change:
        return moment
    # Last, as taking something out changes the words.
    details = [] if _is_as_before(form, before) else details_to_show(request, form)
    return replace(moment, ask=DETAILS, details=details) if details else moment


def thank(request: SignedInRequest, moment: Moment) -> None:
    """Whoever posted and said yes to a word reads that they were heard."""
    if moment.telling.wants_word:
        messages.success(
            request,
            _(
                "You are heard. Somebody here will write to you. If it gets worse before, use Help now."
            ),
        )


def said_yes(request: SignedInRequest) -> None:
    """Whoever does not post and said yes to a word is heard all the same."""
    if _wants_word(request):
        try:
            want_word(person=request.user)
        except Exception:
            _log.exception("a wish for a word was not put before humans")


def _wants_word(request: SignedInRequest) -> bool:
    return request.POST.get("write_to_me") == "yes"


def _looked_at(
    moment: Moment, request: SignedInRequest, form: AnswerForm, before: Post | None
) -> Moment:
    is_opening = "circle" in form.fields or (before is not None and before.number == 1)
    text = _text(form)
    seen = look_at(text, is_opening=is_opening)
    told = form.cleaned_data
    told_as = told["told_as"] or (before.told_as if before else "")
    telling = Telling(
        seen=seen,
        told_as=told_as if seen.of(Kind.CLAIM) or seen.missing else "",
        source=told["source"] or (before.source if before and not told["told_as"] else ""),
        has_guide=bool(find_doubts(text)),
        wants_word=moment.wants_word,
    )
    moment = replace(moment, telling=telling, wants_change="change" in request.POST)
    if moment.wants_change or _is_as_before(form, before):
        return moment
    return _next(moment, request)


def _next(moment: Moment, request: SignedInRequest) -> Moment:
    for kind in _ORDER:
        found = moment.telling.seen.of(Kind(kind))
        if found and kind not in moment.asked and _is_fitting(kind, moment):
            moment = replace(moment, ask=kind, words=found[0].words)
            return _with_help(moment, request) if kind == CRISIS else moment
    return moment


def _is_fitting(kind: str, moment: Moment) -> bool:
    """Whoever may be in danger is not asked how they put it, nor anybody twice what they have answered."""
    if kind == CLAIM and moment.telling.told_as:
        return False
    return kind == CRISIS or not moment.telling.seen.of(Kind.CRISIS)


def _with_help(moment: Moment, request: SignedInRequest) -> Moment:
    plan = plan_of(request.user)
    return replace(
        moment,
        help=help_for(request.user, the_house()),
        plan=plan if plan.is_begun and not plan.is_lost else None,
    )


def _text(form: AnswerForm) -> str:
    told = form.cleaned_data
    return "\n\n".join(str(told[name]) for name in ("title", "body") if told.get(name))


def _is_as_before(form: AnswerForm, before: Post | None) -> bool:
    """Whether the words are those that stand there already: nobody is asked about them again."""
    return before is not None and _text(form).split() == as_read(before).split()
