from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sameboat.circles import commands, ports, queries
from sameboat.circles.forms import AskForm, ProposeForm
from sameboat.lib.refusal import Refusal
from sameboat.lib.shell import in_shell
from sameboat.lib.trying import try_it
from sameboat.people.doors import SignedInRequest, signed_in
from sameboat.people.queries.house import the_house


@require_GET
@signed_in
def circles(request: SignedInRequest) -> HttpResponse:
    return render(request, "circles/circles.html", {"doors": queries.doors_for(request.user)})


@require_GET
@signed_in
def circle(request: SignedInRequest, circle_id: int) -> HttpResponse:
    page = queries.circle_page(request.user, circle_id)
    sections = [section(request, page) for section in ports.sections] if page.may_read else []
    ask_form = AskForm() if page.may_ask else None
    context = {"page": page, "circle": page.circle, "sections": sections, "ask_form": ask_form}
    title = _("A circle")
    return in_shell(
        request, "circles/_circle.html", context, title=title, kind="two", house=the_house()
    )


@require_GET
@signed_in
def about(request: SignedInRequest, circle_id: int) -> HttpResponse:
    page = queries.circle_page(request.user, circle_id)
    context = {
        "page": page,
        "circle": page.circle,
        "hosts": queries.hosts_for(request.user, page.circle),
        "members": queries.members_of(request.user, page.circle),
    }
    return render(request, "circles/about.html", context)


@require_http_methods(["GET", "POST"])
@signed_in
def propose(request: SignedInRequest) -> HttpResponse:
    form = ProposeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            commands.propose_circle(by=request.user, house=the_house(), **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, _("Thank you. An organiser reads it and tells you what becomes of it.")
            )
            return redirect("circles:list")
    return render(
        request, "circles/propose.html", {"form": form}, status=422 if form.errors else 200
    )


@require_POST
@signed_in
def join(request: SignedInRequest, circle_id: int) -> HttpResponse:
    found = queries.circle_for(request.user, circle_id)
    return try_it(
        request,
        lambda: commands.join_circle(person=request.user, circle=found),
        _("You have a place here now."),
        found,
    )


@require_POST
@signed_in
def ask(request: SignedInRequest, circle_id: int) -> HttpResponse:
    found = queries.circle_for(request.user, circle_id)
    words = request.POST.get("words", "")
    return try_it(
        request,
        lambda: commands.ask_to_join(person=request.user, circle=found, words=words),
        _("A host will read it. You hear when they let you in."),
        found,
    )


@require_POST
@signed_in
def take_back(request: SignedInRequest, circle_id: int) -> HttpResponse:
    found = queries.circle_for(request.user, circle_id)
    commands.take_request_back(person=request.user, circle=found)
    return redirect(found)


@require_POST
@signed_in
def decline(request: SignedInRequest, circle_id: int) -> HttpResponse:
    found = queries.circle_for(request.user, circle_id)
    commands.decline_invite(person=request.user, circle=found)
    return redirect("circles:list")


@require_POST
@signed_in
def leave(request: SignedInRequest, circle_id: int) -> HttpResponse:
    found = queries.circle_for(request.user, circle_id)
    commands.leave_circle(person=request.user, circle=found)
    messages.success(request, _("You gave your place up. What you wrote stays."))
    return redirect("circles:list")
