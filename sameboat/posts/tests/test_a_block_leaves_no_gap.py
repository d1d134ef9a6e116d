"""Whoever was blocked cannot tell: what they no longer see leaves neither a gap nor a trace."""

import re

import pytest

from sameboat.circles.testing import make_circle
from sameboat.people.testing import make_person
from sameboat.posts.testing import make_answer, make_thread
from sameboat.safety.commands import block_person


@pytest.fixture
def kites(asha, ben, chidi, dora):
    return make_circle("Kites", people=(asha, ben, chidi, dora))


def _main(client, path):
    page = client.get(path).content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    return re.sub(r'value="[^"]+"|\d+ minutes? ago|a moment ago', "", main)


def test_a_thread_looks_as_if_the_other_had_never_answered(as_, asha, ben, chidi, kites):
    twins = []
    for number in range(2):
        thread = make_thread(chidi, kites, title=f"Twin {number}")
        for turn in range(45):
            make_answer(chidi, thread, f"Words {turn}.")
            if number == 0:
                make_answer(ben, thread, f"Of somebody else {turn}.")
        twins.append(thread)
    block_person(blocker=ben, blocked=asha)

    def pages(thread):
        shown = [_main(as_(asha), f"/threads/{thread.pk}/?page={page}") for page in (1, 2, 3)]
        shown.append(_main(as_(asha), f"/threads/{thread.pk}/"))
        return [re.sub(r"Twin \d|\d{12,}", "", page) for page in shown]

    assert pages(twins[0]) == pages(twins[1])


def test_an_answer_out_of_sight_neither_lifts_a_thread_nor_makes_it_new(
    as_, asha, ben, chidi, kites
):
    for title in ("Older", "Newer"):
        make_thread(chidi, kites, title=title)
    older = kites.threads.get(title="Older")
    reader = as_(asha)
    for thread in kites.threads.all():
        reader.get(f"/threads/{thread.pk}/")
    block_person(blocker=ben, blocked=asha)
    before = [_main(reader, path) for path in (f"/circles/{kites.pk}/", "/today/", "/new/")]

    make_answer(ben, older, "Here I am.")

    after = [_main(reader, path) for path in (f"/circles/{kites.pk}/", "/today/", "/new/")]
    assert after == before


def test_a_thread_only_the_other_answered_still_waits_for_a_first_word(
    as_, asha, ben, chidi, kites
):
    waiting = make_thread(chidi, kites, title="It waits")
    block_person(blocker=ben, blocked=asha)
    make_answer(ben, waiting, "Here I am.")

    assert "It waits" in _main(as_(asha), "/waiting/")
    assert "It waits" not in _main(as_(make_person("Eli")), "/waiting/")


def test_reading_to_the_end_leaves_nothing_new(as_, asha, ben, chidi, kites):
    thread = make_thread(chidi, kites, title="Read whole")
    block_person(blocker=asha, blocked=ben)
    make_answer(chidi, thread, "One.")
    make_answer(ben, thread, "Two.")

    as_(asha).get(f"/threads/{thread.pk}/")

    assert "Read whole" not in _main(as_(asha), "/new/")


def test_a_link_to_a_post_leads_to_its_page_for_each_reader(as_, asha, ben, chidi, kites):
    thread = make_thread(chidi, kites)
    for turn in range(15):
        make_answer(ben, thread, f"Hidden from one {turn}.")
    for turn in range(9):
        make_answer(chidi, thread, f"Seen by all {turn}.")
    last = make_answer(chidi, thread, "The last of all.")
    block_person(blocker=ben, blocked=asha)

    path = f"/threads/{thread.pk}/?at={last.pk}"

    assert "The last of all." in _main(as_(asha), path)
    assert "Page 2 of 2" in _main(as_(chidi), path)
    assert "Page" not in _main(as_(asha), path)


def test_blocking_somebody_out_of_sight_is_answered_like_blocking_nobody(as_, asha, ben):
    block_person(blocker=ben, blocked=asha)

    answers = [
        as_(asha).post(f"/people/{number}/{deed}/")
        for number in (ben.pk, 4_000_000_000_000_123)
        for deed in ("block", "mute")
    ]

    assert [answer.status_code for answer in answers] == [404] * 4
    assert "Ben" not in as_(asha).get("/me/hidden/").content.decode()
