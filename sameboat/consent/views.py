from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sameboat.consent import commands, queries
from sameboat.consent.forms import ResearchForm
from sameboat.consent.research import commands as research_commands
from sameboat.consent.research import queries as research_queries
from sameboat.lib.pages import back_to
from sameboat.lib.refusal import Refusal
from sameboat.people.doors import SignedInRequest, signed_in


@require_http_methods(["GET", "POST"])
@signed_in
def read(request: SignedInRequest) -> HttpResponse:
    agreement = queries.current_agreement()
    if request.method == "POST" and agreement:
        commands.agree(person=request.user, agreement=agreement)
        return redirect(back_to(request, "/today/"))
    has_agreed = agreement is not None and queries.has_agreed(request.user, agreement.version)
    context = {"agreement": agreement, "has_agreed": has_agreed, "next": back_to(request, "")}
    return render(request, "consent/read.html", context)


@require_http_methods(["GET", "POST"])
@signed_in
def research(request: SignedInRequest) -> HttpResponse:
    words = research_queries.current_words()
    form = ResearchForm(request.POST or None)
    if request.method == "POST" and words and form.is_valid():
        try:
            _answer(request, form.cleaned_data["version"], form.cleaned_data["part"])
        except Refusal as refusal:
            messages.error(request, str(refusal))
        return redirect("consent:research")
    context = {
        "words": words,
        "yes": research_queries.yes_that_counts(request.user),
        "earlier": research_queries.standing_yes(request.user),
    }
    return render(request, "consent/research.html", context)


def _answer(request: SignedInRequest, version: int, part: str) -> None:
    if part == "no":
        research_commands.take_no_part(person=request.user)
        messages.success(request, _("You take no part in research."))
        return
    words = research_queries.words_by_version(version)
    research_commands.take_part(person=request.user, words=words)
    messages.success(request, _("Thank you. You take part in research."))
