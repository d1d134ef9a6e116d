from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sameboat.lib.refusal import Refusal
from sameboat.people.doors import SignedInRequest, signed_in
from sameboat.safety import commands
from sameboat.safety.as_read import opened, sealed
from sameboat.safety.forms import ReportForm
from sameboat.safety.ports import reportables


@require_http_methods(["GET", "POST"])
@signed_in
def report(request: SignedInRequest, thing: str, thing_id: int) -> HttpResponse:
    if thing not in reportables:
        raise Http404
    as_read = opened(request.user, thing, thing_id, request.POST.get("as_read", ""))
    seen = as_read or reportables[thing].find(request.user, thing_id)
    form = ReportForm(request.POST or None)
    is_private = thing == "message"
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        consent = told.pop("with_snapshot") or not is_private
        try:
            commands.report_thing(
                reporter=request.user,
                thing=thing,
                thing_id=thing_id,
                with_snapshot=consent,
                as_read=as_read,
                **told,
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, _("Thank you. A moderator will look at it. Nobody learns that it was you.")
            )
            return redirect(seen.path)
    context = {
        "form": form,
        "seen": seen,
        "thing": thing,
        "is_private": is_private,
        "as_read": sealed(request.user, thing, seen),
    }
    return render(request, "safety/report.html", context, status=422 if form.errors else 200)
