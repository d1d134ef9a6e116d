from datetime import date

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sameboat.lib.refusal import Refusal
from sameboat.people.doors import SignedInRequest, signed_in
from sameboat.safety.screening import look_at
from sameboat.skills.commands.answering import answer_day, tell_of_harm
from sameboat.skills.models import Trial, TrialAnswer
from sameboat.skills.queries.trials import trial_for, trial_page
from sameboat.text.findings import Kind

_PARTS = ("did", "helped", "harmed", "words")


@require_GET
@signed_in
def trial(request: SignedInRequest, trial_id: int) -> HttpResponse:
    return render(request, "skills/trial.html", _page(request, trial_id, request.GET))


def _page(request: SignedInRequest, trial_id: int, sent: QueryDict) -> dict[str, object]:
    day = _day(sent.get("day", ""))
    return {
        "page": trial_page(request.user, trial_id, day, timezone.now()),
        "did": TrialAnswer.Did.choices,
        "helped": TrialAnswer.Helped.choices,
        "harmed": TrialAnswer.Harmed.choices,
    }


@require_POST
@signed_in
def answer(request: SignedInRequest, trial_id: int) -> HttpResponse:
    found = trial_for(request.user, trial_id)
    day = _day(request.POST.get("day", "")) or timezone.localdate()
    said = {part: request.POST[part] for part in _PARTS if part in request.POST}
    try:
        answer_day(person=request.user, trial=found, day=day, said=said)
        if "tell" in request.POST:
            _tell_moderators(request, found, day)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        typed = {"words": said.get("words", ""), "tells": "tell" in request.POST}
        context = {**_page(request, trial_id, request.POST), "typed": typed}
        return render(request, "skills/trial.html", context, status=422)
    _say_thanks(request, said)
    return redirect(f"{found.get_absolute_url()}?day={day.isoformat()}#said")


def _say_thanks(request: SignedInRequest, said: dict[str, str]) -> None:
    if said.get("did") == TrialAnswer.Did.NOT:
        messages.success(request, _("That is fine. It takes as many goes as it takes."))
    elif "words" in said and look_at(said["words"]).of(Kind.CRISIS):
        # For its writer alone; nothing of it is kept, and nobody learns of it.
        messages.success(
            request,
            _("Kept. It sounds as if it is very hard. Help now stands at the top of every page."),
        )
    elif "words" in said and "tell" not in request.POST:
        messages.success(request, _("Kept. Only you read it."))


def _tell_moderators(request: SignedInRequest, found: Trial, day: date) -> None:
    tell_of_harm(
        person=request.user,
        trial=found,
        day=day,
        skill=found.skill,
        words=request.POST.get("words", ""),
    )
    messages.success(request, _("Thank you. A moderator looks at it, for whoever tries it next."))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
