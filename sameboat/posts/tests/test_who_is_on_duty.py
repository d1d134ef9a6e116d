"""Beside the name of somebody on duty stands what they do here, so that nobody can pass for them."""

import pytest

from sameboat.circles.testing import make_circle
from sameboat.people.commands.leaving import leave_house
from sameboat.posts.testing import make_answer, make_thread


@pytest.fixture
def lamps(asha, chidi, dora, olu):
    """A circle in which everybody has a place, looked after by Chidi."""
    return make_circle("Lamps", people=(asha, dora, olu), hosts=(chidi,))


def voices(as_, viewer, thread):
    page = as_(viewer).get(f"/threads/{thread.pk}/").content.decode()
    return [voice.partition('<div class="letter">')[0] for voice in page.split("<article")[1:]]


def test_moderators_organisers_and_hosts_are_marked_and_members_are_not(
    as_, asha, chidi, dora, olu, lamps
):
    thread = make_thread(asha, lamps)
    for person in (chidi, dora, olu):
        make_answer(person, thread)

    member, host, moderator, organiser = voices(as_, asha, thread)

    assert 'class="duty"' not in member
    assert '<span class="duty">host</span>' in host
    assert '<span class="duty">moderator</span>' in moderator
    assert '<span class="duty">organiser</span>' in organiser


def test_an_alias_never_tells_what_somebody_does_here(as_, asha, chidi, dora, lamps):
    thread = make_thread(asha, lamps)
    for person in (chidi, dora):
        make_answer(person, thread, as_someone=True)

    assert not [voice for voice in voices(as_, asha, thread) if 'class="duty"' in voice]


def test_a_host_is_marked_in_their_own_circle_only(as_, asha, chidi, lamps):
    other = make_circle("Boats", people=(asha, chidi))
    thread = make_thread(chidi, other)

    assert 'class="duty"' not in voices(as_, asha, thread)[0]


def test_whoever_asked_to_leave_is_on_duty_no_longer(as_, asha, dora, lamps):
    thread = make_thread(dora, lamps)
    leave_house(person=dora, leaves_posts=True)

    assert 'class="duty"' not in voices(as_, asha, thread)[0]
