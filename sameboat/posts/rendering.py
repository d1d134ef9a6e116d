"""The voices of a thread as HTML. Written by hand because this page is opened all day.

Everything that is not our own words goes through `escape`; a post's `html` was made safe when it
was written (`lib/rich.py`).
"""

import re
from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sameboat.lib.templatetags.house import face_html, reckoning
from sameboat.posts.models import Answer, Post, Thread
from sameboat.posts.paths import thread_path
from sameboat.posts.ports import under_a_story
from sameboat.posts.queries.reader import AWAY, FOLD, note_words
from sameboat.posts.queries.thread import Quote, ThreadPage, Voice
from sameboat.posts.rendering_footnotes import footnotes_html
from sameboat.posts.text import with_hidden_pictures_named

_ADDRESS = re.compile(r"https?://[\w.-]+(?::\d+)?(?:/[^\s<>\"']*)?")


@lru_cache(maxsize=64)
def _words(_language: str | None) -> dict[str, str]:
    """Our own sentences in one language, escaped once."""
    said = {
        "left": _("Someone who left"),
        "you": _("you"),
        "edited": _("changed"),
        "removed": _("Taken back by its writer."),
        "hidden": _("Hidden by a moderator."),
        "about": _("About"),
        "away": _("Kept away, as you asked. It is about"),
        "new": _("New since you were here"),
        "warm": _("Answer warmly"),
        "quote": _("Quote"),
        "more": _("More"),
        "wrote": _("wrote"),
        "received": _("To you"),
        "told:experience": _("From my own experience"),
        "told:advice": _("Advice, without a source"),
        "told:from": _("Advice. Where it is from:"),
        "guide": _("Wondering what you have? What can be told, and what nobody here can tell"),
        "duty:moderator": _("moderator"),
        "duty:organiser": _("organiser"),
        "duty:host": _("host"),
    }
    said.update({f"kind:{kind}": str(label) for kind, label in Answer.Kind.choices})
    words = {key: escape(each) for key, each in said.items()}
    return {**words, "warmly": _buttons("{id}", [], words)}


def voices_html(page: ThreadPage) -> SafeString:
    """Every voice of a page, in order, with a line where the new ones begin."""
    words = _words(get_language())
    ago = reckoning()
    parts: list[str] = []
    has_line = False
    for voice in page.voices:
        if not has_line and page.read_number and voice.number > page.read_number:
            parts.append(f'<p class="newline" id="new">{words["new"]}</p>')
            has_line = True
        parts.append(_voice(voice, page, words, ago(voice.at)))
    return SafeString("".join(parts))


def _voice(voice: Voice, page: ThreadPage, words: dict[str, str], when: str) -> str:
    kind = "voice first" if voice.number == 1 else "voice"
    who = escape(voice.who) or words["left"]
    if voice.page_id is not None and not voice.is_mine:
        who = f'<a href="/people/{voice.page_id}/">{who}</a>'
    else:
        who = f"<b>{who}</b>"
    mine = f' <span class="quiet">({words["you"]})</span>' if voice.is_mine else ""
    duty = f' <span class="duty">{words["duty:" + voice.duty]}</span>' if voice.duty else ""
    edited = f" · {words['edited']}" if voice.is_edited else ""
    head = (
        f'<article class="{kind}" id="p{voice.post_id}">{face_html(voice.face)}<p class="who">{who}{duty}{mine}'
        f'<span class="quiet">{escape(when)}{edited}</span></p>'
    )
    if voice.is_hidden or voice.is_removed:
        gone = words["hidden"] if voice.is_hidden else words["removed"]
        return f'{head}<p class="empty">{gone}</p>{_own_way_back(voice, words)}</article>'
    return f"{head}{_quoted(voice.quote, page, words)}{_body(voice, page, words)}{_told(voice, words)}{_foot(voice, page, words)}</article>"


def _own_way_back(voice: Voice, words: dict[str, str]) -> str:
    if not voice.is_mine:
        return ""
    return f'<p class="answers"><a href="/posts/{voice.post_id}/">{words["more"]}</a></p>'


