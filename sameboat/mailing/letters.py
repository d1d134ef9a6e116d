"""How a post is as a letter: made from what its reader sees on the web, with nothing in its head that tells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.http import Http404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from sameboat.mailing.addresses import GOOD_FOR, For, address_of, opaque
from sameboat.mailing.commands.choosing import stop_address
from sameboat.mailing.queries import writes_as_someone
from sameboat.mailing.reading.html_text import text_of
from sameboat.mailing.reading.replies import MARK
from sameboat.people.models import Person
from sameboat.posts.models import Post
from sameboat.posts.paths import thread_path
from sameboat.posts.queries.reader import note_words
from sameboat.posts.queries.thread import ThreadPage, Voice, thread_page
from sameboat.posts.text import with_hidden_pictures_named

_PICTURE = re.compile(r'<figure><img src="(/pictures/\d+/)" alt="([^"]*)"[^>]*></figure>')


class UnfoldedMail(EmailMultiAlternatives):
    """A mail whose addresses stay on one line: not every program finds one that begins on the next."""

    def message(self, **told: Any) -> Any:
        """The mail as it goes out."""
        made = super().message(**told)
        made.policy = made.policy.clone(max_line_length=900)
        return made


@dataclass(frozen=True)
class Addresses:
    """Where one reader's answers go, and how they stop."""

    answer: str
    otherwise: str
    open: str
    stop: str
    stop_link: str
    back: str


def letter_for(person: Person, post: Post, at: datetime) -> EmailMultiAlternatives | None:
    """A post as a letter to one person. None where they may not read it, or its words are not shown."""
    try:
        page = thread_page(person, post.thread_id, at_post=post.pk)
    except Http404:
        return None
    voice = next((voice for voice in page.voices if voice.post_id == post.pk), None)
    if not page.is_member or voice is None or voice.is_removed or voice.is_hidden:
        return None
    with translation.override(person.language or settings.LANGUAGE_CODE):
        return _written(person, post, page, voice, at)


def _written(
    person: Person, post: Post, page: ThreadPage, voice: Voice, at: datetime
) -> EmailMultiAlternatives:
    as_someone = writes_as_someone(person, page.thread_id)
    where = _addresses(person, post, page, at, as_someone=as_someone)
    html = _readable(voice)
    context = {
        "mark": MARK,
        "subject": subject(),
        "page": page,
        "who": _who(voice),
        "told": _told(voice),
        "quote": voice.quote,
        "html": html,
        "text": text_of(html),
        "where": where,
        "as_someone": as_someone,
        "days": GOOD_FOR.days,
        "thread_link": settings.SITE_URL + thread_path(page.thread_id, post.pk),
        **ways_out(),
    }
    letter = UnfoldedMail(
        subject=subject(),
        body=render_to_string("mailing/letter.txt", context),
        from_email=where.back,
        to=[person.email],
        reply_to=[where.answer],
        headers=_headers(person, post, page, where),
    )
    letter.attach_alternative(render_to_string("mailing/letter.html", context), "text/html")
    return letter


def _who(voice: Voice) -> str:
    """Whose words they are, with what they do here, so that nobody can pass for somebody on duty."""
    duties = {"moderator": _("moderator"), "organiser": _("organiser"), "host": _("host")}
    who = voice.who or _("Someone who left")
    return f"{who} ({duties[voice.duty]})" if voice.duty else who


def _told(voice: Voice) -> str:
    """How the writer means what they say about health, where they said so."""
    if voice.told_as == Post.ToldAs.EXPERIENCE:
        return _("From my own experience")
    if voice.told_as == Post.ToldAs.ADVICE:
        source = voice.source or _("without a source")
        return _("Advice. Where it is from: %(source)s") % {"source": source}
    return ""


def subject() -> str:
    """What every letter is called: it tells nothing."""
    return settings.MAILING_SUBJECT or _("A letter for you")


def sender() -> str:
    """The name and address that letters come from: they tell nothing either."""
    name = settings.MAILING_SENDER or _("Letters")
    address = settings.DEFAULT_FROM_EMAIL.rpartition("<")[2].rstrip(">").strip()
    return f'"{name}" <{address}>'


def ways_out() -> dict[str, str]:
    """Links that stand in the foot of every letter."""
    return {
        "help_link": settings.SITE_URL + reverse("safety:help"),
        "about_link": settings.SITE_URL + reverse("mailing:about"),
    }


def message_id(person_id: int, post_id: int) -> str:
    """A letter's own name: another one for each reader, the same each time."""
    return f"<{opaque('letter', person_id, post_id)}@{settings.MAILING_DOMAIN}>"


def _addresses(
    person: Person, post: Post, page: ThreadPage, at: datetime, *, as_someone: bool
) -> Addresses:
    kinds = [For.ANSWER, For.ANSWER_AS_SOMEONE]
    if as_someone:
        kinds.reverse()
    return Addresses(
        answer=address_of(kinds[0], person.pk, page.thread_id, at),
        otherwise=address_of(kinds[1], person.pk, page.thread_id, at),
        open=address_of(For.OPEN, person.pk, page.circle_id, at),
        stop=address_of(For.STOP, person.pk, page.circle_id, at),
        stop_link=settings.SITE_URL + stop_address(person, page.circle_id),
        back=address_of(For.BACK, person.pk, post.pk, at),
    )


def _headers(person: Person, post: Post, page: ThreadPage, where: Addresses) -> dict[str, str]:
    found = {
        "From": sender(),
        "Message-ID": message_id(person.pk, post.pk),
        "List-Id": f"<{opaque('list', person.pk, page.circle_id)}.{settings.MAILING_DOMAIN}>",
        "List-Post": f"<mailto:{where.open}>",
        "List-Help": f"<{ways_out()['about_link']}>",
        "List-Archive": f"<{settings.SITE_URL}{reverse('circles:circle', args=[page.circle_id])}>",
        "List-Unsubscribe": f"<{where.stop_link}>, <mailto:{where.stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Precedence": "list",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
    }
    if post.number > 1:
        first = Post.objects.filter(thread=page.thread_id, number=1).values_list("pk", flat=True)
        above = [message_id(person.pk, each) for each in (*first, post.quotes_id) if each]
        found["In-Reply-To"] = above[-1]
        found["References"] = " ".join(dict.fromkeys(above))
    return found


def _readable(voice: Voice) -> SafeString:
    """A post's words as its reader meets them: folded topics stay folded, pictures are links."""
    if voice.met != "show":
        about = ", ".join(map(note_words, voice.notes))
        folded = _("This is about %(topics)s. It is folded, as you wish; you can read it on the web.")  # fmt: skip
        return format_html("<p>{}</p>", folded % {"topics": about})
    return SafeString(_PICTURE.sub(_linked, with_hidden_pictures_named(voice.html)))


def _linked(found: re.Match[str]) -> str:
    said = unescape(found[2]) or _("without a description")
    words = _("A picture: %(said)s") % {"said": said}
    return format_html('<p><a href="{}{}">{}</a></p>', settings.SITE_URL, found[1], words)
