"""What skills put on other pages: under a story, beside a post, and beside Help now."""

from html import escape

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from sameboat.people.models import Person
from sameboat.posts.models import Post
from sameboat.skills.models.words import WhatFor
from sameboat.skills.queries.asking import kept_from
from sameboat.skills.queries.skills import skills_for


def under_a_story(post_id: int) -> str:
    """The way from somebody's story to keeping it. No query: a thread's page is opened all day."""
    return f'<a href="/skills/from/{post_id}/">{escape(_("This helps me too: keep it"))}</a>'


def beside_a_post(viewer: Person, post: Post) -> SafeString:
    """What helps that came of a post, and the way to make or ask for one."""
    context = {
        "post": post,
        "is_mine": post.author_id == viewer.pk,
        "kept": kept_from(viewer, post),
    }
    return SafeString(render_to_string("skills/_beside_a_post.html", context))


def beside_help(viewer: Person) -> SafeString:
    """One tap from Help now to what helps me."""
    return SafeString(render_to_string("skills/_beside_help.html"))


# What stands beside a worksheet of care, by its kind: what others keep for the same.
_BESIDE_A_CHOICE = {"treatment": WhatFor.MEDICINES, "telling": WhatFor.PEOPLE}
_BESIDE = 3


def beside_a_choice(viewer: Person, kind: str) -> SafeString:
    """A few things that helped others with what a worksheet is about, the newest first; nothing where there are none."""
    what_for = _BESIDE_A_CHOICE.get(kind)
    lines = skills_for(viewer, what_for=what_for).lines[:_BESIDE] if what_for else []
    return SafeString(render_to_string("skills/_beside_a_choice.html", {"lines": lines}) if lines else "")  # fmt: skip


# Where a draft of what helps goes on, by the number in its place.
DRAFT_PLACES = {
    "skill": lambda number: f"/skills/{number}/edit/" if number != "0" else "/skills/new/",
    "keep": lambda number: f"/skills/from/{number}/",
    "vary": lambda number: f"/skills/{number}/vary/",
}
