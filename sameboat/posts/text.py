"""What a post's words become, once, when they are written."""

from collections.abc import Iterable, Sequence

from django.utils.html import format_html

from sameboat.lib.rich import to_html
from sameboat.posts.models import Picture

MOST_NOTES, LONGEST_NOTE = 6, 40


def body_to_html(body: str, pictures: Iterable[Picture] = ()) -> str:
    """Safe HTML for a post, its pictures below its words."""
    figures = [
        format_html(
            '<figure><img src="/pictures/{}/" alt="{}" width="{}" height="{}" loading="lazy"></figure>',
            picture.pk,
            picture.alt,
            picture.width,
            picture.height,
        )
        for picture in pictures
    ]
    return to_html(body.strip()) + "".join(figures)


def clean_notes(notes: Sequence[str]) -> list[str]:
    """Content notes as they are kept: short, each once, a handful at most."""
    short = (" ".join(note.split())[:LONGEST_NOTE] for note in notes)
    return list(dict.fromkeys(note for note in short if note))[:MOST_NOTES]
