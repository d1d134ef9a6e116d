from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sameboat.lib.refusal import Refusal
from sameboat.lib.uploads import was_too_large
from sameboat.measures.commands.exports import bring_export
from sameboat.measures.commands.readings import remove_days, remove_kind
from sameboat.measures.days_picture import picture_of_days
from sameboat.measures.queries import readings as queries
from sameboat.measures.queries.exports import export_for, last_export_of
from sameboat.measures.reading_forms import BringForm, DaysForm, LookForm
from sameboat.people.doors import SignedInRequest, signed_in


@require_http_methods(["GET", "POST"])
@signed_in
def readings(request: SignedInRequest) -> HttpResponse:
    is_sent = request.method == "POST"
    form = BringForm(request.POST, request.FILES) if is_sent else BringForm()
    if is_sent and form.is_valid():
        try:
            brought = bring_export(
                person=request.user,
                uploads=form.cleaned_data["brought"],
                is_too_large=was_too_large(request),
                at=timezone.now(),
            )
        except Refusal as refusal:
            form.add_error("brought", str(refusal))
        else:
            return redirect("measures:export", brought.pk)
    context = {
        "form": form,
        "kinds": queries.kinds_of(request.user),
        "export": last_export_of(request.user),
        "most": settings.EXPORT_MAX_BYTES,
    }
    return render(request, "measures/readings.html", context, status=422 if form.errors else 200)


@require_GET
@signed_in
def export(request: SignedInRequest, export_id: int) -> HttpResponse:
    found = export_for(request.user, export_id)
    return render(request, "measures/export.html", {"page": found})


@require_GET
@signed_in
def kind(request: SignedInRequest, kind: str) -> HttpResponse:
    asked = LookForm(request.GET)
    look = asked.cleaned_data if asked.is_valid() else {}
    found = queries.kind_page(request.user, kind, look.get("until"))
    is_choosing = look.get("choose", False)
    picture = "" if is_choosing else picture_of_days(found)
    context = {"page": found, "picture": picture, "is_choosing": is_choosing}
    return render(request, "measures/kind.html", context)


@require_POST
@signed_in
def remove_some(request: SignedInRequest, kind: str) -> HttpResponse:
    queries.count_of(request.user, kind)
    chosen = DaysForm(request.POST)
    days = chosen.cleaned_data["day"] if chosen.is_valid() else []
    if not days:
        messages.error(request, _("Choose the days first, then press the button once more."))
        return redirect("measures:kind", kind)
    count = remove_days(person=request.user, kind=kind, days=days)
    if count:
        told = ngettext("One day is removed.", "%(count)s days are removed.", count)
        messages.success(request, told % {"count": count})
    else:
        messages.info(request, _("Those days were removed already."))
    if queries.has_kind(request.user, kind):
        return redirect("measures:kind", kind)
    return redirect("measures:readings")


@require_http_methods(["GET", "POST"])
@signed_in
def remove(request: SignedInRequest, kind: str) -> HttpResponse:
    count = queries.count_of(request.user, kind)
    if request.method == "POST":
        remove_kind(person=request.user, kind=kind)
        messages.success(request, _("Removed. You can bring the file again at any time."))
        return redirect("measures:readings")
    page = queries.kind_page(request.user, kind)
    return render(request, "measures/remove_kind.html", {"page": page, "count": count})
