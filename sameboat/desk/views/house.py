from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sameboat.audit.queries import head
from sameboat.consent.commands import publish_agreement
from sameboat.consent.queries import current_agreement, versions
from sameboat.desk import commands, queries
from sameboat.desk.forms import AgreementForm, HouseForm, TestMailForm
from sameboat.desk.texts import default_agreement
from sameboat.lib.pages import page_number
from sameboat.lib.post import mail_is_set_up
from sameboat.lib.refusal import Refusal
from sameboat.lib.trying import try_it
from sameboat.moderation.queries.queue import queue_for
from sameboat.notices.mail import send_test_mail
from sameboat.people.commands.house import open_house
from sameboat.people.doors import SignedInRequest, organiser_only, staff_only
from sameboat.people.queries.house import the_house
from sameboat.posts.queries.figures import figures_at
from sameboat.posts.queries.unseen import how_many_wait
from sameboat.safety.queries.facts import facts_due
from sameboat.safety.queries.screen import screen_health


@require_GET
@staff_only
def index(request: SignedInRequest) -> HttpResponse:
    steps = queries.steps_for(the_house()) if request.user.is_organiser else []
    context = {
        "queue": queue_for(request.user),
        "unseen": how_many_wait(request.user),
        "figures": figures_at(timezone.now()) if request.user.is_organiser else None,
        "steps": steps,
        "screen": screen_health(timezone.now()),
        "facts_due": facts_due(timezone.localdate()) if request.user.is_organiser else 0,
        "is_set_up": all(step.is_done for step in steps),
    }
    return render(request, "desk/index.html", context)


@require_http_methods(["GET", "POST"])
@organiser_only
def house(request: SignedInRequest) -> HttpResponse:
    form = HouseForm(request.POST or None, instance=the_house())
    if request.method == "POST" and form.is_valid():
        return try_it(
            request,
            lambda: commands.set_up_house(by=request.user, changes=form.cleaned_data),
            _("Saved. It shows from now on."),
            "/desk/",
        )
    return render(request, "desk/house.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@organiser_only
def open_it(request: SignedInRequest) -> HttpResponse:
    return try_it(request, open_house, _("The house is open."), "/desk/")


@require_http_methods(["GET", "POST"])
@organiser_only
def agreement(request: SignedInRequest) -> HttpResponse:
    newest = current_agreement()
    form = AgreementForm(
        request.POST or None, initial={"body": newest.body if newest else default_agreement()}
    )
    if request.method == "POST" and form.is_valid():
        try:
            publish_agreement(by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error("what_changed" if newest else "body", str(refusal))
        else:
            return redirect("desk:agreement")
    context = {"form": form, "newest": newest, "versions": versions()}
    return render(request, "desk/agreement.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@organiser_only
def mail(request: SignedInRequest) -> HttpResponse:
    form = TestMailForm(request.POST or None)
    sent = False
    if request.method == "POST" and form.is_valid():
        try:
            send_test_mail(to=form.cleaned_data["to"])
            sent = True
        except Refusal as refusal:
            form.add_error("to", str(refusal))
    context = {"form": form, "mail_is_set_up": mail_is_set_up(), "sent": sent}
    return render(request, "desk/mail.html", context, status=422 if form.errors else 200)


@require_GET
@organiser_only
def backup(request: SignedInRequest) -> HttpResponse:
    return render(request, "desk/backup.html")


@require_GET
@organiser_only
def audit(request: SignedInRequest) -> HttpResponse:
    page = queries.entries(request.user, page_number(request))
    return render(request, "desk/audit.html", {"page": page, "head": head()})
