from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from sameboat.lib.pages import page_number
from sameboat.lib.post import mail_is_set_up
from sameboat.notices import commands, queries
from sameboat.notices.forms import WishesForm
from sameboat.people.doors import SignedInRequest, signed_in


@require_http_methods(["GET", "POST"])
@signed_in
def notices(request: SignedInRequest) -> HttpResponse:
    if request.method == "POST":
        commands.see_notices(person=request.user)
        return redirect("notices:list")
    found = queries.notices_for(request.user, page_number(request))
    return render(request, "notices/notices.html", {"page": found})


@require_GET
@signed_in
def open_notice(request: SignedInRequest, notice_id: int) -> HttpResponse:
    notice = queries.notice_for(request.user, notice_id)
    commands.see_notices(person=request.user, notice=notice)
    return redirect(notice.path)


@require_http_methods(["GET", "POST"])
@signed_in
def wishes(request: SignedInRequest) -> HttpResponse:
    form = WishesForm(request.POST or None, instance=queries.wishes_of(request.user))
    if request.method == "POST" and form.is_valid():
        commands.save_wishes(person=request.user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("people:me")
    context = {"form": form, "mail_is_set_up": mail_is_set_up()}
    return render(request, "notices/wishes.html", context, status=422 if form.errors else 200)


# A mail program sends this by itself, without our cookie or form token (RFC 8058).
@csrf_exempt
@require_http_methods(["GET", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    done = request.method == "POST"
    if done and not commands.stop_mails(token=token):
        raise Http404
    return render(request, "notices/stop.html", {"done": done})
