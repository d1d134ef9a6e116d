"""Facts of the shelf that may belong under a post, for those whose note needs nobody else's yes."""

from sameboat.people.models import Person
from sameboat.posts.footnote_rules import speaks_alone
from sameboat.posts.models import Look, Post
from sameboat.posts.text import as_read
from sameboat.safety.models import Fact
from sameboat.safety.queries.fitting import Fitting, fitting_facts, those_facts

LONGEST_SOURCE = 300


def facts_for(viewer: Person, post: Post) -> list[Fitting]:
    """What the background reader found by meaning, or else what shares words with the post. Nothing for members."""
    if not speaks_alone(viewer) or post.is_gone:
        return []
    look = Look.objects.filter(post=post, words_of=post.edited_at or post.written_at).first()
    return (
        those_facts(as_read(post), look.facts)
        if look and look.facts
        else fitting_facts(as_read(post))
    )


def as_note(viewer: Person, fact_id: str) -> dict[str, str]:
    """A fact as the beginning of a note; nothing where there is no such fact, or for members."""
    if not fact_id.isdecimal() or not speaks_alone(viewer):
        return {}
    fact = Fact.objects.filter(pk=int(fact_id[:18])).first()
    if fact is None:
        return {}
    source = f"{fact.source}: {fact.address}"
    return {
        "words": fact.words,
        "source": source if len(source) <= LONGEST_SOURCE else fact.address,
    }
