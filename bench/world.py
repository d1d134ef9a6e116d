"""A generated community: 1,000 people, 2,000 threads, 40,000 posts, always the same."""

import random  # noqa: TID251 - a seeded world, not chance that matters to anyone
from datetime import timedelta

from django.utils import timezone

from bench.world_keys import NAME, PASSPHRASE
from sameboat.circles.models import Circle, Membership
from sameboat.lib.rich import to_html
from sameboat.lib.words import folded
from sameboat.messages.models import Conversation, Message
from sameboat.people.commands.joining import join_house
from sameboat.people.models import House, Person
from sameboat.posts.models import Post, SearchText, Thread

PEOPLE, THREADS, POSTS = 1000, 2000, 40000
CIRCLES = 20

_WORDS = [
    "morning",
    "kettle",
    "window",
    "quiet",
    "bus",
    "sister",
    "tablets",
    "sleep",
    "winter",
    "garden",
    "letter",
    "voice",
    "work",
    "slowly",
    "again",
    "nobody",
    "always",
    "walk",
    "rain",
    "bread",
    "neighbour",
    "doctor",
    "evening",
    "tired",
    "better",
    "strange",
    "kind",
    "wait",
]


def _text(chance: random.Random, words: int) -> str:
    said = [chance.choice(_WORDS) for _ in range(words)]
    half = words // 2
    return " ".join(said[:half]) + ".\n\n" + " ".join(said[half:]) + "."


def make_world() -> int:
    """Fill an empty database; returns the id of a thread of exactly 20 posts, the newest in its circle."""
    chance, now = random.Random(20), timezone.now()
    House.objects.update_or_create(
        id=1, defaults={"opened_at": now, "door": "open", "name": "Bench"}
    )
    me = join_house(name=NAME, passphrase=PASSPHRASE)
    me.onboarded_at = now
    me.save()
    people = [
        Person(name=f"P{i}x", name_key=f"p{i}x", password="!", joined_at=now, onboarded_at=now)
        for i in range(PEOPLE - 1)
    ]
    Person.objects.bulk_create(people, batch_size=500)
    people.append(me)
    circles = [
        Circle(
            name=f"Circle {i}",
            about=_text(chance, 12),
            door="open",
            places=2000,
            proposed_at=now,
            opened_at=now,
        )
        for i in range(CIRCLES)
    ]
    Circle.objects.bulk_create(circles)
    places = [
        Membership(circle=circle, person=person, joined_at=now)
        for person in people
        for circle in (chance.sample(circles, 3) if person is not me else circles[:5])
    ]
    Membership.objects.bulk_create(places, batch_size=500)
    _letters(chance, me, people[0])
    return _threads(chance, people, circles)


def _letters(chance: random.Random, me: Person, other: Person) -> None:
    now = timezone.now()
    kept = Conversation.objects.create(
        asker=other, other=me, asked_at=now, accepted_at=now, last_at=now
    )
    for number in range(12):
        body = _text(chance, 40)
        Message.objects.create(
            conversation=kept,
            writer=me if number % 2 else other,
            body=body,
            body_html=to_html(body),
            written_at=now - timedelta(hours=12 - number),
        )


def _threads(chance: random.Random, people: list[Person], circles: list[Circle]) -> int:
    now = timezone.now()
    each = POSTS // THREADS
    threads, posts = [], []
    for number in range(THREADS):
        opened = now - timedelta(minutes=30 * (THREADS - number))
        writers = [chance.choice(people) for _ in range(each)]
        thread = Thread(
            circle=circles[number % CIRCLES],
            kind="talk",
            title=_text(chance, 8)[:100].replace("\n", " "),
            author=writers[0],
            opened_at=opened,
            last_at=opened + timedelta(minutes=each),
            last_number=each,
            answer_count=each - 1,
            first_answer_at=opened + timedelta(minutes=1),
        )
        threads.append(thread)
        for place, writer in enumerate(writers):
            body = _text(chance, 60)
            posts.append(
                Post(
                    thread=thread,
                    number=place + 1,
                    author=writer,
                    body=body,
                    body_html=to_html(body),
                    written_at=opened + timedelta(minutes=place),
                )
            )
    Thread.objects.bulk_create(threads, batch_size=500)
    Post.objects.bulk_create(posts, batch_size=500)
    SearchText.objects.bulk_create(
        [SearchText(post=post, words=folded(post.body)) for post in posts], batch_size=500
    )
    return int(threads[-CIRCLES].pk)
