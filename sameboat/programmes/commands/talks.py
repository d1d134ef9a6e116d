"""Opening the threads of talk steps in a cohort's circle: each once, in a host's name."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from sameboat.lib.refusal import Refusal
from sameboat.people.models import Person
from sameboat.posts.commands.writing import open_due_thread
from sameboat.posts.models import Thread
from sameboat.programmes.folder.nouns import Programme, Step
from sameboat.programmes.models import Carer, Cohort, Talk

# Talks that come round open in the morning, when somebody may be there to answer.
_FROM_HOUR = 8


@transaction.atomic
def open_talk(*, cohort: Cohort, step: str, at: datetime | None = None) -> Thread:
    """The thread of a talk step as it stands now, opened if it is not there yet."""
    now = at or timezone.now()
    cohort = Cohort.objects.select_for_update(of=("self",), no_key=True).select_related("edition", "circle").get(pk=cohort.pk)  # fmt: skip
    programme = cohort.edition.course
    number = round_on(cohort, programme.steps[step], timezone.localdate(now))
    known = Talk.objects.filter(cohort=cohort, step=step, round=number).select_related("thread").first()  # fmt: skip
    if known:
        return known.thread
    thread = _opened(cohort, programme, programme.steps[step], number, now)
    Talk.objects.create(cohort=cohort, step=step, round=number, thread=thread)
    return thread


def _opened(cohort: Cohort, programme: Programme, step: Step, number: int, now: datetime) -> Thread:
    host = a_host(cohort)
    if cohort.circle is None or host is None:
        raise Refusal(_("Nobody looks after this circle now, so there is no talk. Please tell an organiser."))  # fmt: skip
    told = step.page.told
    title = told["title"]
    if "repeats-every" in told:
        with override(programme.main.told["language"]):
            on = date_format(_day_of_round(cohort, step, number), "j F")
        title = f"{title[: 138 - len(on)]}, {on}"
    return open_due_thread(
        author=host, circle=cohort.circle, title=title, body=told["opening"],
        once_key=_once(cohort, step, number), at=now,
    )  # fmt: skip


def _once(cohort: Cohort, step: Step, number: int) -> str:
    return hashlib.sha256(f"{cohort.pk} {step.key} {number}".encode()).hexdigest()[:40]


def a_host(cohort: Cohort) -> Person | None:
    """Somebody who looks after the circle and is here: whoever has done so for longest."""
    here = Person.objects.here()
    duty = Carer.objects.filter(cohort=cohort, role=Carer.Role.HOST, person__in=here)
    found = duty.filter(person__memberships__circle=cohort.circle).select_related("person")
    first = found.order_by("since", "pk").first()
    return first.person if first else None


def _begins(cohort: Cohort) -> date:
    """From which day the cohort's own days are counted."""
    return cohort.starts_on or timezone.localdate(cohort.opened_at)


def _from_day(programme: Programme, step: Step) -> int:
    modules = [each for each in programme.modules if step.key in each["steps"]]
    opens = [each.get("opens", {}) for each in modules] + [step.page.told.get("opens", {})]
    return max(int(each.get("day", 0)) for each in opens)


def round_on(cohort: Cohort, step: Step, today: date) -> int:
    """Which time of a talk it is on a day, counted from 0, and 0 where it does not come round. After the last day no new one comes."""
    every = step.page.told.get("repeats-every")
    if not every:
        return 0
    programme = cohort.edition.course
    day = min((today - _begins(cohort)).days, programme.days)
    return max(0, (day - _from_day(programme, step)) // int(every))


def _day_of_round(cohort: Cohort, step: Step, number: int) -> date:
    every = int(step.page.told.get("repeats-every", 1))
    return _begins(cohort) + timedelta(days=_from_day(cohort.edition.course, step) + every * number)


def _due(cohort: Cohort, today: date) -> Iterator[Step]:
    """The talks that open on a day for everybody, whatever they did or answered."""
    programme = cohort.edition.course
    day = (today - _begins(cohort)).days
    for module in programme.modules:
        for key in module["steps"]:
            step = programme.steps[key]
            opens = module.get("opens", {}) | step.page.told.get("opens", {})
            is_for_all = not ({"when", "after"} & opens.keys()) and "for" not in step.page.told
            if step.kind == "talk" and is_for_all and day >= _from_day(programme, step):
                yield step


def open_due_talks(at: datetime) -> int:
    """Open the talks whose day has come, in cohorts that go together. A step of the clock."""
    here = timezone.localtime(at)
    if here.hour < _FROM_HOUR:
        return 0
    opened = 0
    going = Cohort.objects.standing().filter(starts_on__lte=here.date(), circle__closed_at=None)
    for cohort in going.select_related("edition"):
        known = set(Talk.objects.filter(cohort=cohort).values_list("step", "round"))
        for step in _due(cohort, here.date()):
            if (step.key, round_on(cohort, step, here.date())) not in known:
                opened += _open_quietly(cohort, step.key, at)
    return opened


def _open_quietly(cohort: Cohort, step: str, at: datetime) -> int:
    try:
        open_talk(cohort=cohort, step=step, at=at)
    except Refusal:
        # Nobody looks after it, or the circle rests: it opens as soon as that is over.
        return 0
    return 1
