"""What really stands in a house after its server was killed: asked of the database itself.

Alone, `python -m bench.crash_truth` prints every half thread of the house in SAMEBOAT_DATA.
"""

import os
from collections import Counter
from collections.abc import Iterator
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sameboat.settings")
django.setup()

from django.core.management import call_command
from django.db import connection, connections
from django.db.models import Count, F, Max, Q

from bench.crash_hands import PASSPHRASE, Hand
from sameboat.circles.commands import join_circle, open_circle
from sameboat.lib.locks import is_postgres
from sameboat.messages.commands import accept_conversation, ask_to_write
from sameboat.messages.models import Conversation, Message
from sameboat.people.commands.joining import join_house
from sameboat.people.models import House, Person
from sameboat.posts.commands import open_thread
from sameboat.posts.models import Draft, Post, Thread


def make_house(names: list[str]) -> dict[str, Any]:
    """An open house with a circle, threads and conversations for these people; returns where to write."""
    call_command("migrate", verbosity=0)
    opener = join_house(name="Opener", role=Person.Role.ORGANISER)
    House.objects.update_or_create(id=1, defaults={"opened_at": opener.joined_at, "door": "open"})
    circle = open_circle(by=opener, name="Storm", about="Written in a storm.", places=50)
    people = [join_house(name=name, passphrase=PASSPHRASE) for name in names]
    Person.objects.update(onboarded_at=opener.joined_at)
    for person in [opener, *people]:
        join_circle(person=person, circle=circle)
    threads = [
        open_thread(author=opener, circle=circle, kind="talk", title=f"Place {n}", body="Here.").pk
        for n in range(4)
    ]
    conversations = {}
    for person in people:
        asked = ask_to_write(asker=person, other=opener, note="May I?")
        accept_conversation(person=opener, conversation=asked)
        conversations[person.name] = asked.pk
    connections.close_all()
    return {
        "circle": circle.pk,
        "thread": threads[0],
        "quiet": threads[1:],
        "conversations": conversations,
    }


def broken_promises(hands: list[Hand]) -> Iterator[str]:
    """Every post, letter and draft that was promised and is not there exactly once."""
    posts = Counter(Post.objects.values_list("body", flat=True))
    letters = Counter(Message.objects.values_list("body", flat=True))
    for hand in hands:
        kept = hand.memory
        yield from (f"post there {posts[w]} times: {w}" for w in kept.posts if posts[w] != 1)
        yield from (
            f"letter there {letters[w]} times: {w}" for w in kept.letters if letters[w] != 1
        )
        yield from (f"written twice: {w}" for w in kept.perhaps if letters[w] > 1)
        if hand.unanswered and posts[hand.unanswered[1]["body"]] > 1:
            yield f"written twice: {hand.unanswered[1]['body']}"
        drafts = Draft.objects.filter(person__name=hand.name)
        found = {draft.place: draft.fields["body"] for draft in drafts}
        for place, words in kept.drafts.items():
            if found.get(place) not in {words, *kept.perhaps_drafts.get(place, [])}:
                yield f"draft of {hand.name} at {place}: {found.get(place)!r} instead of {words!r}"


def half_threads() -> Iterator[str]:
    """Every thread whose parts disagree: no opening, wrong counts, words that cannot be found."""
    told = Thread.objects.annotate(
        there=Count("posts"),
        newest=Max("posts__written_at"),
        openings=Count("posts", filter=Q(posts__number=1)),
        by_others=Count("posts", filter=Q(posts__number__gt=1) & ~Q(posts__author=F("author"))),
    )
    for thread in told:
        if thread.openings != 1:
            yield f"thread {thread.pk} has {thread.openings} openings"
        counts = (thread.last_number, thread.answer_count, thread.last_at)
        if counts != (thread.there, thread.by_others, thread.newest):
            yield f"thread {thread.pk} says {counts}, and {thread.there} posts are there"
    for post in Post.objects.filter(search_text=None):
        yield f"post {post.pk} cannot be found: it has no words for searching"
    for one in Conversation.objects.annotate(newest=Max("messages__written_at")):
        if one.newest != one.last_at:
            yield f"conversation {one.pk} does not know its last letter"
    yield from _broken_file()


def _broken_file() -> Iterator[str]:
    if is_postgres():
        return
    with connection.cursor() as cursor:
        found = [row[0] for row in cursor.execute("PRAGMA integrity_check").fetchall()]
        yield from (f"the database file: {line}" for line in found if line != "ok")
        cursor.execute(
            "INSERT INTO posts_searchtext_find(posts_searchtext_find) VALUES ('integrity-check')"
        )


def whats_wrong(hands: list[Hand]) -> list[str]:
    """All of it. No connection stays open: the next server finds the files as the dead one left them."""
    found = [*broken_promises(hands), *half_threads()]
    connections.close_all()
    return found


if __name__ == "__main__":
    wrong = whats_wrong([])
    print(f"{Post.objects.count()} posts, {len(wrong)} wrong", *wrong, sep="\n")
    raise SystemExit(1 if wrong else 0)
