from datetime import timedelta

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sameboat.desk import commands, queries
from sameboat.desk.forms import EndPauseForm, InvitationForm, OpenCaseForm, RoleForm
from sameboat.lib.pages import page_number
from sameboat.lib.refusal import Refusal, allowed
from sameboat.lib.trying import try_it
from sameboat.moderation.commands.deciding import end_pause_early
from sameboat.moderation.commands.working import open_about_person
from sameboat.people.commands.signing import make_invitation
from sameboat.people.doors import SignedInRequest, organiser_only, staff_only
from sameboat.people.models import Person
from sameboat.safety.commands.pausing import may_pause


@require_GET
@staff_only
def members(request: SignedInRequest) -> HttpResponse:
    text = request.GET.get("q", "")[:40]
    context = {"page": queries.members(text, page_number(request)), "query": text}
    return render(request, "desk/members.html", context)


@require_GET
@staff_only
def member(request: SignedInRequest, person_id: int) -> HttpResponse:
    return _show(request, queries.member(person_id))


def _show(
    request: SignedInRequest,
    person: Person,
    form: OpenCaseForm | None = None,
    ending: EndPauseForm | None = None,
) -> HttpResponse:
    context = {
        "person": person,
        "role": RoleForm(initial={"role": person.role}) if request.user.is_organiser else None,
        "may_open_case": person != request.user,
        "may_pause": allowed(may_pause, request.user, person, timedelta(0)),
        "form": form or OpenCaseForm(),
        "ending": ending or EndPauseForm(),
    }
    failed = any(sent and sent.errors for sent in (form, ending))
    return render(request, "desk/member.html", context, status=422 if failed else 200)


@require_POST
@organiser_only
def role(request: SignedInRequest, person_id: int) -> HttpResponse:
    person, wanted = queries.member(person_id), request.POST.get("role", "")
    return try_it(
        request,
        lambda: commands.change_role(by=request.user, person=person, role=wanted),
        _("Done."),
        f"/desk/members/{person_id}/",
    )


@require_POST
@organiser_only
def badge(request: SignedInRequest, person_id: int) -> HttpResponse:
    person, wanted = queries.member(person_id), request.POST.get("clinician") == "yes"
    return try_it(
        request,
        lambda: commands.give_badge(by=request.user, person=person, is_clinician=wanted),
        _("Done."),
        f"/desk/members/{person_id}/",
    )


@require_POST
@staff_only
def open_case(request: SignedInRequest, person_id: int) -> HttpResponse:
    person, form = queries.member(person_id), OpenCaseForm(request.POST)
    if not form.is_valid():
        return _show(request, person, form)
    try:
        case = open_about_person(by=request.user, person=person, words=form.cleaned_data["words"])
    except Refusal as refusal:
        form.add_error("words", str(refusal))
        return _show(request, person, form)
    return redirect("desk:decide", case.pk)


@require_POST
@staff_only
def resume(request: SignedInRequest, person_id: int) -> HttpResponse:
    person, form = queries.member(person_id), EndPauseForm(request.POST)
    if not form.is_valid():
        return _show(request, person, ending=form)
    return try_it(
        request,
        lambda: end_pause_early(by=request.user, person=person, **form.cleaned_data),
        _("The pause is over. They read why."),
        f"/desk/members/{person_id}/",
    )


@require_http_methods(["GET", "POST"])
@organiser_only
def invitations(request: SignedInRequest) -> HttpResponse:
    form, link = InvitationForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        code = make_invitation(by=request.user, **form.cleaned_data)
        link = f"{settings.SITE_URL}/join/?invitation={code}"
    context = {"form": form, "link": link, "invitations": queries.invitations()}
    return render(request, "desk/invitations.html", context, status=422 if form.errors else 200)
