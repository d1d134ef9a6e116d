"""Whether the audit is as it was written, and where its chain ends."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import Q, Sum

from sameboat.audit.chain import mark_of
from sameboat.audit.models import Entry, EntryPerson
from sameboat.audit.words import FORGOTTEN


@dataclass(frozen=True)
class Head:
    """The last line's number and hash. Kept elsewhere, they bind every line up to it."""

    number: int
    hash: str

    def __str__(self) -> str:
        return f"{self.number}:{self.hash}"


@dataclass
class _Walk:
    """Where a walk along the chain has come to."""

    number: int = 0
    hash: str = ""
    said: list[str] = field(default_factory=list)

    def step(self, entry: Entry) -> Iterator[str]:
        here = f"Line {entry.number} of the audit ({entry.at:%Y-%m-%d})"
        if entry.number != self.number + 1:
            yield f"{here} follows line {self.number}: what stood between was taken away."
        elif entry.before != self.hash:
            yield f"{here} does not follow from the line before it."
        if entry.own_hash != entry.hash:
            yield f"{here} was changed."
        self.number, self.hash = entry.number, entry.hash


def head() -> Head:
    """Where the chain ends now. Line 0 where nothing is written down."""
    last = Entry.objects.order_by("-number").values_list("number", "hash").first()
    return Head(*last) if last else Head(0, "")


def what_is_wrong(kept: Head | None = None) -> list[str]:
    """Every line that is not as it was written, in words; with a head that was kept elsewhere, also whether it still fits.

    Whoever can write to the tables could write the whole chain anew: only a kept head tells of that.
    """
    walk, found = _Walk(), list[str]()
    for entry in _chain():
        found += walk.step(entry)
        if kept and entry.number == kept.number and entry.hash != kept.hash:
            found.append(f"Line {kept.number} of the audit is not the one that was kept elsewhere.")
    if kept and walk.number < kept.number:
        found.append(f"The audit ends at line {walk.number}; it had {kept.number} lines.")
    return [*found, *_who_is_wrong(), *_too_many_forgotten()]


def _chain() -> Iterator[Entry]:
    return Entry._base_manager.order_by("number").iterator(chunk_size=2000)


def _who_is_wrong() -> Iterator[str]:
    beside = EntryPerson.objects.select_related("entry").order_by("entry__number")
    for who in beside.iterator(chunk_size=2000):
        mark = who.entry.actor_mark if who.part == who.Part.ACTOR else who.entry.subject_mark
        if mark_of(who.token, who.part, who.person_id) != mark:
            yield f"Who stands in line {who.entry.number} of the audit was changed."


def _too_many_forgotten() -> Iterator[str]:
    """More lines no longer say who than the house itself has let go of."""
    marked = Counter(
        actor=Entry.objects.filter(~Q(actor_mark="")).count(),
        subject=Entry.objects.filter(~Q(subject_mark="")).count(),
    )
    missing = marked.total() - EntryPerson.objects.count()
    told = Entry.objects.filter(verb=FORGOTTEN).aggregate(lines=Sum("thing_id"))["lines"] or 0
    if missing != told:
        yield f"{missing} names are gone from the audit; the house itself took {told} out."
