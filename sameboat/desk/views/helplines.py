from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sameboat.desk.forms import HelplineForm
from sameboat.lib.trying import try_it
from sameboat.people.doors import SignedInRequest, organiser_only
from sameboat.safety.commands import helplines as commands
from sameboat.safety.queries.helplines import all_helplines, helpline

PATH = "/desk/helplines/"


@require_http_methods(["GET", "POST"])
@organiser_only
def helplines(request: SignedInRequest) -> HttpResponse:
    form = HelplineForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = form.instance
        return try_it(
            request,
            lambda: commands.save_helpline(by=request.user, helpline=made),
            _("Added."),
            PATH,
        )
    context = {"form": form, "helplines": all_helplines()}
    return render(request, "desk/helplines.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@organiser_only
def edit(request: SignedInRequest, helpline_id: int) -> HttpResponse:
    found = helpline(helpline_id)
    form = HelplineForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        changed = form.instance
        return try_it(
            request,
            lambda: commands.save_helpline(by=request.user, helpline=changed),
            _("Saved."),
            PATH,
        )
    return render(
        request,
        "desk/helpline.html",
        {"form": form, "helpline": found},
        status=422 if form.errors else 200,
    )


@require_POST
@organiser_only
def verify(request: SignedInRequest, helpline_id: int) -> HttpResponse:
    found, today = helpline(helpline_id), timezone.localdate()
    return try_it(
        request,
        lambda: commands.verify_helpline(by=request.user, helpline=found, on=today),
        _("Noted: checked today."),
        PATH,
    )


@require_POST
@organiser_only
def remove(request: SignedInRequest, helpline_id: int) -> HttpResponse:
    found = helpline(helpline_id)
    return try_it(
        request,
        lambda: commands.remove_helpline(by=request.user, helpline=found),
        _("Taken away."),
        PATH,
    )
