"""The demonstration's programmes: one under way with Wren in it, one about to begin, and one that takes people in at any time."""

from datetime import datetime, timedelta
from typing import Any

from sameboat.messages.commands import write_letter
from sameboat.messages.queries import known_between
from sameboat.people.models import Person
from sameboat.posts.commands.writing import answer_thread
from sameboat.programmes.commands.coaching import ask_for_coach, note_on_walk
from sameboat.programmes.commands.cohorts import open_cohort
from sameboat.programmes.commands.editions import take_in_shipped
from sameboat.programmes.commands.lines import deliver_lines
from sameboat.programmes.commands.places import join_cohort, leave_cohort
from sameboat.programmes.commands.steps import finish_step, keep_numbers, keep_told
from sameboat.programmes.commands.talks import open_talk
from sameboat.programmes.models import Cohort, Place

_BEGAN = 16


def walk_together(people: dict[str, Person], now: datetime) -> None:
    """Everything of programmes, by Olive, those who look after them and those who take part."""
    olive, began = people["Olive"], now - timedelta(days=_BEGAN)
    walking = open_cohort(
        by=olive, edition=take_in_shipped(by=olive, key="moving-more", at=began), name="Moving more, autumn group",
        places=12, starts_on=began.date(), hosts=[people["Juniper"]], coaches=[people["Moss"]], at=began,
    )  # fmt: skip
    wren, *others = (
        join_cohort(person=people[name], cohort=walking, at=began)
        for name in ("Wren", "Heron", "Sol", "Tamar", "Fennel")
    )
    # At noon of each day, whatever the hour is now: a line that is half a day late is not sent.
    noon = began.replace(hour=12, minute=0)
    for day in range(_BEGAN + 1):
        if (at := noon + timedelta(days=day)) <= now:
            deliver_lines(at)
    _go(wren, now, 9)
    for place, days in zip(others, (15, 12, 7, 2), strict=True):
        _go(place, now, days)
    walk = ask_for_coach(person=wren.person, place=wren, wishes="Ask me how the mornings are. Please do not ask about work.", at=began)  # fmt: skip
    ask_for_coach(person=others[0].person, place=others[0], wishes="A line on Sundays would be nice.", at=began)  # fmt: skip
    letters = known_between(people["Moss"], wren.person)
    if letters:
        write_letter(writer=people["Moss"], conversation=letters, body="Hello Wren. Mornings it is. What do you see at the reservoir?", at=now - timedelta(days=9))  # fmt: skip
    note_on_walk(by=people["Moss"], walk=walk, words="Mornings, the reservoir. Not work.", at=now - timedelta(days=9))  # fmt: skip
    leave_cohort(person=others[-1].person, place=others[-1], because="I would rather walk on my own for now.", at=now - timedelta(days=3))  # fmt: skip
    _talk(walking, people, now)
    open_cohort(
        by=olive, edition=take_in_shipped(by=olive, key="finding-my-feet", at=now), name="Finding my feet, winter group",
        places=16, starts_on=now.date() + timedelta(days=9), hosts=[people["Juniper"]], coaches=[people["Moss"]], at=now,
    )  # fmt: skip
    open_cohort(
        by=olive, edition=take_in_shipped(by=olive, key="ready-for-my-visit", at=now), name="Ready for my visit",
        places=20, hosts=[people["Tamar"]], coaches=[people["Moss"]], at=now,
    )  # fmt: skip


def _go(place: Place, now: datetime, days: int) -> None:
    """Somebody's first steps, each with the day on which it was done, as long as `days` go."""
    began = now - timedelta(days=_BEGAN)
    for day, step, told in _STEPS:
        if day <= days:
            at, me = began + timedelta(days=day), place.person
            if told:
                keep_told(person=me, place=place, step=step, told=told, at=at)
            else:
                finish_step(person=me, place=place, step=step, at=at)
    for day in range(1, min(days, 9)):
        at = began + timedelta(days=day)
        keep_numbers(person=place.person, place=place, step="steps-by-hand", numbers={place.day_there(at): 2100 + 430 * (day * 7 % 5)}, at=at)  # fmt: skip


_STEPS: list[tuple[int, str, dict[str, Any]]] = [
    (0, "welcome", {}),
    (0, "anything-to-ask-first", {"choice": "nothing"}),
    (0, "how-to-count", {"choice": "by-hand"}),
    (0, "by-hand", {}),
    (1, "steps-by-hand", {"aim": "Once round the park on most days."}),
    (2, "a-week-of-looking", {}),
    (2, "say-hello", {}),
    (8, "my-usual-day", {"fields": {"how-it-is": "A little", "middle": 3000, "best-hour": "before noon"}}),
]  # fmt: skip


def _talk(cohort: Cohort, people: dict[str, Person], now: datetime) -> None:
    thread = open_talk(cohort=cohort, step="say-hello", at=now - timedelta(days=14))
    said = (
        ("Heron", "Hello. I walk with my brother's dog, who thinks every lamp post is a friend."),
        ("Sol", "I am here too. Mostly I want to get out before the shops are full."),
        ("Wren", "Hello everyone. Mornings at the reservoir, when my legs agree."),
    )
    for hours, (name, words) in enumerate(said):
        answer_thread(author=people[name], thread=thread, body=words, at=now - timedelta(days=13, hours=hours))  # fmt: skip
