from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sameboat.lib.pages import page_number
from sameboat.lib.trying import try_it
from sameboat.people.doors import SignedInRequest, signed_in
from sameboat.skills import ports
from sameboat.skills.commands.thanking import thank as give_thanks
from sameboat.skills.models import WhatFor
from sameboat.skills.queries.asking import asked_by, asked_of
from sameboat.skills.queries.record import own_way
from sameboat.skills.queries.skills import skill_for, skill_page, skills_for, told_by
from sameboat.skills.queries.trials import to_answer
from sameboat.skills.views.shared import done_place


@require_GET
@signed_in
def skills(request: SignedInRequest) -> HttpResponse:
    what_for, words = request.GET.get("for", ""), request.GET.get("q", "")
    what_for = what_for if what_for in WhatFor.values else ""
    number = page_number(request)
    is_looking = bool(what_for or words.strip() or number > 1)
    context = {
        "found": skills_for(request.user, what_for=what_for, words=words, page=number),
        "what_for": what_for,
        "words": words,
        "vocabulary": WhatFor.choices,
        "is_looking": is_looking,
        "asked": [] if is_looking else to_answer(request.user, timezone.now()),
        "asked_of_me": [] if is_looking else asked_of(request.user),
        "pieces": [] if is_looking else [step(request.user) for step in ports.worth_trying],
    }
    return render(request, "skills/skills.html", context)


@require_GET
@signed_in
def skill(request: SignedInRequest, skill_id: int) -> HttpResponse:
    page = skill_page(request.user, skill_id)
    context = {
        "page": page,
        "own_way": own_way(page.kept),
        "pieces": [step(request.user, page.skill) for step in ports.on_a_skill],
        "wrote": done_place(request),
    }
    return render(request, "skills/skill.html", context)


@require_POST
@signed_in
def thank(request: SignedInRequest, skill_id: int) -> HttpResponse:
    found = skill_for(request.user, skill_id)
    return try_it(
        request,
        lambda: give_thanks(person=request.user, skill=found),
        _("They learn that somebody thanked them, not who."),
        found,
    )


@require_GET
@signed_in
def mine(request: SignedInRequest) -> HttpResponse:
    context = {
        "skills": told_by(request.user),
        "asked_of_me": asked_of(request.user),
        "asked_by_me": asked_by(request.user),
        "wrote": done_place(request),
    }
    return render(request, "skills/mine.html", context)
