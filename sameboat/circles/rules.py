"""What people may do with circles. Each refusal is a sentence for the person."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from sameboat.circles import ports
from sameboat.circles.models import Circle, Invite, Membership, SentAway
from sameboat.lib.asking import ask, moment
from sameboat.lib.refusal import Refusal
from sameboat.lib.words import says_something
from sameboat.people.models import House, Person

# Asked with every post.
_PLACE = "SELECT paused_until FROM circles_membership WHERE circle_id = %s AND person_id = %s"


def may_propose(house: House) -> None:
    """Refuse where the organiser does not take proposals."""
    if not house.circles_can_be_proposed:
        raise Refusal(_("New circles are not being taken for now. Ask the organiser."))


def must_have_a_name(name: str) -> None:
    """Refuse a name in which nothing is to be seen."""
    if not says_something(name):
        raise Refusal(_("Give the circle a name."))


def must_stand_open(circle: Circle) -> None:
    """Refuse whatever needs a circle that people can take part in."""
    if circle.closed_at:
        raise Refusal(_("This circle has closed."))
    if circle.paused_at:
        raise Refusal(_("This circle is resting for now. You can still read."))
    if not circle.opened_at:
        raise Refusal(_("This circle has not opened yet."))


def must_have_room(circle: Circle) -> None:
    """Refuse when every place is taken."""
    if circle.memberships.count() >= circle.places:
        raise Refusal(_("This circle is full. When somebody leaves, there is room again."))


def kept_for(circle: Circle, person: Person) -> ports.Kept | None:
    """How somebody meets a circle that is kept for those in something else; None where it is a circle like others."""
    found = (asked(circle, person) for asked in ports.kept_for)
    return next((kept for kept in found if kept), None)


def may_join(person: Person, circle: Circle) -> None:
    """Refuse at a door that is not open to this person."""
    must_stand_open(circle)
    if (kept := kept_for(circle, person)) and not kept.may_be_in:
        raise Refusal(_("This circle is for those who take part in a programme together."))
    is_invited = Invite.objects.filter(circle=circle, person=person).exists()
    if circle.door == Circle.Door.BY_REQUEST and not is_invited:
        raise Refusal(_("A host lets people in here. You can ask."))
    if circle.door == Circle.Door.BY_INVITATION and not is_invited:
        raise Refusal(_("You need an invitation for that."))
    if not is_invited and left_during_a_pause(person, circle):
        raise Refusal(_("You left during a pause. You can ask to come back."))
    if was_sent_away(person, circle) and not is_invited:
        raise Refusal(_("A host asked you to go from here. You can ask to come back."))
    must_have_room(circle)


def was_sent_away(person: Person, circle: Circle) -> bool:
    """Whether a host took this person's place away, or they went during a pause that holds, and none has let them in since."""
    gone = SentAway.objects.filter(circle=circle, person=person)
    return gone.exclude(paused_until__lte=timezone.now()).exists()


def left_during_a_pause(person: Person, circle: Circle) -> bool:
    """Whether they went themselves, during a pause that still holds."""
    gone = SentAway.objects.filter(circle=circle, person=person)
    return gone.filter(paused_until__gt=timezone.now()).exists()


def may_ask(person: Person, circle: Circle) -> None:
    """Refuse asking where there is nothing to ask for."""
    must_stand_open(circle)
    if circle.door == Circle.Door.BY_INVITATION:
        raise Refusal(_("You need an invitation for that."))
    if circle.door == Circle.Door.OPEN and not was_sent_away(person, circle):
        raise Refusal(_("You need not ask here."))


def may_host(person: Person, circle: Circle) -> None:
    """Refuse everyone but the circle's hosts and the organisers."""
    if person.is_organiser:
        return
    if not Membership.objects.filter(circle=circle, person=person, is_host=True).exists():
        raise Refusal(_("Only a host of this circle can do that."))


def may_write_in(person: Person, circle: Circle) -> None:
    """Refuse writing without a place, or in a circle that rests or has closed."""
    must_stand_open(circle)
    place = ask(_PLACE, [circle.pk, person.pk])
    if not place:
        raise Refusal(_("Take a place in this circle first; then you can write here."))
    until = moment(place[0][0])
    if until and until > timezone.now():
        raise Refusal(
            _("You have a pause in this circle until %(day)s. You can read here.")
            % {"day": date_format(timezone.localtime(until), "j F, H:i")}
        )
