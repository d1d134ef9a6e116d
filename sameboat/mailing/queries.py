"""What pages ask about circles by mail, and what is due to go out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from sameboat.circles.models import Circle, Membership
from sameboat.circles.queries import readable_circle_for
from sameboat.lib.refusal import allowed
from sameboat.mailing import rules
from sameboat.mailing.models import ByMail, Letter, Mailbox, OpenToMail
from sameboat.people.models import Person
from sameboat.posts.models import Post

# Long enough to take a slip back; what lay longer than three days is read on the web.
GRACE, GOOD_FOR = timedelta(minutes=2), timedelta(days=3)
MOST_AT_ONCE = 50


@dataclass(frozen=True)
class CircleByMail:
    """How a circle goes by mail, for one person who may read it."""

    circle: Circle
    is_open: bool
    has_it: bool
    may_have_it: bool
    rests: bool


def circle_by_mail(viewer: Person, circle_id: int) -> CircleByMail:
    """How a circle goes by mail for the viewer, or 404."""
    circle = readable_circle_for(viewer, circle_id)
    return CircleByMail(
        circle=circle,
        is_open=rules.is_open_to_mail(circle),
        has_it=ByMail.objects.filter(person=viewer, circle=circle).exists(),
        may_have_it=allowed(rules.may_have_by_mail, viewer, circle),
        rests=rests(viewer),
    )


def has_by_mail(person: Person, circle: Circle) -> bool:
    """Whether somebody has a circle by mail."""
    return ByMail.objects.filter(person=person, circle=circle).exists()


def how_many_have(circle: Circle) -> int:
    """How many people have a circle by mail, for whoever opens or closes it."""
    return ByMail.objects.filter(circle=circle).count()


def opened_by_mail_at(circle: Circle) -> datetime | None:
    """Since when a circle is open to mail."""
    found = OpenToMail.objects.filter(circle=circle).first()
    return found.at if found else None


def circles_open_to_mail() -> int:
    """How many circles are open to mail, for whoever looks after the machine."""
    return OpenToMail.objects.filter(circle__closed_at=None).count()


def has_people_in(domain: str) -> bool:
    """Whether somebody's own address is in a domain: what they write from there would pass for ours."""
    return bool(domain) and Person.objects.filter(email__iendswith=f"@{domain}").exists()


def rests(person: Person) -> bool:
    """Whether we send somebody nothing for now, as our letters came back. An address given since is a new one."""
    since = Mailbox.objects.filter(person=person).values_list("rests_since", flat=True).first()
    return since is not None and (person.email_confirmed_at is None or person.email_confirmed_at <= since)  # fmt: skip


def those_with_mail(at: datetime) -> QuerySet[ByMail]:
    """Everybody who has a circle by mail where something was written that did not go to them, and may at a moment."""
    sent = Letter.objects.filter(post=OuterRef("pk"), person=OuterRef(OuterRef("person")))
    news = Post.objects.filter(
        ~Exists(sent),
        thread__circle=OuterRef("circle"),
        written_at__gt=at - GOOD_FOR,
        written_at__lte=at - GRACE,
    )
    place = Membership.objects.filter(circle=OuterRef("circle"), person=OuterRef("person"))
    return (
        ByMail.objects.filter(Exists(place), Exists(news), person__in=Person.objects.to_be_told(at))
        .filter(circle__closed_at=None, circle__opened_at__isnull=False)
        .filter(Exists(OpenToMail.objects.filter(circle=OuterRef("circle"))))
        .exclude(Q(person__email="") | Q(person__email_confirmed_at=None))
        .select_related("person", "circle")
        .order_by("pk")
    )


def due_posts(by_mail: ByMail, at: datetime) -> list[Post]:
    """What others wrote in a circle that was not sent to this person, the oldest first. Not yet what they may read."""
    since = max(by_mail.since, at - GOOD_FOR)
    sent = Letter.objects.filter(post=OuterRef("pk"), person=by_mail.person_id)
    found = Post.objects.filter(
        ~Exists(sent),
        thread__circle=by_mail.circle_id,
        written_at__gt=since,
        written_at__lte=at - GRACE,
        removed_at=None,
        hidden_at=None,
    ).exclude(author=by_mail.person_id)
    return list(found.order_by("written_at", "number")[:MOST_AT_ONCE])


def writes_as_someone(person: Person, thread_id: int) -> bool:
    """Whether somebody wrote in a thread without their name and never with it: an answer of theirs goes so too."""
    own = Post.objects.filter(thread=thread_id, author=person).values_list("alias", flat=True)
    aliases = list(own)
    return bool(aliases) and all(alias is not None for alias in aliases)
