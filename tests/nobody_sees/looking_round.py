"""Everything one viewer meets in the house, compared with what the model in `may_see.py` says."""

import re

from django.http import Http404

from sameboat.circles.models import Circle
from sameboat.circles.queries.pages import (
    doors_for,
    hosts_for,
    members_of,
    readable_circle_for,
    requests_for,
)
from sameboat.messages.models import Message
from sameboat.messages.queries import conversation_for, envelopes_for, letters_in
from sameboat.people.queries.profiles import profile_for
from sameboat.posts.models import Picture, Thread
from sameboat.posts.queries.lists import circle_lines, first_words_for, new_for
from sameboat.posts.queries.posts import picture_for
from sameboat.posts.queries.searching import found_for, shown
from sameboat.posts.queries.thread import thread_page
from sameboat.posts.queries.welcoming import worth_reading_for
from sameboat.posts.rendering import voices_html
from sameboat.safety.ports import reportables

WORDS = re.compile(r"Wren\d+")
WITHOUT_TITLE = "Without its opening words"


def finds(query, *args):
    """What a query gives, or None where it answers 404."""
    try:
        return query(*args)
    except Http404:
        return None


def same(what, viewer, found, expected):
    assert found == expected, f"{what} for {viewer}: the house {found}, the model {expected}"


def titles(threads):
    return sorted(thread.shown_title or WITHOUT_TITLE for thread in threads)


def _circles(world, key, viewer):
    house, doors = world.house, doors_for(viewer)
    known = {c.name for c in house.circles if house.knows(key, c)}
    mine = {c.name for c in house.circles if key in c.members}
    same("own circles", key, {c.name for c in doors.mine}, mine)
    same(
        "known circles", key, {c.name for c in (*doors.mine, *doors.invited, *doors.others)}, known
    )
    for circle in house.circles:
        number, row = world.rows[circle], world.row(circle, Circle)
        knows, reads = house.knows(key, circle), house.reads_in(key, circle)
        # A report is found through the same query as the circle's own page.
        same("circle", key, bool(finds(reportables["circle"].find, viewer, number)), knows)
        same("readable", key, bool(finds(readable_circle_for, viewer, number)), reads)
        people = {place.person.name for place in members_of(viewer, row)}
        same("people", key, people, _names(world, house.people_in(key, circle)))
        apart = [p for p in world.people if house.is_blocked(key, p) or not house.is_here(p)]
        hosts = _names(world, circle.hosts - set(apart))
        same("hosts", key, {host.name for host in hosts_for(viewer, row)}, hosts)
        asked = {request.person.name for request in requests_for(row)}
        at_door = {p for p in circle.asked if house.is_here(p)}
        same("requests", key, asked, _names(world, at_door))


def _names(world, keys):
    return {world.people[key].name for key in keys}


def _lists(world, key, viewer):
    house, every = world.house, world.house.threads
    seen = set(Thread.objects.visible_to(viewer).values_list("pk", flat=True))
    same("threads", key, seen, {world.rows[t] for t in every if house.reads(key, t)})
    new = sorted(line.title for line in new_for(viewer, most=99))
    same("new", key, new, titles(t for t in every if house.is_new(key, t)))
    waiting = sorted(line.title for line in first_words_for(viewer, most=99))
    same("waiting", key, waiting, titles(t for t in every if house.waits(key, t)))
    reading = sorted(line.title for line in worth_reading_for(viewer, most=99))
    worth = [t for t in every if house.reads(key, t) and len(t.other_voices()) >= 2]
    same("worth reading", key, reading, titles(worth))
    for circle in house.circles:
        if house.reads_in(key, circle):
            lines = circle_lines(viewer, world.row(circle, Circle), 1)[0]
            there = [t for t in every if t.circle is circle and house.reads(key, t)]
            same("circle's threads", key, sorted(line.title for line in lines), titles(there))
            _no_hidden_names(world, key, there, lines)


