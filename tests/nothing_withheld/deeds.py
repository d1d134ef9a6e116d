"""What people tell and do, through the real commands, beside a model of it in plain Python."""

import os
import shutil
from dataclasses import dataclass, field

from django.conf import settings
from django.db import transaction
from django.http import Http404
from django.test import TestCase
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from sameboat.circles.commands import join_circle, leave_circle
from sameboat.circles.testing import make_circle
from sameboat.lib.refusal import Refusal
from sameboat.people.commands.leaving import erase_person
from sameboat.people.models import Person
from sameboat.people.testing import make_person
from sameboat.posts.testing import make_thread
from sameboat.safety.commands import block_person, mute_person, unblock_person
from sameboat.safety.commands.hiding import unmute_person
from sameboat.similar import commands
from sameboat.similar.lines.commands import save_lines
from sameboat.similar.models import Introduction
from sameboat.similar.places.keeping import rebuild
from sameboat.similar.testing import make_meanings
from sameboat.similar.vocabulary import vocabulary
from sameboat.similar.writing.commands import leave_writing_out, let_writing_be_used

NAMES = {"a": "Aurelia", "b": "Bertrand", "c": "Cordelia", "d": "Desmond"}
WISH, OFFER = "someone_to_walk", "walk_nearby"
TERMS = ("birds", "bipolar", "knitting", WISH, OFFER)
LEVELS = ("finding", "introduced", "circles", "nobody")
EXAMPLES = int(os.environ.get("EXAMPLES", "6"))
someone, which, maybe = st.sampled_from("abcd"), st.integers(0, 5), st.booleans()
level = st.sampled_from(LEVELS)


@dataclass
class Said:
    """One person as the model knows them."""

    told: dict[str, str] = field(default_factory=dict)
    lines: tuple[str, str] = ("", "nobody")
    is_open: bool = False
    is_gone: bool = False
    is_inside: bool = False
    blocks: set[str] = field(default_factory=set)
    mutes: set[str] = field(default_factory=set)


class Deeds(RuleBasedStateMachine):
    """Four people in one house, and what they may do."""

    def __init__(self):
        super().__init__()
        # The house is taken back after each example; its files are not.
        shutil.rmtree(settings.NEAR_ROOT, ignore_errors=True)
        self.example = transaction.atomic()
        self.example.__enter__()
        self.people = {key: make_person(name) for key, name in NAMES.items()}
        self.circle, self.count, self.turn = make_circle("Kites"), 0, 0
        self.model = {key: Said() for key in NAMES}
        self.markers: list[tuple[str, str]] = []

    def does(self, who, deed):
        """Do a deed as its page would. Whether it was let through."""
        if self.model[who].is_gone:
            return False
        try:
            with TestCase.captureOnCommitCallbacks(execute=True), transaction.atomic():
                deed(Person.objects.get(pk=self.people[who].pk))
        except (Refusal, Http404):
            return False
        return True

    # Deeds

    @initialize(levels=st.tuples(*[level] * 8))
    def begin(self, levels):
        """Everybody tells two things and who could be introduced is, so that the first deed already matters."""
        for number, who in enumerate("abcd"):
            self.sit_in_the_circle(who, True)
            self.tell(who, TERMS[number % 2], levels[number])
            self.tell(who, TERMS[3 + number % 2], levels[4 + number])
            self.open_up(who)
            self.look_for_people(who)
        # As the worker does at once; until then what all words share changes with each.
        rebuild()

    @rule(who=someone, term=st.sampled_from(TERMS), to=level)
    def tell(self, who, term, to):
        known, mine = vocabulary(), self.model[who].told
        group = known.group(known.terms[term].group)
        told = {each for each in mine if known.terms[each].group == group.key} | {term}

        def deed(me):
            commands.save_answers(person=me, group=group, told=told, shown_to="finding")
            commands.show_answers(person=me, shown={term: to})

        if self.does(who, deed):
            mine[term] = to

    @rule(who=someone, term=st.sampled_from(TERMS))
    def take_back(self, who, term):
        if self.does(who, lambda me: commands.show_answers(person=me, shown={term: ""})):
            self.model[who].told.pop(term, None)

    @rule(who=someone, to=level)
    def write_lines(self, who, to):
        self.count += 1
        words = f"Wren{self.count:03} by the harbour"
        if self.does(who, lambda me: save_lines(person=me, text=words, shown_to=to)):
            self.model[who].lines = (words, to)
            self.markers.append((who, words))

    @rule(who=someone)
    def open_up(self, who):
        if self.does(who, lambda me: commands.open_to_introductions(person=me)):
            self.model[who].is_open = True

    @rule(who=someone)
    def close(self, who):
        if self.does(who, lambda me: commands.close_to_introductions(person=me)):
            self.model[who].is_open = False

    @rule(who=someone)
    def look_for_people(self, who):
        self.does(who, lambda me: commands.find_people(person=me))

    @rule(who=someone, number=which, hello=maybe)
    def answer(self, who, number, hello):
        standing = list(Introduction.objects.open_for(self.people[who]).order_by("pk"))
        if not standing:
            return
        found = standing[number % len(standing)]
        if hello:
            self.does(
                who, lambda me: commands.say_hello(person=me, introduction=found, note="Hello.")
            )
        else:
            self.does(who, lambda me: commands.put_by(person=me, introduction=found))

    @rule(who=someone, whom=someone, deed=st.sampled_from(["block", "mute"]), on=maybe)
    def hide(self, who, whom, deed, on):
        if who == whom or self.model[whom].is_gone:
            return
        other = self.people[whom]
        does = {
            ("block", True): lambda me: block_person(blocker=me, blocked=other),
            ("block", False): lambda me: unblock_person(blocker=me, blocked=other),
            ("mute", True): lambda me: mute_person(person=me, muted=other),
            ("mute", False): lambda me: unmute_person(person=me, muted=other),
        }[deed, on]
        if self.does(who, does):
            kept = self.model[who].blocks if deed == "block" else self.model[who].mutes
            (kept.add if on else kept.discard)(whom)

    @rule(who=someone, inside=maybe)
    def sit_in_the_circle(self, who, inside):
        does = join_circle if inside else leave_circle
        if self.does(who, lambda me: does(person=me, circle=self.circle)):
            self.model[who].is_inside = inside

    @rule(who=someone, used=maybe)
    def let_writing_help(self, who, used):
        does = let_writing_be_used if used else leave_writing_out
        self.does(who, lambda me: does(person=me))

    @rule(who=someone)
    def write(self, who):
        told = {"title": "Gulls", "body": "Herring gulls over the harbour."}
        self.does(who, lambda me: make_thread(me, self.circle, **told))

    @rule()
    def the_reader_reads(self):
        with TestCase.captureOnCommitCallbacks(execute=True):
            make_meanings()

    @rule()
    def everything_is_made_anew(self):
        rebuild()

    @rule(who=st.sampled_from("cd"))
    def leave(self, who):
        if self.does(who, lambda me: erase_person(person=me)):
            self.model[who] = Said(is_gone=True)
