"""What higher apps plug into safety: how each kind of thing is found, hidden and put back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from django.db.models import QuerySet
from django.utils.safestring import SafeString

from sameboat.people.models import Person
from sameboat.safety.models import Report


@dataclass(frozen=True)
class Seen:
    """A thing as a reporter sees it. `about` is whose it is, or None where a name was not shown."""

    thing_id: int
    about: Person | None
    snapshot: str
    path: str


@dataclass(frozen=True)
class Standing:
    """A reported thing as it stands now, for the desk: its words, and its pictures by id and description.

    `is_private` says that nobody but its writer and the desk can see it wherever it stands.
    """

    words: str
    pictures: dict[int, str]
    is_hidden: bool = False
    is_taken_back: bool = False
    is_waiting: bool = False
    is_private: bool = False


class Concern(Protocol):
    """Whatever led a moderator to a thing (a case): the audit says which, and whom it is about as it was seen."""

    pk: int
    thing_id: int
    about: Person | None


@dataclass(frozen=True)
class Reportable:
    """How one kind of thing is found for a viewer (or 404), hidden, and put back (or None: it cannot be).

    Hiding and putting back take what led there, and write one line in the audit.
    `stands` gives the thing as it is now, or 404 where it is gone.
    `made_by` gives the ids of all that a person made, named or not, and `writer` the id of whoever made one:
    a report does not say who wrote as someone, and still nobody may decide on their own words.
    `circle` gives the id of the circle it stands in; `erase` takes its words away for good.
    `holds_both` says that what goes along with a report holds the reporter's own words too.
    `let_through` lets others read what waited to be seen, and `send_back` gives it back with a reason; both
    take the id. `reveal` says to one moderator, for a reason that is written down, who wrote it without a name.
    """

    find: Callable[[Person, int], Seen]
    hide: Callable[[Person, Concern, str], None] | None = None
    restore: Callable[[Person, Concern, str], None] | None = None
    stands: Callable[[Person, int], Standing] | None = None
    made_by: Callable[[Person], "QuerySet[Any, int]"] | None = None
    writer: Callable[[int], int | None] | None = None
    circle: Callable[[int], int | None] | None = None
    erase: Callable[[int], None] | None = None
    holds_both: bool = False
    let_through: Callable[[Person, int], None] | None = None
    send_back: Callable[[Person, int, str], None] | None = None
    reveal: Callable[[Person, int, str], Person] | None = None


@dataclass(frozen=True)
class Matter:
    """Something that a human should look at, and why. Who sends it does not wait for what becomes of it.

    `kind` is the kind of case: crisis, threat, hostility, claim, private, selling, waiting or other.
    `because` is one sentence for moderators; `moved` are the words that moved a rule or a head.
    `by` says who noticed: member, writer, rule, head, encoder, clock or staff.
    """

    kind: str
    thing: str
    thing_id: int
    about: Person | None
    snapshot: str
    path: str
    because: str
    by: str
    moved: tuple[str, ...] = ()
    report: Report | None = None
    at: datetime | None = None


# Who puts a matter before humans (moderation: a case). In the caller's transaction.
needs_a_human: list[Callable[[Matter], object]] = []
# What happens when somebody saw to a matter elsewhere (moderation: its case is done): thing, its id, who.
seen_to: list[Callable[[str, int, Person], None]] = []
# By the word that stands in the address: post, picture, profile, lines, circle, message, review.
reportables: dict[str, Reportable] = {}
# Whether two people write to each other (messages): one asked and the other said yes.
write_to_each_other: list[Callable[[Person, Person], bool]] = []
# Ids of those with whom somebody writes (messages): no moderator decides on what a friend wrote.
friends_of: list[Callable[[Person], set[int]]] = []
# What stands beside Help now for somebody who is signed in, as HTML (skills: what helps me). Guests see none of it.
beside_help: list[Callable[[Person], SafeString]] = []
# What happens elsewhere when two people are blocked (messages: nothing more between them).
after_block: list[Callable[[Person, Person], None]] = []
