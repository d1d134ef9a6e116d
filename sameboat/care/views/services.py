from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sameboat.care.commands import reviews as commands
from sameboat.care.forms import LookForm, ReviewForm
from sameboat.care.moment import Moment, heard, moment_for
from sameboat.care.queries import services
from sameboat.lib.refusal import Refusal
from sameboat.lib.trying import try_it
from sameboat.people.doors import SignedInRequest, signed_in

_HEARD = gettext_lazy(
    "You are heard. Somebody here will write to you. If it gets worse before, use Help now."
)


@require_GET
@signed_in
def every(request: SignedInRequest) -> HttpResponse:
    form = LookForm(request.GET)
    form.is_valid()
    words, kind = form.cleaned_data.get("q", ""), form.cleaned_data.get("kind", "")
    found = services.services_for(request.user, words=words, kind=kind)
    context = {"form": form, "services": found, "is_sought": bool(words or kind)}
    return render(request, "care/services.html", context)


@require_GET
@signed_in
def service(request: SignedInRequest, service_id: int) -> HttpResponse:
    return render(
        request, "care/service.html", {"page": services.service_page(request.user, service_id)}
    )


@require_http_methods(["GET", "POST"])
@signed_in
def review(request: SignedInRequest, service_id: int) -> HttpResponse:
    found = services.service_for(request.user, service_id)
    before = services.own_review(request.user, found)
    started = {"words": before.words if before else ""}
    form = ReviewForm(request.POST or None, initial=started, is_change=before is not None)
    moment = None
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        asked = request.POST.getlist("asked")
        moment = moment_for(request.user, found, told["words"], request.POST, asked, before)
        if not moment.ask:
            try:
                made = commands.write_review(
                    person=request.user,
                    service=found,
                    words=told["words"],
                    as_someone=told.get("as_someone") == "yes",
                    seen=moment.seen,
                    wants_word=moment.wants_word,
                )
            except Refusal as refusal:
                form.add_error("words", str(refusal))
            else:
                _thank(request, moment, waits=made.waits)
                return redirect(found)
    if request.method == "POST" and heard(request.user, request.POST):
        messages.success(request, _HEARD)
    context = {"form": form, "service": found, "before": before, "moment": moment}
    status = 422 if form.errors or moment else 200
    return render(request, "care/review.html", context, status=status)


def _thank(request: SignedInRequest, moment: Moment, *, waits: bool) -> None:
    if moment.wants_word:
        messages.success(request, _HEARD)
    if waits:
        messages.success(request, _("Thank you. A moderator reads it first; until then only you see it."))  # fmt: skip
    else:
        messages.success(request, _("Thank you. Others can read it now."))


@require_POST
@signed_in
def take_away(request: SignedInRequest, review_id: int) -> HttpResponse:
    found = services.review_for(request.user, review_id)
    # Off the list, the page is there only for those who wrote something about it.
    to = "care:services" if found.service.taken_off_at else found.service
    return try_it(
        request,
        lambda: commands.take_review_away(person=request.user, review=found),
        _("What you wrote is gone."),
        to,
    )
