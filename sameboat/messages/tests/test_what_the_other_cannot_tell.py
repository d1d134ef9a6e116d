"""No read receipts, no verdicts: what one does with a letter changes nothing on the other's pages."""

import re

import pytest

from sameboat.circles.testing import make_circle
from sameboat.lib.refusal import Refusal
from sameboat.messages.commands import (
    accept_conversation,
    ask_to_write,
    lay_aside,
    mark_letters_read,
    write_letter,
)
from sameboat.messages.models import Conversation
from sameboat.messages.queries import envelopes_for
from sameboat.notices.models import Notice
from sameboat.people.models import Person
from sameboat.safety.commands import block_person, mute_person, unblock_person

# A form's token is drawn anew for each page, and the greeting changes with the hour; nothing else may differ.
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"|Good \w+, Asha|Still up, Asha')


@pytest.fixture
def asked(asha, chidi):
    """asha asked chidi with one note."""
    make_circle("Kites", people=(asha, chidi))
    return ask_to_write(asker=asha, other=chidi, note="You fly kites?")


def all_that_shows(viewer, conversation, other):
    """Status and bytes of every page on which the viewer could notice something."""
    paths = (
        f"/letters/{conversation.pk}/",
        "/letters/",
        "/notices/",
        "/today/",
        "/circles/",
        f"/people/{other.pk}/",
        f"/letters/ask/{other.pk}/",
    )
    answers = [viewer.get(path) for path in paths]
    said = viewer.post(f"/letters/{conversation.pk}/", {"body": "Hello?"})
    return [
        (answer.status_code, answer.headers.get("Location"), TOKEN.sub(b"", answer.content))
        for answer in (*answers, said)
    ]


@pytest.mark.parametrize("deed", ["lay-aside", "read", "mute", "draft"])
def test_the_asker_cannot_tell_what_became_of_a_note(deed, asked, asha, chidi, as_):
    asker, other = as_(asha), as_(chidi)
    asker.get(f"/letters/{asked.pk}/")
    before = all_that_shows(asker, asked, chidi)

    if deed == "lay-aside":
        other.post(f"/letters/{asked.pk}/lay-aside/")
    elif deed == "read":
        other.get(f"/letters/{asked.pk}/")
    elif deed == "mute":
        other.post(f"/people/{asha.pk}/mute/")
    else:
        other.post("/letters/draft/", {"place": f"letter:{asha.pk}", "fields": '{"body": "Well"}'})

    assert all_that_shows(asker, asked, chidi) == before


def test_the_writer_cannot_tell_whether_a_letter_was_read(asked, asha, chidi, as_):
    accept_conversation(person=chidi, conversation=asked)
    letter = write_letter(writer=asha, conversation=asked, body="Sunday?")
    writer = as_(asha)
    writer.get(f"/letters/{asked.pk}/")
    before = [
        TOKEN.sub(b"", writer.get(path).content) for path in (f"/letters/{asked.pk}/", "/letters/")
    ]

    as_(chidi).get(f"/letters/{asked.pk}/")

    after = [
        TOKEN.sub(b"", writer.get(path).content) for path in (f"/letters/{asked.pk}/", "/letters/")
    ]
    assert letter.body in before[0].decode()
    assert after == before


def test_saying_yes_does_show(asked, asha, chidi, as_):
    asker = as_(asha)
    before = all_that_shows(asker, asked, chidi)

    accept_conversation(person=chidi, conversation=asked)

    assert all_that_shows(asker, asked, chidi) != before


def test_what_was_laid_aside_leaves_the_list_and_can_still_be_accepted(asked, asha, chidi, as_):
    lay_aside(person=chidi, conversation=asked)
    lay_aside(person=chidi, conversation=asked)
    listed = as_(chidi).get("/letters/").content.decode()

    as_(chidi).post(f"/letters/{asked.pk}/accept/")

    assert "Asha" not in listed
    assert not Notice.objects.filter(person=chidi, seen_at=None).exists()
    assert "Asha" in as_(chidi).get("/letters/").content.decode()


