from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_safe

from sameboat.home import queries
from sameboat.lib.middleware import AWAY
from sameboat.lib.shell import in_shell
from sameboat.people.doors import SignedInRequest, signed_in
from sameboat.people.queries.house import the_house
from sameboat.posts.rendering_lines import lines_html


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    if request.COOKIES.get(AWAY):
        return render(request, "home/away.html")
    if request.user.is_authenticated:
        return redirect("home:today")
    return render(request, "home/front.html")


@require_GET
@signed_in
def today(request: SignedInRequest) -> HttpResponse:
    today = queries.today_for(request.user)
    context = {"today": today, "new": lines_html(today.new), "reading": lines_html(today.reading)}
    return in_shell(
        request, "home/_today.html", context, title=_("Today"), kind="two", house=the_house()
    )


def leave_quickly(request: HttpRequest) -> HttpResponse:
    """No sign-in and no form token: whoever is here may go, at once, whatever else is wrong."""
    if request.session.session_key:
        logout(request)
    response = redirect(the_house().leave_to)
    response.set_cookie(AWAY, "1", samesite="Lax", httponly=True, secure=request.is_secure())
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


@require_GET
def come_back_in(request: HttpRequest) -> HttpResponse:
    response = redirect("people:sign_in")
    response.delete_cookie(AWAY)
    return response


@require_GET
def service_worker(request: HttpRequest) -> HttpResponse:
    response = render(request, "home/sw.js", content_type="text/javascript")
    response.headers["Cache-Control"] = "no-cache"
    return response
