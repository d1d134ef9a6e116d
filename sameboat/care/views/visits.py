import secrets

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sameboat.care.commands import visits as commands
from sameboat.care.forms import FirstForm, SinceForm, WhoForm, WordsForm
from sameboat.care.queries import visits
from sameboat.care.queries.visits import Sheet
from sameboat.care.visit_parts import AGREED, BEFORE, PARTS, next_after
from sameboat.lib.refusal import Refusal
from sameboat.people.doors import SignedInRequest, signed_in


@require_GET
@signed_in
def every(request: SignedInRequest) -> HttpResponse:
    return render(request, "care/visits.html", {"sheets": visits.sheets_of(request.user)})


@require_http_methods(["GET", "POST"])
@signed_in
def begin(request: SignedInRequest) -> HttpResponse:
    form = WhoForm(request.POST or None, initial={"once_key": secrets.token_hex(16)})
    if request.method == "POST" and form.is_valid():
        try:
            made = commands.begin_sheet(person=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error("who", str(refusal))
        else:
            return redirect("care:visit_part", made.pk, next_after("who"))
    context = {"form": form, "part": PARTS["who"]}
    return render(request, "care/visit_begin.html", context, status=422 if form.errors else 200)


@require_GET
@signed_in
def sheet(request: SignedInRequest, sheet_id: int) -> HttpResponse:
    found = visits.sheet_for(request.user, sheet_id)
    return render(request, "care/visit.html", {"sheet": found, "parts": BEFORE, "agreed": AGREED})


@require_GET
@signed_in
def kept(request: SignedInRequest, sheet_id: int) -> HttpResponse:
    """A sheet and nothing around it, for keeping on one's own phone."""
    return render(
        request, "care/visit_kept.html", {"sheet": visits.sheet_for(request.user, sheet_id)}
    )


@require_GET
@signed_in
def every_kept(request: SignedInRequest) -> HttpResponse:
    """The list of those sheets that the viewer keeps on this phone, for the same place."""
    asked = request.GET.get("sheets", "").split(".")
    ids = [int(each) for each in asked[:50] if each.isascii() and each.isdigit() and len(each) < 17]
    return render(
        request, "care/visits_kept.html", {"sheets": visits.those_sheets(request.user, ids)}
    )


@require_http_methods(["GET", "POST"])
@signed_in
def part(request: SignedInRequest, sheet_id: int, key: str) -> HttpResponse:
    if key not in PARTS:
        raise Http404
    found = visits.sheet_for(request.user, sheet_id)
    if "bring" in request.POST:
        return _part_page(request, found, key, _with_lines_brought(request, found))
    form = _form(request, found, key)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data if isinstance(form, WhoForm) else form.told()
        try:
            commands.write_part(person=request.user, sheet=found.row, part=key, told=told)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            following = next_after(key)
            if "done" in request.POST or not following:
                return redirect(found.row)
            return redirect("care:visit_part", found.pk, following)
    return _part_page(request, found, key, form)


def _form(request: SignedInRequest, sheet: Sheet, key: str) -> WhoForm | WordsForm | FirstForm:
    told, words = request.POST if request.method == "POST" else None, sheet.words
    if key == "who":
        return WhoForm(told, initial={"who": words.get("who"), "when": words.get("when")})
    if key == "first":
        return FirstForm(told, sheet=sheet)
    if key == "since":
        before = visits.agreed_before(request.user, sheet)
        day = sheet.last_on or (timezone.localdate(before.row.made_at) if before else None)
        return SinceForm(told, part=key, initial={"words": sheet.since, "last_on": day})
    stood = words.get(key, "")
    text = "\n".join(stood) if isinstance(stood, list) else stood
    return WordsForm(told, part=key, initial={"words": text})


def _with_lines_brought(request: SignedInRequest, sheet: Sheet) -> SinceForm:
    """What is typed, and beneath it what the house knows. Nothing is kept yet: its owner reads it first."""
    form = SinceForm(request.POST, part="since")
    day = form.cleaned_data.get("last_on") if form.is_valid() else None
    if day is None:
        form.add_error("last_on", _("Say since which day, and we look."))
        return form
    words = form.cleaned_data["words"]
    new = [line for line in visits.happened_since(request.user, day) if line not in words]
    messages.info(
        request,
        ngettext(
            "%(n)d line came in beneath yours. Change it or take it out as you like; it is not kept yet.",
            "%(n)d lines came in beneath yours. Change them or take them out as you like; they are not kept yet.",
            len(new),
        )
        % {"n": len(new)}
        if new
        else _("There is nothing since that day."),
    )
    return SinceForm(part="since", initial={"words": "\n".join([words, *new]).strip(), "last_on": day})  # fmt: skip


def _part_page(
    request: SignedInRequest, sheet: Sheet, key: str, form: WhoForm | WordsForm | FirstForm
) -> HttpResponse:
    keys = [each.key for each in BEFORE]
    context = {
        "sheet": sheet,
        "form": form,
        "part": PARTS[key],
        "number": keys.index(key) + 1 if key in keys else 0,
        "all": len(keys),
        "following": next_after(key),
        "before": visits.agreed_before(request.user, sheet) if key == "since" else None,
        "can_bring": key == "since" and visits.can_bring_lines(),
    }
    return render(request, "care/visit_part.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def forget(request: SignedInRequest, sheet_id: int) -> HttpResponse:
    found = visits.sheet_for(request.user, sheet_id)
    commands.forget_sheet(person=request.user, sheet=found.row)
    messages.success(request, _("The sheet is gone."))
    return redirect("care:visits")