def _quoted(quote: Quote | None, page: ThreadPage, words: dict[str, str]) -> str:
    if quote is None:
        return ""
    who = escape(quote.who) or words["left"]
    said = escape(" ".join(quote.words.replace("*", "").replace(">", " ").split()))
    href = thread_path(page.thread_id, quote.post_id)
    return f'<div class="quoted"><a href="{href}">{who} {words["wrote"]}</a> {said}</div>'


def _body(voice: Voice, page: ThreadPage, words: dict[str, str]) -> str:
    letter = f'<div class="letter">{with_hidden_pictures_named(voice.html)}</div>'
    if voice.post_id in page.notes:
        letter += footnotes_html(page.notes[voice.post_id])
    if not voice.notes:
        return letter
    topics = escape(", ".join(map(note_words, voice.notes)))
    if voice.met == AWAY and not voice.is_mine:
        return f'<p class="note quiet">{words["away"]}: {topics}</p>'
    if voice.met == FOLD and not voice.is_mine:
        return (
            f'<details class="note"><summary>{words["about"]}: {topics}</summary>{letter}</details>'
        )
    return f'<p class="quiet">{words["about"]}: {topics}</p>{letter}'


def _told(voice: Voice, words: dict[str, str]) -> str:
    """How its writer means it, and the guide where somebody wonders about themselves."""
    said = ""
    if voice.told_as == Post.ToldAs.ADVICE and voice.source:
        said = f'<p class="quiet">{words["told:from"]} {source_html(voice.source)}</p>'
    elif voice.told_as:
        said = f'<p class="quiet">{words["told:" + voice.told_as]}</p>'
    if voice.has_guide:
        said += f'<p class="quiet"><a href="/help/am-i/">{words["guide"]}</a></p>'
    return said


def source_html(source: str) -> str:
    """Where advice is from: a link where it is one and nothing else, words for everything else."""
    if _ADDRESS.fullmatch(source):
        return f'<a href="{escape(source)}" rel="nofollow noopener noreferrer ugc">{escape(source)}</a>'
    return escape(source)


def _foot(voice: Voice, page: ThreadPage, words: dict[str, str]) -> str:
    parts = []
    if voice.is_mine:
        parts.append(_received(page.received.get(voice.post_id, []), words))
    elif voice.has_writer:
        parts.append(_warm(voice, page, words))
    if page.may_write:
        parts.append(
            f'<a href="/threads/{page.thread_id}/?quote={voice.post_id}&amp;at={voice.post_id}#write">{words["quote"]}</a>'
        )
    if page.kind == Thread.Kind.STORY and voice.number == 1 and voice.has_writer:
        parts += [link(voice.post_id) for link in under_a_story if not voice.is_mine]
    parts.append(f'<a href="/posts/{voice.post_id}/">{words["more"]}</a>')
    return f'<div class="answers">{"".join(parts)}</div>'


def _received(answers: list[tuple[str, str]], words: dict[str, str]) -> str:
    if not answers:
        return ""
    said = " · ".join(f"{escape(name)}: {words['kind:' + kind]}" for name, kind in answers)
    return f'<span class="warm"><b>{words["received"]}</b> {said}</span>'


def _warm(voice: Voice, page: ThreadPage, words: dict[str, str]) -> str:
    given = [kind for post_id, kind in page.given if post_id == voice.post_id]
    if not given:
        return words["warmly"].replace("{id}", str(voice.post_id))
    return _buttons(str(voice.post_id), given, words)


def _buttons(post_id: str, given: list[str], words: dict[str, str]) -> str:
    """The warm answers to a post, those pressed that were given."""
    buttons = "".join(
        f'<button name="kind" value="{kind}" formaction="/posts/{post_id}/warmly/"'
        f' aria-pressed="{"true" if kind in given else "false"}">{words["kind:" + kind]}</button>'
        for kind in Answer.Kind.values
    )
    said = " · ".join(words["kind:" + kind] for kind in Answer.Kind.values if kind in given)
    chosen = ' class="said"' if said else ""
    return f'<details class="warmly"><summary{chosen}>{said or words["warm"]}</summary><div>{buttons}</div></details>'
