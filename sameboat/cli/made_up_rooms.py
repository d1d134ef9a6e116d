"""The demonstration's meeting: on while one looks round, and again each week."""

from datetime import datetime, timedelta

from sameboat.circles.models import Circle
from sameboat.people.models import Person
from sameboat.rooms.commands.planning import Again, plan_meeting
from sameboat.rooms.commands.saying import listen, say_line

_LINES = (
    (1, "Alder", "Good to see the door open. I have a pot of tea here and nothing to sell."),
    (3, "Juniper", "Hello. I came straight from the bus, so I may only type with one thumb."),
    (4, "Alder", "One thumb is plenty."),
    (7, "Moss", "I rang the job centre today. I wrote down what I wanted to say first, and read it out. It went all right."),
    (9, "Juniper", "Reading it out is what I would do too. Nobody hears the paper."),
)  # fmt: skip


def sit_together(people: dict[str, Person], circle: Circle, now: datetime) -> None:
    """Alder plans an hour and more for those who go back to work; some write, one listens."""
    full = now.replace(minute=now.minute // 5 * 5, second=0, microsecond=0)
    begun = full - timedelta(minutes=10)
    meeting = plan_meeting(
        by=people["Alder"],
        circle=circle,
        title="The half-day hour",
        about="For whoever worked a little today, or thought about it. Sitting here is enough.",
        starts_at=begun,
        minutes=240,
        again=Again(7, now.date() + timedelta(days=22)),
        at=begun - timedelta(days=6),
    )
    listen(person=people["Tamar"], meeting=meeting, at=begun)
    for minute, name, words in _LINES:
        at = begun + timedelta(minutes=minute)
        say_line(person=people[name], meeting=meeting, words=words, at=at)
