"""The notes under a post as HTML: one shows, the others are in a fold."""

from collections.abc import Sequence
from html import escape
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from sameboat.posts.queries.footnotes import who_says
from sameboat.posts.queries.thread import NoteUnder


def footnotes_html(notes: Sequence[NoteUnder]) -> str:
    """The newest note, and the earlier ones folded; nothing where there is none."""
    if not notes:
        return ""
    *earlier, newest = notes
    folded = "".join(map(_note, reversed(earlier)))
    fold = (
        f"<details><summary>{escape(_('Earlier notes'))}</summary>{folded}</details>"
        if folded
        else ""
    )
    return f'<div class="footnote" role="note" aria-label="{escape(_("A note under this post"))}">{_note(newest)}{fold}</div>'


def _note(note: NoteUnder) -> str:
    who = escape(_("A note by %(who)s") % {"who": who_says(note.voice, note.name)})
    reply = (
        f'<p class="quiet">{escape(_("Its writer says"))}: {escape(note.reply)}</p>'
        if note.reply
        else ""
    )
    return (
        f'<p><b>{who}.</b> {escape(note.words)} <span class="quiet">{escape(_("Source"))}: '
        f"{source_html(note.source)}</span></p>{reply}"
    )


def source_html(source: str) -> str:
    """A source as a link with its host's name where it is an address, or as its name."""
    try:
        host = urlsplit(source).hostname or ""
    except ValueError:
        host = ""
    if not host or not source.lower().startswith(("https://", "http://")) or " " in source:
        return escape(source)
    return f'<a href="{escape(source)}" rel="nofollow noopener noreferrer">{escape(host)}</a>'
