"""Whatever happens in whichever order: every open page ends up with every line once, in its place."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as some
from hypothesis.extra.django import TestCase

from sameboat.circles.testing import make_circle
from sameboat.lib.locks import is_postgres
from sameboat.people.testing import make_person
from sameboat.rooms.commands.moderating import hide_room_line, unhide_room_line
from sameboat.rooms.commands.saying import go, listen, say_line, take_line_back
from sameboat.rooms.models import Line
from sameboat.rooms.queries.room import MOST_AT_ONCE, news_for, room_for
from sameboat.rooms.stamps import stamp_of
from sameboat.rooms.testing import make_meeting
from sameboat.safety.commands import block_person
from sameboat.safety.commands.hiding import unblock_person

DEEDS = some.tuples(
    some.sampled_from(("say", "again", "back", "hide", "unhide", "listen", "go", "look")),
    some.integers(0, 2),
    some.integers(0, 5),
)


class Page:
    """A page as the script keeps it: lines by id in the order of their moments, and the last stamp."""

    def __init__(self, person, meeting):
        self.person, self.meeting = person, meeting
        self.lines, self.after = {}, 0

    def look(self):
        while news := news_for(self.person, self.meeting.pk, after=self.after, known="on"):
            assert news.until > self.after
            self.lines.update((line.line_id, line) for line in news.lines)
            self.after = news.until
            if len(news.lines) < MOST_AT_ONCE:
                break

    def shows(self):
        in_order = sorted(self.lines.values(), key=lambda line: stamp_of(line.at))
        return [(line.line_id, line.words, line.is_removed, line.is_hidden) for line in in_order]


class AnyOrder(TestCase):
    @settings(max_examples=30, deadline=None)
    @given(some.lists(DEEDS, max_size=20), some.booleans())
    def test_every_page_ends_up_with_what_stands(self, deeds, is_blocked):
        people = [make_person(name) for name in ("Asha", "Femi", "Gita")]
        dora = make_person("Dora", role="moderator")
        meeting = make_meeting(make_circle("Kites", people=people), began=5)
        if is_blocked:
            block_person(blocker=people[0], blocked=people[1])
        pages = [Page(person, meeting) for person in people]
        sent = []

        for deed, who, number in deeds:
            self._do(deed, people[who], meeting, dora, sent, number, pages[who])
        for page in pages:
            page.look()

        keys = [key for _person, key in sent]
        lines = list(Line.objects.order_by("number"))
        assert [line.number for line in lines] == list(range(1, len(set(keys)) + 1))
        assert [line.once_key for line in lines] == list(dict.fromkeys(keys))
        for page in pages:
            now = room_for(page.person, meeting.pk, every=True).lines
            assert page.shows() == [(s.line_id, s.words, s.is_removed, s.is_hidden) for s in now]
            assert news_for(page.person, meeting.pk, after=page.after, known="on") is None

    def _do(self, deed, person, meeting, dora, sent, number, page):
        if deed == "look":
            page.look()
        elif deed in {"listen", "go"}:
            {"listen": listen, "go": go}[deed](person=person, meeting=meeting)
        elif deed == "say" or not sent:
            key = f"key {len(sent)}"
            say_line(person=person, meeting=meeting, words=f"Words {key}", once_key=key)
            sent.append((person, key))
        else:
            writer, key = sent[number % len(sent)]
            line = Line.objects.get(author=writer, once_key=key)
            self._with_line(deed, writer, line, dora, meeting, key, sent)

    def _with_line(self, deed, writer, line, dora, meeting, key, sent):
        if deed == "again":
            say_line(person=writer, meeting=meeting, words="Other words", once_key=key)
            sent.append((writer, key))
        elif deed == "back":
            take_line_back(person=writer, line=line)
        else:
            turn = hide_room_line if deed == "hide" else unhide_room_line
            turn(moderator=dora, line=line, reason="Why.")


@pytest.mark.django_db(transaction=True)
def test_lines_of_one_moment_are_numbered_without_a_gap_and_none_twice():
    if not is_postgres():
        pytest.skip("SQLite's test database is in memory and takes one hand at a time")
    people = [make_person(name) for name in ("Asha", "Femi", "Gita", "Hana")]
    meeting = make_meeting(make_circle("Kites", people=people), began=5)

    def says(turn):
        try:
            for key in (f"key {turn}", f"key {turn}", f"other {turn}"):
                say_line(person=people[turn], meeting=meeting, words="At once.", once_key=key)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as hands:
        list(hands.map(says, range(4)))

    lines = list(Line.objects.order_by("number"))
    assert [line.number for line in lines] == list(range(1, 9))
    assert [line.stamp for line in lines] == sorted({line.stamp for line in lines})


def test_a_long_time_away_is_caught_up_with_in_parts(asha, femi, meeting):
    page, past = Page(asha, meeting), timezone.now() - timedelta(minutes=4)
    for turn in range(MOST_AT_ONCE + 30):
        at = past + timedelta(seconds=turn)
        Line.objects.bulk_create(
            [Line(meeting=meeting, number=turn + 1, stamp=stamp_of(at), author=femi, words=f"{turn}", said_at=at)]
        )  # fmt: skip
    type(meeting).objects.update(stamp=stamp_of(at), last_number=MOST_AT_ONCE + 30)

    page.look()

    assert [words for _id, words, _removed, _hidden in page.shows()] == [
        str(turn) for turn in range(MOST_AT_ONCE + 30)
    ]


def test_after_a_block_is_lifted_a_page_that_is_loaded_again_shows_everything(asha, femi, meeting):
    block_person(blocker=asha, blocked=femi)
    say_line(person=femi, meeting=meeting, words="Hidden from Asha.")
    assert room_for(asha, meeting.pk).lines == []

    unblock_person(blocker=asha, blocked=femi)

    assert [line.words for line in room_for(asha, meeting.pk).lines] == ["Hidden from Asha."]
