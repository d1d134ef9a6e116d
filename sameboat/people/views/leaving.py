from django.contrib import messages
from django.contrib.auth import logout
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from sameboat.lib.words import name_key
from sameboat.people.commands import leaving
from sameboat.people.doors import SignedInRequest, signed_in
from sameboat.people.forms import LeaveForm
from sameboat.people.taking import everything_about


@require_http_methods(["GET", "POST"])
@signed_in
def take(request: SignedInRequest) -> HttpResponse | FileResponse:
    if request.method == "POST":
        return FileResponse(everything_about(request.user), as_attachment=True, filename="mine.zip")
    return render(request, "people/take.html")


@require_http_methods(["GET", "POST"])
@signed_in
def leave(request: SignedInRequest) -> HttpResponse:
    form = LeaveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if name_key(form.cleaned_data["name"]) == request.user.name_key:
            keeps = form.cleaned_data["posts"] == LeaveForm.KEEP
            leaving.leave_house(person=request.user, leaves_posts=keeps)
            logout(request)
            return render(request, "people/left.html")
        form.add_error("name", _("That is not the name you have here."))
    return render(request, "people/leave.html", {"form": form}, status=422 if form.errors else 200)


@require_GET
@signed_in
def paused(request: SignedInRequest) -> HttpResponse:
    if not request.user.is_paused:
        return redirect("home:today")
    return render(request, "people/paused.html")


@require_http_methods(["GET", "POST"])
@signed_in
def come_back(request: SignedInRequest) -> HttpResponse:
    if request.method == "POST":
        leaving.come_back(person=request.user)
        messages.success(request, _("Welcome back. Everything is as it was."))
        return redirect("home:today")
    return render(request, "people/come_back.html")
