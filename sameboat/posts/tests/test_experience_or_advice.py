"""What is said of health is one's own experience or advice to others, and who reads it sees which."""

import pytest

from sameboat.posts.models import Post, Thread
from sameboat.posts.testing import make_answer

WORDS = "You should stop your lithium."
pytestmark = pytest.mark.usefixtures("screen")


def _answer(as_, person, thread, **told):
    return as_(person).post(f"/threads/{thread.pk}/answer/", {"body": WORDS, **told})


@pytest.mark.parametrize("way", ["answer", "write", "edit"])
def test_the_writer_is_asked_which_it_is(as_, asha, ways, way):
    path, form = ways[way]

    page = as_(asha).post(path, {**form, "body": WORDS})
    told = {"asked": "claim", "told_as": "advice", "source": "The leaflet"}
    sent = as_(asha).post(path, {**form, "body": WORDS, **told})

    post = Post.objects.get(body=WORDS)
    assert "Your experience, or advice to others?" in page.content.decode()
    assert sent.status_code == 302
    assert (post.told_as, post.source) == ("advice", "The leaflet")


def test_experience_is_said_under_it_and_goes_before_nobody(as_, asha, chidi, thread, matters):
    _answer(as_, asha, thread, asked="claim", told_as="experience")

    page = as_(chidi).get(f"/threads/{thread.pk}/").content.decode()

    assert "From my own experience" in page
    assert matters == []


def test_advice_is_said_under_it_with_its_source_and_a_human_looks(
    as_, asha, chidi, thread, matters, house
):
    house(new_links_wait=False)
    _answer(as_, asha, thread, told_as="advice", source="https://example.org/lithium")

    page = as_(chidi).get(f"/threads/{thread.pk}/").content.decode()

    assert "Advice. Where it is from:" in page
    assert '<a href="https://example.org/lithium" rel="nofollow noopener' in page
    assert [(each.kind, each.moved) for each in matters] == [
        ("claim", ("you should stop your lithium",))
    ]


def test_somebody_new_brings_no_link_in_as_a_source(as_, asha, chidi, thread):
    sent = _answer(as_, asha, thread, told_as="advice", source="https://shop.example/buy")

    assert "shop.example" not in as_(chidi).get(f"/threads/{thread.pk}/").content.decode()
    assert sent.status_code == 422
    assert "Name the source without its link." in sent.content.decode()


@pytest.mark.parametrize("source", ["<b>x</b>", "javascript:alert(1)", 'https://a.example/"x="'])
def test_a_source_is_words_unless_it_is_a_link(as_, asha, thread, source):
    _answer(as_, asha, thread, told_as="advice", source=source)

    page = as_(asha).get(f"/threads/{thread.pk}/").content.decode()

    assert f'href="{source[:10]}' not in page
    assert "<b>x" not in page


def test_advice_without_a_source_says_so(as_, asha, thread):
    _answer(as_, asha, thread, told_as="advice")

    assert "Advice, without a source" in as_(asha).get(f"/threads/{thread.pk}/").content.decode()


def test_whoever_does_not_say_posts_it_as_it_is(as_, asha, thread, matters):
    sent = _answer(as_, asha, thread, asked="claim")

    assert sent.status_code == 302
    assert Post.objects.get(body=WORDS).told_as == ""
    assert [matter.kind for matter in matters] == ["claim"]


def test_the_answer_is_carried_through_the_next_question(as_, asha, thread):
    body = f"{WORDS} Ring me on 07700 900123."
    told = {"body": body, "asked": "claim", "told_as": "advice", "source": "A leaflet"}

    text = as_(asha).post(f"/threads/{thread.pk}/answer/", told).content.decode()

    assert "a telephone number" in text
    assert '<input type="hidden" name="told_as" value="advice">' in text
    assert '<input type="hidden" name="source" value="A leaflet">' in text
    assert '<input type="hidden" name="asked" value="claim">' in text


def test_one_thing_is_asked_at_a_time(as_, asha, thread):
    body = f"{WORDS} Ring me on 07700 900123, you fool."

    text = _answer(as_, asha, thread, body=body).content.decode()

    assert "as the other would" in text
    assert "something about health" not in text
    assert "a telephone number" not in text


def test_changing_a_post_keeps_what_it_was_marked_as_while_it_says_so(as_, asha, thread):
    _answer(as_, asha, thread, told_as="experience")
    post = Post.objects.get(body=WORDS)
    path = f"/posts/{post.pk}/edit/"

    page = as_(asha).get(path).content.decode()
    as_(asha).post(path, {"body": f"{WORDS} Slowly."})
    kept = Post.objects.get(pk=post.pk).told_as
    as_(asha).post(path, {"body": "I changed my mind."})

    assert 'value="experience" id="id_told_as_0" checked' in page.replace(" required", "")
    assert kept == "experience"
    assert Post.objects.get(pk=post.pk).told_as == ""


def test_what_has_no_claim_in_it_is_never_marked(as_, asha, thread):
    as_(asha).post(f"/threads/{thread.pk}/answer/", {"body": "It helped me.", "told_as": "advice"})

    assert Post.objects.get(body="It helped me.").told_as == ""


def test_a_draft_remembers_what_was_said_of_it(as_, asha, thread):
    _answer(as_, asha, thread, asked="claim", told_as="advice", source="A leaflet", draft="1")

    page = as_(asha).get(f"/threads/{thread.pk}/").content.decode()

    assert '<input type="hidden" name="told_as" value="advice">' in page
    assert '<input type="hidden" name="source" value="A leaflet">' in page


@pytest.mark.parametrize("words", ["Am I bipolar?", "Is it normal to hear my name at night?"])
def test_doubt_has_a_short_guide_under_it_and_nothing_is_asked(as_, asha, chidi, thread, words):
    sent = as_(asha).post(f"/threads/{thread.pk}/answer/", {"body": words})

    page = as_(chidi).get(f"/threads/{thread.pk}/").content.decode()

    assert sent.status_code == 302
    assert 'href="/help/am-i/"' in page


def test_the_guide_goes_with_the_doubt(as_, asha, thread):
    post = make_answer(asha, thread, "Before.")
    as_(asha).post(f"/posts/{post.pk}/edit/", {"body": "Am I bipolar?"})
    stood = Post.objects.get(pk=post.pk).has_guide
    as_(asha).post(f"/posts/{post.pk}/edit/", {"body": "I slept."})

    assert stood
    assert not Post.objects.get(pk=post.pk).has_guide


def test_a_doubt_in_a_title_counts(as_, asha, kites):
    form = {"circle": kites.pk, "kind": "question", "title": "Am I bipolar?", "body": "Tell me."}
    as_(asha).post("/write/", form)

    assert Thread.objects.get(title="Am I bipolar?").posts.get().has_guide


def test_the_guide_is_open_to_everybody(client, db):
    page = client.get("/help/am-i/")

    text = page.content.decode()
    assert page.status_code == 200
    assert "What nobody here can tell you" in text
    assert "When not to wait" in text
