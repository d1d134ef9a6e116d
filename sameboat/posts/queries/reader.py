"""How one reader meets what others wrote: whom they do not see, and what they would rather not meet."""

from dataclasses import dataclass, field

from sameboat.lib.asking import ask
from sameboat.people.models import Person
from sameboat.posts.models import Draft, Post, Topic, TopicChoice

_SQL = (
    "SELECT 'person', blocked_id, '' FROM safety_block WHERE blocker_id = %s "
    "UNION ALL SELECT 'person', blocker_id, '' FROM safety_block WHERE blocked_id = %s "
    "UNION ALL SELECT 'person', muted_id, '' FROM safety_mute WHERE person_id = %s "
    "UNION ALL SELECT topic, 0, choice FROM posts_topicchoice WHERE person_id = %s"
)
SHOW, FOLD, AWAY = "show", "fold", "away"


@dataclass(frozen=True)
class Reader:
    """A viewer's own measures: ids of people they do not see, and their choice for each topic."""

    person: Person
    hidden: set[int] = field(default_factory=set)
    choices: dict[str, str] = field(default_factory=dict)

    def meets(self, notes: list[str]) -> str:
        """How something with these content notes is met: the most careful choice among them.

        Words of somebody's own are folded, as nobody could choose beforehand.
        """
        met = {self.choices.get(note, FOLD) for note in notes}
        return AWAY if AWAY in met else FOLD if FOLD in met else SHOW

    def kept_away(self) -> list[str]:
        """The topics the viewer does not want to meet at all."""
        return [topic for topic, choice in self.choices.items() if choice == AWAY]


def reader_for(viewer: Person) -> Reader:
    """A viewer's measures, in one query."""
    hidden: set[int] = set()
    choices: dict[str, str] = {}
    for kind, person_id, choice in ask(_SQL, [viewer.pk] * 4):
        if kind == "person":
            hidden.add(person_id)
        else:
            choices[kind] = choice
    return Reader(viewer, hidden, choices)


@dataclass(frozen=True)
class Glimpse:
    """The beginning of a post on another page than its thread's, met as the viewer wants to."""

    words: str
    topics: str
    met: str


def glimpse_of(viewer: Person, post: Post) -> Glimpse:
    """A post's words with how the viewer meets them; one's own are always shown."""
    is_plain = not post.notes or post.author_id == viewer.pk
    met = SHOW if is_plain else reader_for(viewer).meets(post.notes)
    return Glimpse(post.body, ", ".join(map(note_words, post.notes)), met)


def topics_for(viewer: Person) -> list[tuple[str, str, str]]:
    """Each topic: its key, its words, and the viewer's choice."""
    kept = dict(TopicChoice.objects.filter(person=viewer).values_list("topic", "choice"))
    return [(key, str(words), kept.get(key, FOLD)) for key, words in Topic.choices]


def note_words(note: str) -> str:
    """A content note as it is read."""
    return str(Topic(note).label) if note in Topic.values else note


def draft_for(viewer: Person, place: str) -> dict[str, object]:
    """The fields of a viewer's draft at a place; empty where there is none."""
    draft = Draft.objects.filter(person=viewer, place=place).first()
    return draft.fields if draft else {}


def drafts_of(viewer: Person) -> list[Draft]:
    """A viewer's drafts, newest first."""
    return list(Draft.objects.filter(person=viewer).order_by("-saved_at"))
