import pytest

from sameboat.posts.commands import save_topic_choices
from sameboat.posts.models import Thread
from sameboat.posts.testing import make_answer, make_thread

WORDS = "The night of the flood."


@pytest.fixture
def told(chidi, kites):
    """A thread about loss that Chidi opened."""
    return make_thread(chidi, kites, "Low water", body=WORDS, notes=["loss"])


def _page(client, path):
    return client.get(path).content.decode()


def test_a_note_folds_the_words_until_they_are_opened(as_, asha, told):
    page = _page(as_(asha), f"/threads/{told.pk}/")

    folded = page[page.index('<details class="note">') : page.index("</details>")]
    assert "About: loss and grief" in folded
    assert WORDS in folded


def test_a_reader_who_wants_it_shown_meets_it_open(as_, asha, told):
    save_topic_choices(person=asha, choices={"loss": "show"})

    page = _page(as_(asha), f"/threads/{told.pk}/")

    assert WORDS in page
    assert '<details class="note">' not in page
    assert "About: loss and grief" in page


def test_a_reader_who_wants_it_away_never_gets_the_words(as_, asha, told):
    save_topic_choices(person=asha, choices={"loss": "away"})
    client = as_(asha)

    pages = [
        _page(client, path)
        for path in (
            f"/threads/{told.pk}/",
            f"/posts/{told.posts.get().pk}/",
            f"/threads/{told.pk}/?quote=1",
            "/search/?q=flood",
            "/today/",
        )
    ]

    assert not any(WORDS in page for page in pages)
    assert "Kept away, as you asked" in pages[0]


def test_what_is_kept_away_stands_in_no_list(as_, asha, told, kites):
    save_topic_choices(person=asha, choices={"loss": "away"})
    client = as_(asha)

    for path in ("/today/", "/new/", "/waiting/", f"/circles/{kites.pk}/", "/search/?q=flood"):
        assert "Low water" not in _page(client, path), path


def test_what_is_folded_stands_in_lists_with_what_it_is_about(as_, asha, told, kites):
    client = as_(asha)

    for path in ("/today/", "/new/", f"/circles/{kites.pk}/"):
        assert "about loss and grief" in _page(client, path), path


def test_the_most_careful_choice_among_several_notes_holds(as_, asha, chidi, kites):
    save_topic_choices(person=asha, choices={"loss": "show", "suicide": "away"})

    thread = make_thread(chidi, kites, body=WORDS, notes=["loss", "suicide"])

    assert WORDS not in _page(as_(asha), f"/threads/{thread.pk}/")


def test_words_of_somebodys_own_are_folded(as_, asha, chidi, thread):
    make_answer(chidi, thread, WORDS, notes=["needles & tubes"])

    page = _page(as_(asha), f"/threads/{thread.pk}/")

    assert "About: needles &amp; tubes" in page
    assert WORDS in page[page.index('<details class="note">') :]


def test_my_own_words_are_neither_folded_nor_kept_from_me(as_, chidi, told, kites):
    save_topic_choices(person=chidi, choices={"loss": "away"})
    client = as_(chidi)

    page = _page(client, f"/threads/{told.pk}/")

    assert WORDS in page
    assert '<details class="note">' not in page
    assert "Low water" in _page(client, f"/circles/{kites.pk}/")
    assert WORDS in _page(client, "/search/?q=flood")


def test_search_shows_the_topics_of_a_folded_post_and_not_its_words(as_, asha, told):
    page = _page(as_(asha), "/search/?q=flood")

    assert "Low water" in page
    assert "loss and grief" in page
    assert WORDS not in page


def test_the_page_of_one_post_folds_too(as_, asha, told):
    page = _page(as_(asha), f"/posts/{told.posts.get().pk}/")

    assert WORDS in page[page.index('<details class="note">') : page.index("</details>")]


def test_what_is_kept_away_takes_no_place_in_the_lamp(as_, asha, chidi, told, kites):
    make_thread(chidi, kites, "Second in line")
    save_topic_choices(person=asha, choices={"loss": "away"})

    assert "Second in line" in _page(as_(asha), "/today/").split("New in your circles")[0]


def test_search_fills_its_page_with_what_may_be_met(as_, asha, chidi, kites):
    make_thread(chidi, kites, "The one to find", body="Flood marks.")
    for turn in range(21):
        make_thread(chidi, kites, f"Away {turn}", body=WORDS, notes=["loss"])
    save_topic_choices(person=asha, choices={"loss": "away"})

    page = _page(as_(asha), "/search/?q=flood")

    assert "The one to find" in page


def test_notes_come_through_the_form_tidied(as_, asha, kites):
    form = {
        "circle": kites.pk, "kind": "story", "title": "T", "body": WORDS,
        "notes": ["loss", "violence"], "own_note": "  " + "hospital   food ",
    }  # fmt: skip

    as_(asha).post("/write/", form)

    thread = Thread.objects.get()
    assert thread.notes == thread.posts.get().notes == ["loss", "violence", "hospital food"]


def test_a_topic_that_is_none_is_refused_and_the_words_stay(as_, asha, thread):
    form = {"body": "All of my words", "notes": ["<script>"]}

    page = as_(asha).post(f"/threads/{thread.pk}/answer/", form)

    assert page.status_code == 422
    assert b"All of my words" in page.content


def test_choices_are_made_on_their_page(as_, asha, told):
    client = as_(asha)
    topics = list(client.get("/me/topics/").context["form"].fields)

    client.post("/me/topics/", dict.fromkeys(topics, "fold") | {"loss": "away"})
    wrong = client.post("/me/topics/", dict.fromkeys(topics, "perhaps"))

    assert wrong.status_code == 422
    assert WORDS not in _page(client, f"/threads/{told.pk}/")


def test_nobody_learns_what_a_reader_chose(as_, asha, chidi, told):
    before = _page(as_(chidi), f"/threads/{told.pk}/")

    save_topic_choices(person=asha, choices={"loss": "away"})
    as_(asha).get(f"/threads/{told.pk}/")

    strip = lambda page: page.split('name="csrfmiddlewaretoken"')[0]  # noqa: E731
    assert strip(_page(as_(chidi), f"/threads/{told.pk}/")) == strip(before)
