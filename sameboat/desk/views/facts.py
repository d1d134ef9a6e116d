from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sameboat.desk.forms import FactForm
from sameboat.lib.trying import try_it
from sameboat.people.doors import SignedInRequest, organiser_only
from sameboat.safety.commands import facts as commands
from sameboat.safety.queries.facts import fact_at_desk, shelf

PATH = "/desk/facts/"


@require_GET
@organiser_only
def facts(request: SignedInRequest) -> HttpResponse:
    return render(request, "desk/facts.html", {"shelf": shelf(timezone.localdate())})


@require_http_methods(["GET", "POST"])
@organiser_only
def edit(request: SignedInRequest, fact_id: int) -> HttpResponse:
    found = fact_at_desk(fact_id)
    form = FactForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        changed = form.instance
        return try_it(
            request,
            lambda: commands.save_fact(by=request.user, fact=changed),
            _("Saved."),
            PATH,
        )
    context = {"form": form, "fact": found}
    return render(request, "desk/fact.html", context, status=422 if form.errors else 200)


@require_POST
@organiser_only
def review(request: SignedInRequest, fact_id: int) -> HttpResponse:
    found, today = fact_at_desk(fact_id), timezone.localdate()
    return try_it(
        request,
        lambda: commands.review_fact(by=request.user, fact=found, on=today),
        _("Noted: reviewed today."),
        PATH,
    )
