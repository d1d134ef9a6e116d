from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from sameboat.people import ports
from sameboat.people.commands.profile import finish_onboarding, save_profile
from sameboat.people.doors import SignedInRequest, signed_in
from sameboat.people.forms import LookForm, PlaceForm, ProfileForm
from sameboat.people.models.person import new_face

STEPS = {1: "people/welcome_1.html", 2: "people/welcome_2.html", 3: "people/welcome_3.html"}


@require_GET
@signed_in
def me(request: SignedInRequest) -> HttpResponse:
    return render(request, "people/me.html")


@require_http_methods(["GET", "POST"])
@signed_in
def edit_profile(request: SignedInRequest) -> HttpResponse:
    form = ProfileForm(request.POST or None, instance=request.user)
    faces = [request.user.face, *(new_face() for _n in range(7))]
    if request.method == "POST" and form.is_valid():
        save_profile(form=form, face=request.POST.get("face", ""))
        messages.success(request, _("Saved. It shows from now on."))
        return redirect("people:me")
    context = {"form": form, "faces": faces}
    return render(request, "people/edit_profile.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@signed_in
def look(request: SignedInRequest) -> HttpResponse:
    form = LookForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        save_profile(form=form)
        messages.success(request, _("Saved."))
        return redirect("people:me")
    return render(request, "people/look.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@signed_in
def place(request: SignedInRequest) -> HttpResponse:
    form = PlaceForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        save_profile(form=form)
        messages.success(request, _("Saved."))
        return redirect("people:me")
    return render(request, "people/place.html", {"form": form}, status=422 if form.errors else 200)


@require_GET
@signed_in
def welcome(request: SignedInRequest) -> HttpResponse:
    return redirect("people:welcome_step", step=1)


@require_http_methods(["GET", "POST"])
@signed_in
def welcome_step(request: SignedInRequest, step: int) -> HttpResponse:
    if step not in STEPS:
        raise Http404
    if step == 3:
        finish_onboarding(person=request.user)
        reading = [section(request.user) for section in ports.worth_reading]
        return render(request, STEPS[step], {"reading": [html for html in reading if html]})
    forms: dict[int, type[ProfileForm | PlaceForm]] = {1: ProfileForm, 2: PlaceForm}
    form = forms[step](request.POST or None, instance=request.user)
    skips = "skip" in request.POST
    if request.method == "POST" and (skips or form.is_valid()):
        if not skips:
            save_profile(form=form, face=request.POST.get("face", ""))
        return redirect("people:welcome_step", step=step + 1)
    context = {"form": form, "faces": [request.user.face, *(new_face() for _n in range(7))]}
    return render(request, STEPS[step], context, status=422 if form.errors and not skips else 200)
