from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sameboat.lib.refusal import Refusal
from sameboat.measures.commands.sharing import share_course, stop_sharing_course
from sameboat.measures.forms import ReaderForm
from sameboat.measures.picture import picture_of
from sameboat.measures.queries.scores import over_time
from sameboat.measures.queries.sharing import course_readers, shared_course
from sameboat.people.doors import SignedInRequest, signed_in
from sameboat.people.queries.profiles import anyone


@require_http_methods(["GET", "POST"])
@signed_in
def readers(request: SignedInRequest, key: str) -> HttpResponse:
    mine = over_time(request.user, key)
    form = ReaderForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            share_course(person=request.user, key=key, name=form.cleaned_data["name"])
        except Refusal as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, _("They can see it now, and are told so."))
            return redirect("measures:readers", key)
    context = {"form": form, "mine": mine, "readers": course_readers(request.user, key)}
    return render(request, "measures/readers.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def stop_sharing(request: SignedInRequest, key: str, person_id: int) -> HttpResponse:
    stop_sharing_course(person=request.user, key=key, reader=anyone(person_id))
    messages.success(request, _("They can no longer see it. They are not told."))
    return redirect("measures:readers", key)


@require_GET
@signed_in
def shared(request: SignedInRequest, person_id: int, key: str) -> HttpResponse:
    if person_id == request.user.pk:
        return redirect("measures:over_time", key)
    owner, found = shared_course(request.user, person_id, key)
    courses = [(each, picture_of(each)) for each in found.courses]
    context = {"mine": found, "courses": courses, "owner": owner}
    return render(request, "measures/shared.html", context)
