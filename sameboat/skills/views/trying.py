from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sameboat.lib.refusal import Refusal
from sameboat.lib.trying import try_it
from sameboat.people.doors import SignedInRequest, signed_in
from sameboat.skills.commands.trying import begin_trial, stop_trial
from sameboat.skills.forms import PlanForm
from sameboat.skills.models import SkillVersion, Trial
from sameboat.skills.planning import words_of_plan
from sameboat.skills.queries.skills import skill_for, words_for
from sameboat.skills.queries.trials import open_trial_of, trial_for


@require_http_methods(["GET", "POST"])
@signed_in
def try_skill(request: SignedInRequest, skill_id: int) -> HttpResponse:
    found = skill_for(request.user, skill_id)
    words = words_for(request.user, found)
    begun = open_trial_of(request.user, found)
    form = PlanForm(request.POST or None, initial=_begun(begun, words))
    if request.method == "POST" and form.is_valid():
        try:
            trial = begin_trial(person=request.user, skill=found, version=words, plan=form.plan)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Planned. However it goes, it is worth knowing."))
            return redirect(trial)
    context = {"form": form, "skill": found, "words": words, "trial": begun}
    return render(request, "skills/try.html", context, status=422 if form.errors else 200)


def _begun(trial: Trial | None, words: SkillVersion) -> dict[str, Any]:
    today = timezone.localdate()
    if trial is None:
        return {"then": words.title, "how_often": Trial.HowOften.ONCE, "from_day": today}
    plan = words_of_plan(trial)
    return {
        "when": plan.when,
        "then": plan.then or words.title,
        "how_often": trial.how_often,
        "from_day": max(trial.from_day, today) if trial.how_often == "once" else trial.from_day,
        "days": [str(day) for day in trial.days],
        "until_day": trial.until_day,
        "hour": trial.hour,
        "is_reminded": trial.is_reminded,
    }


@require_POST
@signed_in
def stop(request: SignedInRequest, trial_id: int) -> HttpResponse:
    found = trial_for(request.user, trial_id)
    return try_it(
        request,
        lambda: stop_trial(person=request.user, trial=found),
        _("Stopped. What you said stays on your record."),
        "skills:record",
    )
