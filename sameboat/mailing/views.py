from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sameboat.circles.queries.pages import hosted_circle_for
from sameboat.lib.trying import try_it
from sameboat.mailing import commands, queries
from sameboat.mailing.addresses import GOOD_FOR
from sameboat.people.doors import SignedInRequest, signed_in


@require_GET
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "mailing/about.html", {"days": GOOD_FOR.days})


@require_http_methods(["GET", "POST"])
@signed_in
def circle(request: SignedInRequest, circle_id: int) -> HttpResponse:
    found = queries.circle_by_mail(request.user, circle_id)
    if request.method == "POST":
        return try_it(
            request,
            lambda: commands.have_by_mail(person=request.user, circle=found.circle),
            _("From now on it comes to you by mail."),
            reverse("mailing:circle", args=[circle_id]),
        )
    return render(request, "mailing/circle.html", {"page": found, "circle": found.circle})


@require_POST
@signed_in
def stop_here(request: SignedInRequest, circle_id: int) -> HttpResponse:
    found = queries.circle_by_mail(request.user, circle_id)
    return try_it(
        request,
        lambda: commands.stop_by_mail(person=request.user, circle=found.circle),
        _("Stopped. Nothing more of this circle is sent to you."),
        reverse("mailing:circle", args=[circle_id]),
    )


@require_POST
@signed_in
def resume(request: SignedInRequest, circle_id: int) -> HttpResponse:
    queries.circle_by_mail(request.user, circle_id)
    return try_it(
        request,
        lambda: commands.resume_mail(person=request.user),
        _("We try your mailbox again."),
        reverse("mailing:circle", args=[circle_id]),
    )


@require_http_methods(["GET", "POST"])
@signed_in
def hosting(request: SignedInRequest, circle_id: int) -> HttpResponse:
    found = hosted_circle_for(request.user, circle_id)
    if request.method == "POST":
        change = commands.close_to_mail if "close" in request.POST else commands.open_to_mail
        return try_it(
            request,
            lambda: change(by=request.user, circle=found),
            _("Saved."),
            reverse("mailing:hosting", args=[circle_id]),
        )
    context = {
        "circle": found,
        "opened_at": queries.opened_by_mail_at(found),
        "count": queries.how_many_have(found),
    }
    return render(request, "mailing/hosting.html", context)


# A mail program sends this by itself, without our cookie or form token (RFC 8058).
@csrf_exempt
@require_http_methods(["GET", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    done = request.method == "POST"
    if done and not commands.stop_with_token(token=token):
        raise Http404
    return render(request, "mailing/stop.html", {"done": done})
