"""What she said in meetings, planned, wanted to be reminded of, and had in her calendar."""

from sameboat.circles.commands import make_host, stop_hosting
from sameboat.circles.models import Circle
from sameboat.circles.testing import an_organiser
from sameboat.people.models import Person
from sameboat.rooms.commands.addresses import make_address, name_meetings
from sameboat.rooms.commands.reminding import remind_me
from sameboat.rooms.commands.saying import listen
from sameboat.rooms.testing import make_line, make_meeting
from sameboat.safety.commands import report_thing
from tests.erasure.marks import POSTED, PRIVATE


def sit_in_meetings(circle: Circle, her: Person, ben: Person) -> None:
    make_host(by=an_organiser(), circle=circle, person=her)
    planned = make_meeting(circle, by=her, once_key="hers")
    stop_hosting(by=her, circle=circle, person=her)
    remind_me(person=her, meeting=planned)
    forgotten, kept = make_meeting(circle, began=5), make_meeting(circle, began=5, is_kept=True)
    line = make_line(her, forgotten, f"Only for an hour {PRIVATE}")
    make_line(her, kept, f"For longer {POSTED}")
    listen(person=her, meeting=forgotten)
    report_thing(reporter=ben, thing="room_line", thing_id=line.pk, reason="other")
    make_address(person=her)
    name_meetings(person=her, title=f"Dentist {PRIVATE}")
