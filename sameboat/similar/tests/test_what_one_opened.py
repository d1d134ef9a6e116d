"""What people opened where every member reads it helps to find others, after a yes and no longer than it stands."""

import numpy as np
import pytest

from sameboat.circles.commands import close_circle, edit_circle
from sameboat.circles.models import Circle
from sameboat.circles.testing import an_organiser, make_circle
from sameboat.people.commands.leaving import erase_person
from sameboat.posts.commands import edit_post, hide_post, remove_post, restore_post, unhide_post
from sameboat.posts.models import Post
from sameboat.posts.testing import make_answer, make_thread
from sameboat.similar.commands import find_people
from sameboat.similar.lines.commands import save_lines
from sameboat.similar.models import Place, Shown, WritingUsed
from sameboat.similar.places.keeping import rebuild, rows_of
from sameboat.similar.places.rows import ABOUT, WORDS, packed
from sameboat.similar.telling import told_by
from sameboat.similar.testing import make_meanings, make_open
from sameboat.similar.writing.commands import leave_writing_out, let_writing_be_used

pytestmark = pytest.mark.django_db
PAGE = "/alike/tell/writing/"
HARBOUR = "Walking along the harbour before anybody wakes, with herring gulls above."


@pytest.fixture
def asha():
    return make_open("Asha", "birds")


@pytest.fixture
def harbour(asha):
    return make_circle("Harbour", people=(asha,))


@pytest.fixture
def opening(asha, harbour):
    """Her own conversation, read by the reader, after her yes."""
    thread = make_thread(asha, harbour, "Gulls", body=HARBOUR)
    let_writing_be_used(person=asha)
    make_meanings()
    return Post.objects.get(thread=thread, number=1)


def words(person):
    """The part of where somebody stands now that comes from their own words."""
    kept = bytes(Place.objects.get(person=person).row)
    # Kept up to date by whatever changed it: making it anew gives the same.
    assert kept == packed(rows_of(told_by([person.pk]))[person.pk])
    return np.frombuffer(kept, dtype=np.int8)[ABOUT : ABOUT + WORDS]


def test_nothing_is_used_before_a_yes_nor_after_a_no(asha, harbour):
    make_thread(asha, harbour, "Gulls", body=HARBOUR)
    make_meanings()
    before = words(asha).any()

    let_writing_be_used(person=asha)
    during = words(asha).any()
    leave_writing_out(person=asha)

    assert not before
    assert during
    assert not words(asha).any()


def test_of_two_who_tell_the_same_whoever_opened_something_alike_comes_first(asha, opening):
    others = [make_open(name, "birds") for name in ("Ben", "Cleo", "Dilip", "Esra")]
    for other, text in zip(others, ("Chess, soup and trains.", HARBOUR), strict=False):
        circle = make_circle(f"Where {other.name} is", people=(other,))
        make_thread(other, circle, "A thread", body=text)
    for other in others[:2]:
        let_writing_be_used(person=other)
    make_meanings()

    found = find_people(person=asha)

    assert found[0].other.name == "Cleo"
    assert len(found) == 3


def test_whoever_said_no_is_found_by_nothing_they_opened(asha, opening):
    cleo = make_open("Cleo", "birds")
    make_thread(cleo, make_circle("Pier", people=(cleo,)), "Gulls", body=HARBOUR)
    make_meanings()

    assert not words(cleo).any()


def take_back(post, harbour):
    remove_post(person=post.author, post=post)


def hide(post, harbour):
    hide_post(moderator=an_organiser(), post=post, reason="So.")


def change_the_words(post, harbour):
    edit_post(person=post.author, post=post, body="Something else altogether.")


def close_the_door(post, harbour):
    kept = {name: getattr(harbour, name) for name in ("name", "about", "guidelines", "places")}
    edit_circle(by=an_organiser(), circle=harbour, door=Circle.Door.BY_REQUEST, **kept)


def close_for_good(post, harbour):
    close_circle(by=an_organiser(), circle=harbour)


@pytest.mark.parametrize(
    "end", [take_back, hide, change_the_words, close_the_door, close_for_good], ids=lambda e: e.__name__
)  # fmt: skip
def test_what_ends_or_changes_counts_no_longer_at_once(asha, opening, harbour, end):
    assert words(asha).any()

    end(opening, harbour)

    assert not words(asha).any()


def test_what_stands_again_counts_again_and_new_words_once_they_are_read(asha, opening, harbour):
    before = words(asha)
    take_back(opening, harbour)
    restore_post(person=asha, post=opening)
    assert (words(asha) == before).all()

    hide(opening, harbour)
    unhide_post(moderator=an_organiser(), post=opening, reason="It is fine.")
    assert (words(asha) == before).all()

    change_the_words(opening, harbour)
    make_meanings()
    assert words(asha).any()
    assert (words(asha) != before).any()


def test_neither_behind_a_door_nor_as_someone_nor_an_answer_counts(asha, harbour):
    ben = make_open("Ben", "cats")
    let_writing_be_used(person=asha)
    inside = make_circle("Inside", people=(asha,), door=Circle.Door.BY_REQUEST)
    make_thread(asha, inside, body=HARBOUR)
    make_thread(asha, harbour, body=HARBOUR, as_someone=True)
    make_answer(asha, make_thread(ben, make_circle("Pier", people=(ben, asha))), HARBOUR)
    make_meanings()

    assert not words(asha).any()


def test_lines_and_openings_count_both(asha, opening):
    by_opening = words(asha)
    save_lines(person=asha, text="Chess, soup and trains.", shown_to=Shown.FINDING)
    make_meanings()
    by_both = words(asha)
    leave_writing_out(person=asha)
    by_lines = words(asha)

    assert by_both.any()
    for other in (by_opening, by_lines):
        assert (by_both != other).any()
        alike = (by_both.astype(int) @ other.astype(int)) / (
            np.linalg.norm(by_both) * np.linalg.norm(other)
        )
        assert 0.5 < alike < 0.9


def test_what_all_openings_share_is_kept_with_the_scale(asha, opening):
    rebuild()

    assert words(asha).any()


def test_the_page_says_how_many_it_is_about_and_takes_a_yes_and_a_no(asha, opening, as_):
    leave_writing_out(person=asha)
    page = as_(asha).get(PAGE).content.decode()
    for _twice in range(2):
        as_(asha).post(PAGE, {"used": "yes"})
    said_yes = WritingUsed.objects.filter(person=asha).count()
    told = as_(asha).get("/alike/tell/").content.decode()
    for _twice in range(2):
        as_(asha).post(PAGE, {"used": "no"})

    assert "this is about 1 conversation." in page
    assert "Yes, use them" in page
    assert said_yes == 1
    assert "may be used" in told
    assert not WritingUsed.objects.exists()


def test_whoever_leaves_takes_the_yes_along(asha, opening):
    erase_person(person=asha)

    assert not WritingUsed.objects.exists()
    assert not Place.objects.exists()
