"""What people tell, beside a model of it in plain Python: who stands on whose page, and what of them is read there."""

import os
import re
import shutil
from dataclasses import dataclass, field

from django.conf import settings
from django.db import transaction
from django.http import Http404
from django.test import Client, TestCase
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

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
from sameboat.similar.models import Introduction, Place
from sameboat.similar.places.keeping import rebuild, rows_of, shelf
from sameboat.similar.places.rows import packed
from sameboat.similar.telling import told_by
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


class WhateverPeopleTell(RuleBasedStateMachine):
    """Four people in one house. After each deed somebody looks round; in the end everybody does."""

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

    def teardown(self):
        try:
            for viewer in NAMES:
                self.look_as(viewer)
        finally:
            transaction.set_rollback(True)
            self.example.__exit__(None, None, None)

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

    # What must hold

    @invariant()
    def whoever_may_be_introduced_stands_where_what_they_told_puts_them(self):
        kept = {place.person_id: bytes(place.row) for place in Place.objects.all()}
        there = {self.people[key].pk for key, said in self.model.items() if said.is_open}
        assert set(kept) == there
        for person, row in rows_of(told_by(there)).items():
            assert kept[person] == packed(row)
        files = shelf().current()
        in_files = {int(each) for each in files.keys if each} if files else set()
        assert in_files <= there, "somebody stands in the files who does not stand in the house"

    @invariant()
    def somebody_looks_round(self):
        self.turn += 1
        self.look_as("abcd"[self.turn % 4])

    def look_as(self, viewer):
        if self.model[viewer].is_gone:
            return
        client = Client()
        client.force_login(Person.objects.get(pk=self.people[viewer].pk))
        page = client.get("/alike/").content.decode()
        cards = {
            self._name_on(card): card for card in page.split('<section class="stack card">')[1:]
        }
        for key, card in cards.items():
            self._may_stand(viewer, key, card)
        hellos = [
            client.get(path).content.decode()
            for path in re.findall(r'href="(/alike/[^"]+/hello/)"', page)
        ]
        other_pages = [
            client.get(path).content.decode() for path in ("/letters/", "/notices/", "/me/")
        ]
        everything = "".join([page, *hellos, *other_pages])
        for who, words in self.markers:
            may = who == viewer or (who in cards and self._reads_lines(viewer, who, words))
            assert may or words not in everything, f"{viewer} reads lines of {who}"

    def _name_on(self, card):
        return next(key for key, name in NAMES.items() if f"<h2>{name}</h2>" in card)

    def _may_stand(self, viewer, key, card):
        me, them, known = self.model[viewer], self.model[key], vocabulary()
        assert me.is_open
        assert them.is_open
        assert key not in me.blocks | me.mutes
        assert viewer not in them.blocks
        shared = self.agreed(viewer, key)
        assert shared, f"{key} stands on the page of {viewer} without a reason"
        reasons = card.split("<form")[0]
        for term in set(TERMS) - {each for pair in shared for each in pair}:
            assert known.terms[term].title not in reasons, f"{viewer} reads {term} of {key}"

    def agreed(self, one, other):
        """Pairs of answers that both agreed to show each other."""
        is_near = self.model[one].is_inside and self.model[other].is_inside
        seen = ("introduced", "circles") if is_near else ("introduced",)
        my, their = (
            {term for term, to in self.model[key].told.items() if to in seen}
            for key in (one, other)
        )
        same = [(term, term) for term in my & their if term not in (WISH, OFFER)]
        gets = [(WISH, OFFER)] if WISH in my and OFFER in their else []
        gives = [(OFFER, WISH)] if OFFER in my and WISH in their else []
        return same + gets + gives

    def _reads_lines(self, viewer, who, words):
        mine, to = self.model[who].lines
        is_near = self.model[viewer].is_inside and self.model[who].is_inside
        return mine == words and (to == "introduced" or (to == "circles" and is_near))
