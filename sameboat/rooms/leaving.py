"""What a person takes along of meetings, and how they are forgotten there."""

from django.utils.translation import gettext as _

from sameboat.people.models import Person
from sameboat.people.ports import Part
from sameboat.rooms.models import CalendarAddress, Here, Line, Meeting, Reminder


def take_rooms(person: Person) -> Part:
    """Their lines, the meetings they planned, what they want to be reminded of, where they are now, and their calendar."""
    lines = Line.objects.filter(author=person).select_related("meeting__circle").order_by("said_at")
    rows: list[dict[str, object]] = [
        {
            "meeting": line.meeting.title,
            "circle": line.meeting.circle.name,
            "at": line.said_at,
            "words": line.words,
            "taken_back_at": line.removed_at,
        }
        for line in lines
    ]
    rows += [
        {"planned": each.title, "starts_at": each.starts_at, "what_is_said_is_kept": each.is_kept}
        for each in Meeting.objects.filter(planned_by=person)
    ]
    rows += [
        {"remind_me_of": each.meeting.title, "starts_at": each.meeting.starts_at}
        for each in Reminder.objects.filter(person=person).select_related("meeting")
    ]
    rows += [
        {"here": each.meeting.title, "listens": each.listens}
        for each in Here.objects.filter(person=person).select_related("meeting")
    ]
    rows += [
        {"calendar_address_made_at": each.made_at, "meetings_are_called": each.title}
        for each in CalendarAddress.objects.filter(person=person)
    ]
    return Part("meetings", _("Meetings"), rows)


def forget_rooms(person: Person) -> None:
    """Leave lines that are kept without their writer, as they chose for their posts; everything else goes."""
    mine = Line.objects.filter(author=person)
    stays = (
        mine.filter(meeting__is_kept=True, removed_at=None) if person.leaves_posts else mine.none()
    )
    stays.update(author=None, once_key=None)
    Line.objects.filter(author=person).update(words="", author=None, once_key=None)
    Meeting.objects.filter(planned_by=person).update(planned_by=None, once_key=None)
    Reminder.objects.filter(person=person).delete()
    Here.objects.filter(person=person).delete()
    CalendarAddress.objects.filter(person=person).delete()
