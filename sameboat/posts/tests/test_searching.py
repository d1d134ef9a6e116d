import pytest

from sameboat.circles.commands import leave_circle
from sameboat.circles.testing import make_circle
from sameboat.lib.words import says_something
from sameboat.posts.commands import hide_post
from sameboat.posts.testing import make_answer, make_thread
from sameboat.safety.commands import block_person, mute_person


def _found(client, query, **more):
    answer = client.get("/search/", {"q": query, **more})
    assert answer.status_code == 200
    return [found.words for found in answer.context["found"]]


@pytest.fixture
def told(chidi, thread):
    """An answer of Chidi's with words worth finding."""
    return make_answer(chidi, thread, "Crème brûlée at the Straße café, naïve but LOVELY.")


@pytest.mark.parametrize(
    "query",
    [
        "lovely", "LOVELY", "lov", "creme", "CRÈME", "crème", "brulee", "bru cre", "cafe", "strasse",
        "naive lovely", "  lovely   creme  ", "lovely,", "“lovely”", "naïve!",
    ],
)  # fmt: skip
def test_words_are_found_as_tired_people_type_them(as_, asha, told, query):
    assert _found(as_(asha), query) == [told.body]


@pytest.mark.parametrize("query", ["ovely", "lovely missing", "creem", "lovelyy"])
def test_what_is_not_there_is_not_found(as_, asha, told, query):
    page = as_(asha).get("/search/", {"q": query})

    assert page.context["found"] == []
    assert b"Nothing you can read has these words" in page.content


def test_a_title_finds_its_thread(as_, asha, thread):
    assert _found(as_(asha), "weath") == ["The wind came round at four."]


def test_other_scripts_are_found(as_, asha, chidi, thread):
    for words in ("Привет всем", "今日はいい天気", "مرحبا بكم", "καλημέρα"):
        make_answer(chidi, thread, words)

    for query, words in (
        ("прив", "Привет всем"),
        ("今日", "今日はいい天気"),
        ("مرح", "مرحبا بكم"),
        ("καλημερα", "καλημέρα"),
    ):
        assert _found(as_(asha), query) == [words]


ODD = [
    "", " ", "'", '"', "''", '"lov', "lov*", "*", "AND", "OR", "NOT", "lovely AND", "NEAR(a b)",
    "(", ")", "((", "a:b", "words:lovely", "-lovely", "!", "& | !", "lov:*", "<->", "^lovely", "\\",
    "%", "_", "__", "a_b", "lovely%", "'; DROP TABLE posts_post; --", "\x00", "lov\x00ely", "😀", "😀 lovely",
    "\u200b", "\u202e", "\ufeff", "½", "²", "ﬁ", "İ", "ẞ", "1e5", "-1", "3.14", "a" * 5000, "a " * 3000,
    "é" * 100, "\U000e0041", "١٢", "𝒜", "क्षि", "{}", "{{ x }}", "<script>", "\r\n\t",
]  # fmt: skip


def test_odd_queries_are_answered(as_, asha, told):
    client = as_(asha)

    for query in ODD:
        assert client.get("/search/", {"q": query, "page": "1"}).status_code == 200, repr(query)


def test_odd_words_are_found_by_themselves_or_not_but_break_nothing(as_, asha, chidi, thread):
    client = as_(asha)

    for words in ODD:
        if says_something(words):
            make_answer(chidi, thread, words.replace("\x00", ""))
            assert client.get("/search/", {"q": words[:40]}).status_code == 200


def test_a_query_stands_in_the_form_again_as_it_was_typed(as_, asha, thread):
    page = as_(asha).get("/search/", {"q": '"><script>alert(1)</script>'})

    assert b"<script>alert" not in page.content
    assert b"&quot;&gt;&lt;script&gt;" in page.content


def test_a_stranger_finds_nothing_behind_a_closed_door(as_, ben, told):
    assert _found(as_(ben), "lovely") == []


def test_open_circles_are_searched_by_every_member(as_, ben, chidi):
    make_thread(chidi, make_circle("Open", people=(chidi,)), "Lighthouse")

    assert len(_found(as_(ben), "lighthouse")) == 1


def test_with_the_place_goes_the_finding(as_, asha, told):
    leave_circle(person=asha, circle=told.thread.circle)

    assert _found(as_(asha), "lovely") == []


def test_those_one_does_not_see_are_not_found(as_, asha, chidi, dora, told):
    mute_person(person=asha, muted=chidi)
    block_person(blocker=chidi, blocked=dora)

    assert _found(as_(asha), "lovely") == []
    assert _found(as_(dora), "lovely") == []


def test_answers_in_a_thread_of_somebody_one_does_not_see_are_not_found(as_, asha, chidi, dora):
    circle = make_circle("Open", people=(asha, chidi, dora))
    thread = make_thread(chidi, circle, "Harbour")
    make_answer(dora, thread, "Lighthouse.")

    block_person(blocker=chidi, blocked=asha)

    assert _found(as_(asha), "lighthouse") == []
    assert as_(asha).get(f"/threads/{thread.pk}/").status_code == 404


def test_what_a_moderator_hid_is_not_found_and_the_answers_of_others_are(
    as_, asha, chidi, dora, thread, told
):
    hide_post(moderator=dora, post=thread.posts.get(number=1), reason="No.")

    assert _found(as_(asha), "wind") == []
    assert _found(as_(asha), "kite") == []
    assert len(_found(as_(asha), "lovely")) == 1


def test_the_latest_stand_first_in_pages_of_twenty(as_, asha, chidi, thread):
    for number in range(45):
        make_answer(chidi, thread, f"Lighthouse {number:02}")
    client = as_(asha)

    pages = [_found(client, "lighthouse", page=number) for number in (1, 2, 3)]

    assert [len(page) for page in pages] == [20, 20, 5]
    assert pages[0][0] == "Lighthouse 44"
    assert "page=2" in client.get("/search/?q=lighthouse").content.decode()