def test_only_whoever_was_asked_lays_a_note_aside(asked, asha):
    lay_aside(person=asha, conversation=asked)

    assert Conversation.objects.get().laid_aside_at is None


def test_a_block_ends_it_for_both_at_once(asked, asha, chidi, as_):
    accept_conversation(person=chidi, conversation=asked)

    block_person(blocker=chidi, blocked=asha)

    for viewer, other in ((asha, "Chidi"), (chidi, "Asha")):
        assert as_(viewer).get(f"/letters/{asked.pk}/").status_code == 404
        assert as_(viewer).post(f"/letters/{asked.pk}/", {"body": "Hi"}).status_code == 404
        assert other not in as_(viewer).get("/letters/").content.decode()
        with pytest.raises(Refusal, match="cannot be sent"):
            write_letter(writer=viewer, conversation=asked, body="Hi")


def test_a_block_taken_back_brings_the_letters_back(asked, asha, chidi, as_):
    block_person(blocker=chidi, blocked=asha)

    unblock_person(blocker=chidi, blocked=asha)

    assert "You fly kites?" in as_(chidi).get(f"/letters/{asked.pk}/").content.decode()


def test_somebody_in_a_conversation_can_be_blocked_though_their_page_is_closed(
    asked, asha, chidi, as_
):
    accept_conversation(person=chidi, conversation=asked)
    type(asha).objects.filter(pk=asha.pk).update(page_audience="only_me")
    path = f"/people/{asha.pk}/block/"

    page = as_(chidi).get(f"/letters/{asked.pk}/").content.decode()
    as_(chidi).post(path)

    assert f'action="{path}"' in page
    assert as_(chidi).get(f"/letters/{asked.pk}/").status_code == 404


def test_new_is_new_until_read(asked, asha, chidi, as_):
    accept_conversation(person=chidi, conversation=asked)
    write_letter(writer=asha, conversation=asked, body="Sunday?")
    before = as_(chidi).get("/letters/").content.decode()

    mark_letters_read(person=chidi, conversation=asked)

    assert "new</span>" in before
    assert "new</span>" not in as_(chidi).get("/letters/").content.decode()


def test_a_mute_stays_silent_in_letters(asked, asha, chidi, as_):
    accept_conversation(person=chidi, conversation=asked)
    mute_person(person=chidi, muted=asha)

    sent = as_(asha).post(f"/letters/{asked.pk}/", {"body": "Sunday?"})

    assert sent.status_code == 302


def test_a_picture_for_oneself_alone_is_not_in_letters(as_, asha, ben):
    make_circle("Kites", people=(asha, ben))
    asked = ask_to_write(asker=asha, other=ben, note="Hello Ben.")
    Person.objects.filter(pk=asha.pk).update(face_audience="only_me", face="0000000b")
    client = as_(ben)

    pages = [client.get("/letters/").content, client.get(f"/letters/{asked.pk}/").content]

    # The face of somebody who shows none: the first form in the first colour.
    assert all(b'class="face c1"' not in page and b'class="face c0"' in page for page in pages)


def test_a_muted_writer_s_letters_wait_without_a_word(asked, asha, chidi, as_):
    accept_conversation(person=chidi, conversation=asked)
    as_(chidi).get(f"/letters/{asked.pk}/")
    Notice.objects.all().delete()
    mute_person(person=chidi, muted=asha)

    sent = as_(asha).post(f"/letters/{asked.pk}/", {"body": "Are you there?"})

    assert sent.status_code == 302
    assert not Notice.objects.filter(person=chidi).exists()
    assert not envelopes_for(chidi, 1)[0][0].is_new
    assert "Are you there?" in as_(chidi).get(f"/letters/{asked.pk}/").content.decode()
