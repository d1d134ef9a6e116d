from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from sameboat.desk import commands, queries
from sameboat.desk.forms import InvitationForm, RoleForm
from sameboat.desk.views.trying import try_it
from sameboat.lib.pages import page_number
from sameboat.people.commands.signing import make_invitation
from sameboat.people.doors import SignedInRequest, organiser_only


@require_GET
@organiser_only
def members(request: SignedInRequest) -> HttpResponse:
    text = request.GET.get("q", "")[:40]
    context = {"page": queries.members(text, page_number(request)), "query": text}
    return render(request, "desk/members.html", context)


@require_http_methods(["GET", "POST"])
@organiser_only
def member(request: SignedInRequest, person_id: int) -> HttpResponse:
    person = queries.member(person_id)
    form = RoleForm(request.POST or None, initial={"role": person.role})
    if request.method == "POST" and form.is_valid():
        role = form.cleaned_data["role"]
        return try_it(
            request,
            lambda: commands.change_role(by=request.user, person=person, role=role),
            _("Done."),
            "/desk/members/",
        )
    return render(request, "desk/member.html", {"person": person, "form": form})


@require_http_methods(["GET", "POST"])
@organiser_only
def invitations(request: SignedInRequest) -> HttpResponse:
    form, link = InvitationForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        code = make_invitation(by=request.user, **form.cleaned_data)
        link = f"{settings.SITE_URL}/join/?invitation={code}"
    context = {"form": form, "link": link, "invitations": queries.invitations()}
    return render(request, "desk/invitations.html", context, status=422 if form.errors else 200)
