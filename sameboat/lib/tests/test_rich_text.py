import pytest

from sameboat.lib.rich import TAGS, plain, to_html


def tags_in(html):
    import re

    return set(re.findall(r"</?([a-z0-9]+)", html))


def test_words_need_no_marks_and_keep_their_lines():
    html = to_html("It was late.\nI walked home.\n\nThen I slept.")

    assert html == "<p>It was late.<br>\nI walked home.</p>\n<p>Then I slept.</p>\n"


def test_marks_make_emphasis_lists_and_quotes():
    html = to_html("**strong** *soft* ~~gone~~\n\n- one\n- two\n\n1. first\n\n> said")

    assert tags_in(html) == {"p", "strong", "em", "s", "ul", "ol", "li", "blockquote"}


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<b onclick=alert(1)>x</b>",
        "![picture](https://evil.example/track.png)",
        "# A heading",
        "```\ncode\n```",
        "| a | b |\n|---|---|\n| c | d |",
        "<style>body{display:none}</style>",
    ],
)
def test_nothing_but_the_few_tags_comes_through(text):
    html = to_html(text)

    assert tags_in(html) <= TAGS
    assert "onerror=" not in html.replace("&lt;img src=x onerror=", "")


def test_what_looks_like_a_tag_is_shown_as_it_was_typed():
    assert to_html("I felt <empty> and 1 < 2 & so on") == (
        "<p>I felt &lt;empty&gt; and 1 &lt; 2 &amp; so on</p>\n"
    )


def test_a_bare_address_becomes_a_link_and_the_full_stop_stays_outside():
    html = to_html("Look at https://kites.example/wind, or http://a.example.")

    assert html.count("<a ") == 2
    assert ">https://kites.example/wind</a>," in html
    assert ">http://a.example</a>." in html


def test_a_null_byte_and_old_line_ends_do_no_harm():
    assert to_html("one\r\ntwo\x00") == "<p>one<br>\ntwo</p>\n"


def test_deep_nesting_and_long_text_end():
    assert tags_in(to_html("> " * 2000 + "deep")) <= TAGS
    assert "x" in to_html("*" * 20000 + "x")


def test_the_first_words_are_plain_and_end_with_a_whole_word():
    text = "**It** was a *long* day & [we](https://a.example) walked " + "far " * 60

    line = plain(text, 40)

    assert line == "It was a long day & we walked far far…"


def test_a_short_text_stands_whole_in_a_line():
    assert plain("> quoted\n\nand\nanswered") == "quoted and answered"
