"""What a post's words become, once, when they are written."""

from collections.abc import Iterable, Sequence

from django.utils.html import escape, format_html
from django.utils.translation import gettext as _

from sameboat.lib.rich import to_html
from sameboat.posts.models import Picture, Post

MOST_NOTES, LONGEST_NOTE = 6, 40
# Where a picture stood that a moderator hid. Nobody can write this: no words become a figure. What it
# says is put in when it is read, in the reader's language.
_HIDDEN = "<figure></figure>"


def body_to_html(body: str, pictures: Iterable[Picture] = ()) -> str:
    """Safe HTML for a post, its pictures below its words."""
    figures = [
        _HIDDEN
        if picture.hidden_at
        else format_html(
            '<figure><img src="/pictures/{}/" alt="{}" width="{}" height="{}" loading="lazy"></figure>',
            picture.pk,
            picture.alt,
            picture.width,
            picture.height,
        )
        for picture in pictures
    ]
    return to_html(body.strip()) + "".join(figures)


def with_hidden_pictures_named(html: str) -> str:
    """A post's HTML as it is read: a quiet line where a moderator hid a picture."""
    if _HIDDEN not in html:
        return html
    said = escape(_("A moderator hid a picture here."))
    return html.replace(_HIDDEN, f"<figure>{said}</figure>")


def clean_notes(notes: Sequence[str]) -> list[str]:
    """Content notes as they are kept: short, each once, a handful at most."""
    short = (" ".join(note.split())[:LONGEST_NOTE] for note in notes)
    return list(dict.fromkeys(note for note in short if note))[:MOST_NOTES]


def as_read(post: Post) -> str:
    """A post's words as somebody reads them: an opening post with its title."""
    title = post.thread.title or post.thread.title_taken_back
    return f"{title}\n\n{post.body}" if post.number == 1 else post.body
