"""Who stands on whose page, and what of them is read there: after each deed somebody looks round, in the end everybody does."""

import re

from django.db import transaction
from django.test import Client
from hypothesis.stateful import invariant

from sameboat.people.models import Person
from sameboat.similar.models import Place
from sameboat.similar.places.keeping import rows_of, shelf
from sameboat.similar.places.rows import packed
from sameboat.similar.telling import told_by
from sameboat.similar.vocabulary import vocabulary
from tests.nothing_withheld.deeds import NAMES, OFFER, TERMS, WISH, Deeds


class WhateverPeopleTell(Deeds):
    """After each deed somebody looks round; in the end everybody does."""

    def teardown(self):
        try:
            for viewer in NAMES:
                self.look_as(viewer)
        finally:
            transaction.set_rollback(True)
            self.example.__exit__(None, None, None)

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