def _no_hidden_names(world, key, threads, lines):
    shown_names = {line.who for line in lines} & _names(world, world.people)
    authors = _names(world, {t.author for t in threads if t.has_name and t.author})
    same("names in a list", key, shown_names, authors)


def _threads(world, key, viewer):
    house = world.house
    for thread in house.threads:
        page, reads = finds(thread_page, viewer, world.rows[thread]), house.reads(key, thread)
        same("thread", key, page is not None, reads)
        if page is None:
            continue
        html = str(voices_html(page))
        shown = {
            p for p in thread.posts if p.has_picture and f"/pictures/{_picture(world, p)}/" in html
        }
        there = {p for p in thread.posts if p.has_picture and house.reads_post(key, thread, p)}
        same("pictures", key, shown, {p for p in there if not p.picture_is_hidden})
        same("words", key, set(WORDS.findall(html)), house.words_in(key, thread))
        names = {k for k, person in world.people.items() if person.name in html} - {key}
        same("names", key, names, house.names_in(key, thread))
        same("may write", key, page.may_write, house.writes_in(key, thread.circle))


def _picture(world, post):
    return Picture.objects.get(post=world.rows[post]).pk


def _posts(world, key, viewer):
    house = world.house
    for thread in house.threads:
        for post in thread.posts:
            number, may = world.rows[post], house.finds_post(key, thread, post)
            same("post", key, bool(finds(reportables["post"].find, viewer, number)), may)
            if post.has_picture:
                picture = _picture(world, post)
                sees = house.finds_picture(key, thread, post)
                same("picture", key, bool(finds(picture_for, viewer, picture)), sees)


def _search(world, key, viewer):
    house = world.house
    every = [(t, p) for t in house.threads for p in t.posts]
    expected = sorted(p.words for t, p in every if house.reads_post(key, t, p))
    page = found_for(viewer, "wren", 1)
    everything = shown(page.paginator.object_list, viewer)
    same("search", key, sorted(found.words for found in everything), expected)
    by_title = shown(found_for(viewer, "title", 1).paginator.object_list, viewer)
    opening = sorted(p.words for t, p in every if p.number == 1 and house.reads_post(key, t, p))
    same("search by title", key, sorted(found.words for found in by_title), opening)


def _people(world, key, viewer):
    house = world.house
    for other, person in world.people.items():
        if other == key:
            continue
        page, may = finds(profile_for, viewer, person.pk), house.meets(key, other)
        same(f"page of {other}", key, page is not None, may)
        if page:
            near = house.share_a_circle(key, other)
            same(f"lines of {other}", key, bool(page.about), near)


def _letters(world, key, viewer):
    house, listed = world.house, set()
    for pair, kept in house.letters.items():
        other = next(iter(pair - {key})) if key in pair else None
        mine = house.writes_with(key, other) if other else None
        found = finds(conversation_for, viewer, world.rows[pair])
        same("letters", key, found is not None, mine is not None)
        if found:
            said = [letter.body for letter in letters_in(found, 1).object_list]
            same("letters", key, sorted(said), sorted(kept.words)[-20:])
            if kept.asker == key or kept.is_accepted or not kept.is_laid_aside:
                listed.add(world.people[other].name)
        one = Message.objects.filter(conversation=world.rows[pair]).first()
        reportable = finds(reportables["message"].find, viewer, one.pk)
        same("report of a letter", key, reportable is not None, mine is not None)
    same("envelopes", key, {e.other.name for e in envelopes_for(viewer, 1)[0]}, listed)


LOOKS = (_circles, _lists, _threads, _posts, _search, _people, _letters)


def look_as(world, key, looks=LOOKS):
    """Compare what one viewer meets. Whoever is leaving is shown only the way back."""
    if world.house.is_here(key):
        viewer = world.person(key)
        for look in looks:
            look(world, key, viewer)
