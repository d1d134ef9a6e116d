"""What a person takes along of their circles, and how their places are given up."""

from django.utils.translation import gettext as _

from sameboat.circles.models import Circle, Invite, JoinRequest, Membership, SentAway
from sameboat.people.models import Person
from sameboat.people.ports import Part


def take_circles(person: Person) -> Part:
    """Places, requests, invitations and proposals."""
    places = Membership.objects.filter(person=person).select_related("circle")
    asked = JoinRequest.objects.filter(person=person).select_related("circle")
    invites = Invite.objects.filter(person=person).select_related("circle")
    rows: list[dict[str, object]] = [
        {"circle": p.circle.name, "joined_at": p.joined_at, "host": p.is_host} for p in places
    ]
    rows += [{"asked_to_join": a.circle.name, "words": a.words, "at": a.asked_at} for a in asked]
    rows += [{"invited_to": i.circle.name, "at": i.made_at} for i in invites]
    rows += [
        {"asked_to_go_from": s.circle.name, "at": s.at}
        for s in SentAway.objects.filter(person=person).select_related("circle")
    ]
    rows += [
        {"proposed": c.name, "about": c.about, "at": c.proposed_at}
        for c in Circle.objects.filter(proposed_by=person)
    ]
    return Part("circles", _("Your circles"), rows)


def forget_circles(person: Person) -> None:
    """Give up places, requests and invitations; proposals that never opened go too."""
    Membership.objects.filter(person=person).delete()
    JoinRequest.objects.filter(person=person).delete()
    Invite.objects.filter(person=person).delete()
    SentAway.objects.filter(person=person).delete()
    Invite.objects.filter(by=person).update(by=None)
    Circle.objects.filter(proposed_by=person, opened_at=None).delete()
    Circle.objects.filter(proposed_by=person).update(proposed_by=None)
