from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sameboat.lib.refusal import Refusal
from sameboat.people.doors import SignedInRequest, signed_in
from sameboat.people.queries.profiles import anyone
from sameboat.safety.commands import offering_plan, planning
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
        "wants_no_offers": plans.wants_no_offers(request.user),
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


@require_POST
@signed_in
def offer(request: SignedInRequest) -> HttpResponse:
    """What somebody says to the offer on Today, or on the plan's page."""
    me, said = request.user, request.POST.get("say", "")
    if said == "look":
        offering_plan.take_plan_up(person=me)
        return redirect("safety:plan")
    if said in {"not_now", "never"}:
        offering_plan.put_plan_off(person=me, for_ever=said == "never")
        messages.success(request, _OFF[said])
        return redirect("home:today")
    if said in {"hard", "again"}:
        if said == "hard":
            offering_plan.note_hard_week(person=me)
        else:
            offering_plan.offer_plans_again(person=me)
        messages.success(request, _ON[said])
    return redirect("safety:plan")


_OFF = {
    "not_now": gettext_lazy("Fine. It will keep for a month at least."),
    "never": gettext_lazy("Fine. You are not asked again. Your plan stays where it is."),
}
_ON = {
    "hard": gettext_lazy(
        "Thank you for saying so. Go easy on yourself. In a few days we ask, once, whether your plan still fits."
    ),
    "again": gettext_lazy("Fine. After a hard week you are asked again."),
}
