from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sameboat.lib.pages import back_to
from sameboat.lib.refusal import Refusal
from sameboat.lib.trying import try_it
from sameboat.people.doors import SignedInRequest, signed_in
from sameboat.skills.commands.keeping import keep_skill, put_skill_away, write_own_way
from sameboat.skills.forms import OwnWayForm
from sameboat.skills.queries.record import own_way_of, record_for, skill_on_record
from sameboat.skills.queries.skills import skill_for, words_for


@require_GET
@signed_in
def record(request: SignedInRequest) -> HttpResponse:
    context = {"record": record_for(request.user), "today": timezone.localdate()}
    return render(request, "skills/record.html", context)


@require_POST
@signed_in
def keep(request: SignedInRequest, skill_id: int) -> HttpResponse:
    found, to = skill_on_record(request.user, skill_id), back_to(request, "/skills/record/")
    if request.POST.get("say") == "away":
        done = _("Put away. It can come back from there.")
        return try_it(request, lambda: put_skill_away(person=request.user, skill=found), done, to)
    done = _("It stands on your record of what helps.")
    return try_it(request, lambda: keep_skill(person=request.user, skill=found), done, to)


@require_http_methods(["GET", "POST"])
@signed_in
def my_way(request: SignedInRequest, skill_id: int) -> HttpResponse:
    found = skill_for(request.user, skill_id)
    words = words_for(request.user, found)
    steps = own_way_of(request.user, found) or words.steps
    form = OwnWayForm(request.POST or None, initial={"body": "\n".join(steps)})
    if request.method == "POST" and form.is_valid():
        lines = form.cleaned_data["body"].splitlines()
        try:
            write_own_way(person=request.user, skill=found, steps=lines)
        except Refusal as refusal:
            form.add_error("body", str(refusal))
        else:
            done = _("Kept. Only you read it.")
            return try_it(request, lambda: None, done, found)
    context = {"form": form, "skill": found, "words": words}
    return render(request, "skills/my_way.html", context, status=422 if form.errors else 200)
