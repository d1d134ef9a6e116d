"""A house and its model side by side, and the deeds that have to do with circles."""

import os

from django.db import transaction
from django.http import Http404
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from sameboat.circles import commands as circles
from sameboat.circles.models import Circle
from sameboat.circles.queries import circle_for
from sameboat.circles.queries.pages import hosted_circle_for
from sameboat.circles.testing import make_circle
from sameboat.lib.refusal import Refusal
from sameboat.people.models import Person
from sameboat.people.testing import make_person
from tests.nobody_sees import may_see
from tests.nobody_sees.looking_round import LOOKS, look_as

NAMES = {"a": "Aurelia", "b": "Bertrand", "c": "Cordelia", "d": "Desmond"}
AUDIENCES = {"a": "members", "b": "my_circles", "c": "members", "d": "only_me"}
# Each door, and who is behind it at first; the first of them is the host.
DOORS = {"open": "abc", "by_request": "bc", "by_invitation": "dac"}
EXAMPLES = int(os.environ.get("EXAMPLES", "5"))

someone = st.sampled_from(may_see.PEOPLE)
which = st.integers(0, 11)
maybe = st.booleans()


class SideBySide(RuleBasedStateMachine):
    """The house and the model side by side. A deed's `may` is the model's word on it."""

    def __init__(self):
        super().__init__()
        self.example = transaction.atomic()
        self.example.__enter__()
        self.olu = make_person("Olu", role="organiser")
        self.dora = make_person("Dora", role="moderator")
        self.people = {
            key: make_person(name, page_audience=AUDIENCES[key], about=f"About {name}.")
            for key, name in NAMES.items()
        }
        self.rows, self.count, self.turn = {}, 0, 0
        made = []
        for number, (door, inside) in enumerate(DOORS.items()):
            circle = may_see.Circle(f"Circle{number}", door, places=len(inside) + 1)
            host, *others = inside
            self.rows[circle] = make_circle(
                circle.name,
                hosts=(self.people[host],),
                people=[self.people[key] for key in others],
                door=door,
                places=circle.places,
            ).pk
            circle.members, circle.hosts = set(inside), {host}
            made.append(circle)
        self.house = may_see.House(made, AUDIENCES)

    def teardown(self):
        try:
            for viewer in may_see.PEOPLE:
                look_as(self, viewer)
        finally:
            transaction.set_rollback(True)
            self.example.__exit__(None, None, None)

    def row(self, thing, model):
        return model.objects.get(pk=self.rows[thing])

    def circle(self, number):
        return self.house.circles[number % len(self.house.circles)]

    def post(self, number):
        every = [(t, p) for t in self.house.threads for p in t.posts]
        return every[number % len(every)]

    def person(self, key):
        return Person.objects.get(pk=self.people[key].pk)

    def does(self, key, deed, *, may):
        """Do a deed as its page would; whether it was let through must be as the model says."""
        if not self.house.is_here(key):
            return False
        try:
            with transaction.atomic():
                deed(self.person(key))
            done = True
        except (Refusal, Http404):
            done = False
        assert done == bool(may), f"{key}: {'was let' if done else 'was refused'}"
        return done

    def check_invariants(self, *args, **kwargs):
        super().check_invariants(*args, **kwargs)
        looks = (LOOKS[self.turn % len(LOOKS)], LOOKS[(self.turn + 2) % len(LOOKS)])
        look_as(self, may_see.PEOPLE[self.turn % 4], looks)
        self.turn += 1

    # Circles

    @rule(who=someone, number=which)
    def join(self, who, number):
        circle = self.circle(number)
        fits = circle.is_open and not circle.is_full
        walks_in = circle.door == "open" and who not in circle.sent_away
        let_in = fits and (walks_in or who in circle.invited)
        if self.does(
            who,
            lambda me: circles.join_circle(person=me, circle=circle_for(me, self.rows[circle])),
            may=self.house.knows(who, circle) and (who in circle.members or let_in),
        ):
            circle.take_in(who)

    @rule(who=someone, number=which)
    def ask(self, who, number):
        circle = self.circle(number)
        by_request = circle.door == "by_request" or (
            circle.door == "open" and who in circle.sent_away
        )
        takes = circle.is_open and by_request
        if (
            self.does(
                who,
                lambda me: circles.ask_to_join(person=me, circle=circle_for(me, self.rows[circle])),
                may=self.house.knows(who, circle) and (who in circle.members or takes),
            )
            and who not in circle.members
        ):
            circle.asked.add(who)

    @rule(
        who=someone,
        whom=someone,
        number=which,
        deed=st.sampled_from(["accept", "invite", "remove", "make_host"]),
    )
    def look_after(self, who, whom, number, deed):
        circle, person = self.circle(number), self.people[whom]
        if whom in self.house.erased:
            return
        inside, fits = whom in circle.members, circle.is_open and not circle.is_full
        may, does = {
            "accept": (inside or (whom in circle.asked and fits), circles.accept_request),
            "invite": (circle.is_open, circles.invite_person),
            "remove": (who != whom, circles.remove_person),
            "make_host": (inside, circles.make_host),
        }[deed]
        told = {"name": person.name} if deed == "invite" else {"person": person}
        told |= {"reason": "So."} if deed == "remove" else {}

        if not self.does(
            who,
            lambda me: does(by=me, circle=hosted_circle_for(me, self.rows[circle]), **told),
            may=who in circle.hosts and may,
        ):
            return
        if deed == "accept":
            circle.take_in(whom)
        elif deed == "remove":
            circle.sent_away |= {whom} & circle.members
            circle.let_go(whom)
        elif deed == "make_host":
            circle.hosts.add(whom)
        elif not inside and self.house.is_here(whom) and not self.house.is_blocked(who, whom):
            circle.invited.add(whom)

    @rule(
        who=someone,
        number=which,
        deed=st.sampled_from(["leave", "decline", "take_back", "step_down"]),
    )
    def give_up(self, who, number, deed):
        circle = self.circle(number)
        does = {
            "leave": circles.leave_circle,
            "decline": circles.decline_invite,
            "take_back": circles.take_request_back,
            "step_down": lambda person, circle: circles.stop_hosting(
                by=person, circle=circle, person=person
            ),
        }[deed]
        if not self.does(
            who,
            lambda me: does(person=me, circle=circle_for(me, self.rows[circle])),
            may=self.house.knows(who, circle),
        ):
            return
        if deed == "leave":
            circle.let_go(who)
        kept = {"decline": circle.invited, "take_back": circle.asked, "step_down": circle.hosts}
        kept.get(deed, set()).discard(who)

    @rule(number=which, deed=st.sampled_from(["pause", "resume", "resume", "close", *DOORS]))
    def turn_a_key(self, number, deed):
        circle = self.circle(number)
        row = self.row(circle, Circle)
        if deed == "pause":
            circles.pause_circle(by=self.olu, circle=row)
            circle.is_paused = True
        elif deed == "resume":
            circles.resume_circle(by=self.olu, circle=row)
            circle.is_paused = circle.is_paused and circle.is_closed
        elif deed == "close":
            circles.close_circle(by=self.olu, circle=row)
            circle.is_closed = True
            circle.asked.clear()
            circle.invited.clear()
        else:
            told = {"name": row.name, "about": row.about, "guidelines": "", "places": row.places}
            circles.edit_circle(by=self.olu, circle=row, door=deed, **told)
            circle.door = deed
