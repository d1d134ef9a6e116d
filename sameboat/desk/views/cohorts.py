from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sameboat.desk.programme_forms import CarerForm, CohortForm
from sameboat.lib.refusal import Refusal
from sameboat.lib.trying import try_it
from sameboat.mailing.rules import house_takes_mail
from sameboat.people.doors import SignedInRequest, organiser_only
from sameboat.programmes.commands.carers import let_carer_go, name_carer
from sameboat.programmes.commands.cohorts import close_cohort, open_cohort
from sameboat.programmes.queries.editions import usable_edition
from sameboat.programmes.queries.naming import people_named
from sameboat.programmes.queries.progress import cared_cohort, carer_of, cohort_page
from sameboat.programmes.queries.sent import sent_page


@require_http_methods(["GET", "POST"])
@organiser_only
def open_one(request: SignedInRequest, edition_id: int) -> HttpResponse:
    edition = usable_edition(edition_id)
    told = edition.course.main.told
    initial = {"name": edition.title, "places": told["cohort"]["places"]}
    form = CohortForm(request.POST or None, together=told["cohort"]["start"] == "together", may_do_without=bool(told["cohort"].get("circle-optional")), has_coaches=bool(told["roles"].get("coaches")), initial=initial)  # fmt: skip
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            made = open_cohort(
                by=request.user, edition=edition, name=said["name"], places=said["places"],
                starts_on=said.get("starts_on"),
                hosts=people_named(said["hosts"]), coaches=people_named(said["coaches"]),
                supervisors=people_named(said["supervisors"]), with_circle=said.get("with_circle", True),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("desk:cohort", made.pk)
    context = {"edition": edition, "form": form, "roles": told["roles"], "not_for": told.get("not-for", ""), "wants_mail": bool(told["cohort"].get("by-mail")) and not house_takes_mail()}  # fmt: skip
    return render(request, "desk/open_cohort.html", context, status=422 if form.errors else 200)


@require_GET
@organiser_only
def cohort(request: SignedInRequest, cohort_id: int) -> HttpResponse:
    page = cohort_page(request.user, cared_cohort(request.user, cohort_id))
    return render(request, "desk/cohort.html", {"page": page, "form": CarerForm()})


@require_GET
@organiser_only
def sent_lines(request: SignedInRequest, cohort_id: int) -> HttpResponse:
    """The log of what came by itself."""
    page = sent_page(cared_cohort(request.user, cohort_id))
    return render(request, "desk/sent_lines.html", {"page": page})


@require_POST
@organiser_only
def carers(request: SignedInRequest, cohort_id: int) -> HttpResponse:
    """Let somebody more look after a group, or somebody no longer."""
    found = cared_cohort(request.user, cohort_id)
    if gone := request.POST.get("gone", ""):
        carer = carer_of(found, gone)
        to_go = reverse("desk:cohort", args=[cohort_id])
        done = _("They no longer look after it.")
        return try_it(request, lambda: let_carer_go(by=request.user, carer=carer), done, to_go)
    form = CarerForm(request.POST)
    if form.is_valid():
        try:
            person = people_named(form.cleaned_data["name"])[0]
            name_carer(by=request.user, cohort=found, person=person, role=form.cleaned_data["role"])
        except Refusal as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, _("They look after it too now, and were told."))
            return redirect("desk:cohort", cohort_id)
    page = cohort_page(request.user, found)
    return render(request, "desk/cohort.html", {"page": page, "form": form}, status=422)


@require_POST
@organiser_only
def close(request: SignedInRequest, cohort_id: int) -> HttpResponse:
    found = cared_cohort(request.user, cohort_id)
    return try_it(
        request,
        lambda: close_cohort(by=request.user, cohort=found),
        _("It is closed. Its people keep what is theirs."),
        "/desk/programmes/",
    )
