from html.parser import HTMLParser

import pytest

from sameboat.lib.rich import TAGS
from sameboat.posts.commands import edit_post
from sameboat.posts.models import Post
from sameboat.posts.testing import make_answer, make_thread


class _Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.all = []

    def handle_starttag(self, tag, attrs):
        self.all.append((tag, dict(attrs)))


def test_plain_words_need_no_marks(chidi, thread):
    answer = make_answer(chidi, thread, "One line\nand another.\n\nA new thought.")

    assert answer.body_html == "<p>One line<br>\nand another.</p>\n<p>A new thought.</p>\n"


def test_marks_become_safe_html(chidi, thread):
    answer = make_answer(chidi, thread, "*soft* **loud** ~~gone~~\n\n- one\n- two\n\n> said")

    for part in ("<em>soft</em>", "<strong>loud</strong>", "<s>gone</s>", "<li>one</li>"):
        assert part in answer.body_html
    assert "<blockquote>" in answer.body_html


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "![x](https://elsewhere.example/pixel.gif)",
        "<svg/onload=alert(1)>",
        "<javascript:alert(1)>",
        "<style>*{display:none}</style>",
        '<a href="https://x.example" onclick="alert(1)">x</a>',
    ],
)
def test_no_html_of_a_writers_own_comes_through(chidi, thread, body):
    found = _Tags()

    found.feed(make_answer(chidi, thread, body).body_html)

    for tag, attributes in found.all:
        assert tag in TAGS
        assert set(attributes) <= {"href", "rel"}
        assert attributes.get("href", "https://").startswith("https://")


def test_html_is_made_once_when_written(as_, asha, chidi, thread):
    answer = make_answer(chidi, thread, "As it was.")
    Post.objects.filter(pk=answer.pk).update(body="Changed behind its back.")

    page = as_(asha).get(f"/threads/{thread.pk}/")

    assert b"<p>As it was.</p>" in page.content
    assert b"behind its back" not in page.content


def test_links_tell_nobody_where_one_came_from(chidi, thread):
    html = make_answer(chidi, thread, "See https://example.org/a_b_c.").body_html

    assert 'href="https://example.org/a_b_c"' in html
    assert 'rel="nofollow noopener noreferrer ugc"' in html


def test_a_title_is_shown_as_it_was_typed(as_, asha, kites):
    thread = make_thread(asha, kites, '<b onmouseover="x">"Hello"</b> & you')

    for path in (f"/threads/{thread.pk}/", f"/circles/{kites.pk}/", "/today/", "/new/"):
        assert b"<b onmouseover" not in as_(asha).get(path).content
    page = as_(asha).get(f"/threads/{thread.pk}/").content
    assert b"&lt;b onmouseover=&quot;x&quot;&gt;" in page


@pytest.mark.parametrize(
    "words",
    [
        "a" * 20_000,
        "مرحبا، كيف حالكم اليوم؟ \u202eabc\u202c",
        "👩‍👩‍👧‍👦🏳️‍🌈" * 300,
        "Z̸̢͓a̷l̵g̴o̶" * 400,
        "( " * 10_000,
        "> " * 9_000 + "deep",
        "- " * 500 + "deep",
        "*" * 20_000,
        "[" * 10_000,
        "\u0000zero\u200bwidth",
        "\U0001d504 \ufffd \ufeff",
    ],
    ids=[
        "long",
        "rtl",
        "emoji",
        "zalgo",
        "brackets",
        "quotes",
        "lists",
        "stars",
        "squares",
        "nothing",
        "odd",
    ],
)
def test_odd_words_break_nothing(as_, asha, chidi, thread, words):
    answer = make_answer(chidi, thread, words[:20_000].replace("\x00", ""))

    pages = [
        as_(asha).get(f"/threads/{thread.pk}/"),
        as_(asha).get(f"/threads/{thread.pk}/?quote={answer.pk}&at={answer.pk}"),
        as_(chidi).get(f"/posts/{answer.pk}/edit/"),
    ]
    edit_post(person=chidi, post=answer, body="Plain again.")

    assert [page.status_code for page in pages] == [200] * 3


@pytest.mark.parametrize(
    "title", ["W" * 140, "شكرا " * 20, "🌊" * 140, "\u202eolleh", "a\u0301" * 60]
)
def test_odd_titles_break_no_list(as_, asha, chidi, kites, title):
    form = {"circle": kites.pk, "kind": "story", "title": title, "body": "Words"}

    sent = as_(asha).post("/write/", form, follow=True)

    assert sent.status_code == 200
    for path in ("/today/", "/new/", "/waiting/", f"/circles/{kites.pk}/", "/search/?q=words"):
        assert as_(chidi).get(path).status_code == 200


def test_a_nul_is_left_out(as_, asha, thread):
    as_(asha).post(f"/threads/{thread.pk}/answer/", {"body": "Before\x00after"})

    assert thread.posts.get(number=2).body == "Beforeafter"
