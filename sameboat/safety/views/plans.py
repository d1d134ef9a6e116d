from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sameboat.lib.refusal import Refusal
from sameboat.people.doors import SignedInRequest, signed_in
from sameboat.people.queries.profiles import anyone
from sameboat.safety.commands import planning
from sameboat.safety.forms import ReaderForm, StepForm
from sameboat.safety.plan_steps import KEYS, STEPS, next_after
from sameboat.safety.queries import plans


@require_GET
@signed_in
def plan(request: SignedInRequest) -> HttpResponse:
    context = {
        "plan": plans.plan_of(request.user),
        "first": KEYS[0],
        "readers": plans.readers_of(request.user),
        "shared": plans.plans_shared_with(request.user),
    }
    return render(request, "safety/plan.html", context)


@require_GET
@signed_in
def kept(request: SignedInRequest) -> HttpResponse:
    """The plan and nothing around it, for keeping on one's own phone."""
    return render(request, "safety/plan_kept.html", {"plan": plans.plan_of(request.user)})


@require_http_methods(["GET", "POST"])
@signed_in
def step(request: SignedInRequest, key: str) -> HttpResponse:
    if key not in KEYS:
        raise Http404
    found = plans.plan_of(request.user)
    form = StepForm(request.POST or None, initial={"words": found.words_at(key)}, step=key)
    following = next_after(key)
    if request.method == "POST" and form.is_valid():
        try:
            planning.write_step(person=request.user, step=key, words=form.cleaned_data["words"])
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            if "done" in request.POST or not following:
                return redirect("safety:plan")
            return redirect("safety:plan_step", following)
    context = {
        "form": form,
        "step": STEPS[KEYS.index(key)],
        "number": KEYS.index(key) + 1,
        "all": len(KEYS),
        "following": following,
    }
    return render(request, "safety/plan_step.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@signed_in
def readers(request: SignedInRequest) -> HttpResponse:
    form = ReaderForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            planning.share_plan(person=request.user, name=form.cleaned_data["name"])
        except Refusal as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, _("They can read it now, and are told so."))
            return redirect("safety:plan_readers")
    context = {"form": form, "readers": plans.readers_of(request.user)}
    return render(request, "safety/plan_readers.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def stop_sharing(request: SignedInRequest, person_id: int) -> HttpResponse:
    planning.stop_sharing_plan(person=request.user, reader=anyone(person_id))
    messages.success(request, _("They can no longer read it. They are not told."))
    return redirect("safety:plan_readers")


@require_POST
@signed_in
def forget(request: SignedInRequest) -> HttpResponse:
    planning.forget_plan(person=request.user)
    messages.success(request, _("Your plan is gone, here and for those who could read it."))
    return redirect("safety:plan")


@require_GET
@signed_in
def shared(request: SignedInRequest, person_id: int) -> HttpResponse:
    if person_id == request.user.pk:
        return redirect("safety:plan")
    return render(
        request, "safety/plan_shared.html", {"plan": plans.shared_plan_for(request.user, person_id)}
    )
