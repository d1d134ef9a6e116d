from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from sameboat.lib.refusal import Refusal
from sameboat.people.doors import SignedInRequest, signed_in
from sameboat.programmes.commands.lines import hour_of, set_lines, stop_lines
from sameboat.programmes.forms import LinesForm
from sameboat.programmes.queries.lines import lines_page
from sameboat.programmes.queries.places import place_for
from sameboat.programmes.stopping import place_of


@require_http_methods(["GET", "POST"])
@signed_in
def lines(request: SignedInRequest, cohort_id: int) -> HttpResponse:
    place = place_for(request.user, cohort_id)
    page = lines_page(place)
    initial = {"hour": hour_of(place), "ways": [] if place.quiet_since else place.ways}
    form = LinesForm(request.POST or None, ways=page.ways, initial=initial)
    form.fields["hour"].help_text = _("On your clock, which is set to %(zone)s.") % {"zone": request.user.time_zone.replace("_", " ")}  # fmt: skip
    if "stop" in request.POST:
        stop_lines(person=request.user, place=place)
        messages.success(request, _("Stopped. No more lines come, until you choose a way again."))
        return redirect("programmes:lines", cohort_id)
    if request.method == "POST" and form.is_valid():
        try:
            set_lines(person=request.user, place=place, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("So it will be."))
            return redirect("programmes:lines", cohort_id)
    context = {"page": page, "form": form}
    return render(request, "programmes/lines.html", context, status=422 if form.errors else 200)


@csrf_exempt
@require_http_methods(["GET", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """One press in any letter, without signing in. Mail programs press by themselves (RFC 8058)."""
    place = place_of(token)
    done = request.method == "POST"
    if done:
        if place is None:
            raise Http404
        stop_lines(person=place.person, place=place)
    return render(request, "programmes/stop.html", {"done": done})
