"""The demonstration's services and what is said of them, and what Wren has begun: a sheet for a visit, and a choice."""

from datetime import datetime, timedelta
from typing import Any

from sameboat.care.commands.choices import (
    begin_choice,
    name_options,
    note_decision,
    note_open_questions,
    think_through_telling,
    weigh_option,
)
from sameboat.care.commands.reviews import write_review
from sameboat.care.commands.services import choose_story, save_service
from sameboat.care.commands.visits import begin_sheet, write_part
from sameboat.care.models import Service
from sameboat.people.models import Person
from sameboat.posts.models import Thread
from sameboat.safety.screening import nothing_seen


def look_for_care(people: dict[str, Person], told: dict[str, Any], now: datetime) -> None:
    """Everything in `told`, by Olive, by those who say what it was like, and by Wren."""
    olive, services = people["Olive"], {}
    for service in told["service"]:
        checked = (now - timedelta(days=service.pop("checked_days_ago"))).date()
        made = save_service(by=olive, service=Service(**service, verified_on=checked))
        services[made.name] = made
    for review in told["review"]:
        write_review(
            person=people[review["by"]],
            service=services[review["service"]],
            words=review["words"],
            as_someone=review.get("as_someone", False),
            seen=nothing_seen(""),
            at=now - timedelta(days=review["days_ago"]),
        )
    for story in told["story"]:
        thread = Thread.objects.get(title=story["thread"])
        choose_story(by=olive, thread=thread, kind=story["kind"], at=now)
    _prepare(people[told["sheet"]["by"]], told["sheet"], now)
    _weigh(people[told["choice"]["by"]], told["choice"], now)


def _prepare(person: Person, told: dict[str, Any], now: datetime) -> None:
    at = now - timedelta(days=told["days_ago"])
    sheet = begin_sheet(person=person, who=told["who"], when=told["when"], at=at)
    for part in ("ask", "say"):
        write_part(person=person, sheet=sheet, part=part, told={"words": told[part]}, at=at)
    write_part(person=person, sheet=sheet, part="first", told={"first": told["first"]}, at=at)


def _weigh(person: Person, told: dict[str, Any], now: datetime) -> None:
    at, about = now - timedelta(days=told["days_ago"]), told["about"]
    choice = begin_choice(person=person, kind=told["kind"], about=about, at=at)
    name_options(person=person, choice=choice, about=about, names=told["options"], at=at)
    for each in told["weighed"]:
        reasons = {side: each[side] for side in ("for", "against")}
        weigh_option(person=person, choice=choice, number=each["number"], reasons=reasons, at=at)
    think_through_telling(person=person, choice=choice, how=told["how"], at=at)
    note_open_questions(person=person, choice=choice, know=told["know"], sure=told["sure"], at=at)
    day = (now + timedelta(days=told["look_again_in_days"])).date()
    note_decision(person=person, choice=choice, decided="", look_again_on=day, at=at)
