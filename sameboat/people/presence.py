"""The day somebody was last here. A day, never a moment, and never shown to anyone."""

from django.utils import timezone

from sameboat.people.models import Person


def note_visit(person: Person) -> None:
    """Write down today's date as the last day this person was here; once a day."""
    today = timezone.localdate()
    if person.last_here_on == today:
        return
    Person.objects.filter(pk=person.pk).update(last_here_on=today)
    person.last_here_on = today
