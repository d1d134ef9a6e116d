import pytest

from sameboat.circles.testing import make_circle
from sameboat.lib.search import forget_for_good, matching
from sameboat.posts.commands import edit_post
from sameboat.posts.models import SearchText
from sameboat.posts.testing import make_answer, make_thread

TABLE = SearchText._meta.db_table


@pytest.fixture
def thread(asha):
    """A thread in which words can be found."""
    return make_thread(
        asha, make_circle(people=(asha,)), title="Wind", body="It came from the sea."
    )


def found(text):
    keys = matching(text, TABLE, "post_id")
    if keys is None:
        return None
    return set(SearchText.objects.filter(pk__in=keys).values_list("post__body", flat=True))


@pytest.mark.parametrize("typed", ["medication", "MEDIC", "medicátion", "new medic", "medic NEW"])
def test_words_are_found_as_tired_people_type_them(asha, thread, typed):
    make_answer(asha, thread, "A new Médication.")

    assert found(typed) == {"A new Médication."}


def test_every_word_must_be_there(asha, thread):
    make_answer(asha, thread, "A new medication.")

    assert found("new kite") == set()
    assert found("edication") == set()


@pytest.mark.parametrize(
    "typed",
    [
        '"',
        "'",
        'wind" OR "x',
        "wind*",
        "-wind",
        "wind & !sea",
        "NEAR(wind sea)",
        "words:wind",
        "(",
        ":*",
        "%",
    ],
)
def test_no_sign_means_anything_to_the_database(asha, thread, typed):
    hits = found(typed)

    assert hits is None or hits <= {"It came from the sea."}


@pytest.mark.parametrize("typed", ["", "   ", "...", "?!"])
def test_nothing_to_look_for_finds_nothing(db, typed):
    assert found(typed) is None


def test_a_whole_paragraph_is_looked_for_by_its_first_words(asha, thread):
    assert found("it came from the sea " + "and more " * 500) == set()
    assert found("wind it came from the sea") == {"It came from the sea."}


def test_changed_words_are_found_and_old_ones_not(asha, thread):
    edit_post(person=asha, post=thread.posts.get(), body="It came from the hills.")

    assert found("hills") == {"It came from the hills."}
    assert found("sea") == set()


def test_after_tidying_up_what_stands_is_still_found(asha, thread):
    make_answer(asha, thread, "Over the reeds.")
    thread.posts.get(number=1).delete()

    forget_for_good(TABLE)
    forget_for_good(TABLE)

    assert found("reeds") == {"Over the reeds."}
    assert found("sea") == set()
