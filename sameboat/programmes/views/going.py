from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sameboat.lib.refusal import Refusal
from sameboat.people.doors import SignedInRequest, signed_in
from sameboat.programmes import danger
from sameboat.programmes.commands import places as commands
from sameboat.programmes.forms import LeaveForm
from sameboat.programmes.queries import doors, places
from sameboat.programmes.queries.keeping import kept_page
from sameboat.programmes.views.helping import help_first


@require_GET
@signed_in
def every(request: SignedInRequest) -> HttpResponse:
    context = {"programmes": doors.programmes_for(request.user)}
    return render(request, "programmes/programmes.html", context)


@require_GET
@signed_in
def cohort(request: SignedInRequest, cohort_id: int) -> HttpResponse:
    """One's own way for whoever is in it; the door for everybody else."""
    found = doors.cohort_for(request.user, cohort_id)
    door = doors.door_of(request.user, found)
    if not (door.place and door.place.is_in):
        return render(request, "programmes/door.html", {"door": door})
    page = places.way_page(places.place_for(request.user, cohort_id))
    return render(request, "programmes/way.html", {"page": page})


@require_GET
@signed_in
def about(request: SignedInRequest, cohort_id: int) -> HttpResponse:
    found = doors.cohort_for(request.user, cohort_id)
    return render(request, "programmes/door.html", {"door": doors.door_of(request.user, found)})


@require_POST
@signed_in
def join(request: SignedInRequest, cohort_id: int) -> HttpResponse:
    found = doors.cohort_for(request.user, cohort_id)
    try:
        commands.join_cohort(person=request.user, cohort=found)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("You are in. Go as slowly as you like."))
    return redirect(found)


@require_http_methods(["GET", "POST"])
@signed_in
def leave(request: SignedInRequest, cohort_id: int) -> HttpResponse:
    place = places.place_ever(request.user, cohort_id)
    if request.method == "GET" and not place.is_in:
        return redirect("programmes:keep", cohort_id)
    form = LeaveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        because = form.cleaned_data["because"]
        commands.leave_cohort(person=request.user, place=place, because=because)
        if found := danger.danger_in(because):
            danger.put_before_humans(request.user, because, found, danger.why_leaving())
        if help_page := help_first(request, found):
            return help_page
        messages.success(request, _("You left. What you wrote is still yours.") if place.cohort.closed_at else _("You left. What you wrote is still yours. You can come back while there is room."))  # fmt: skip
        return redirect("programmes:keep", cohort_id)
    context = {"place": place, "form": form}
    return render(request, "programmes/leave.html", context, status=422 if form.errors else 200)


@require_GET
@signed_in
def keep(request: SignedInRequest, cohort_id: int) -> HttpResponse:
    """What one wrote, chose and planned in a programme, on one page that can be printed."""
    page = kept_page(places.place_ever(request.user, cohort_id))
    return render(request, "programmes/keep.html", {"page": page})
