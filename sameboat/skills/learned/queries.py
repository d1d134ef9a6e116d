"""What we learned, for a skill's page and for the organiser's. Made of blocks and their sums alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from sameboat.people.models import Person
from sameboat.skills.learned import ports, words
from sameboat.skills.learned.gathering import kinds_of
from sameboat.skills.models import Block, Everyone, Release, Skill, SkillVersion
from sameboat.skills.models.learned import FEWEST, Counts
from sameboat.skills.models.words import WhatFor
from sameboat.stats.pooling import share_ends


@dataclass(frozen=True)
class Learned:
    """What came of a skill, in sentences: harm stands first."""

    people: int
    harm: str
    help: str
    change: str
    who: str = ""

    @property
    def is_told(self) -> bool:
        """Whether enough people said how it went."""
        return bool(self.people)


NOTHING = Learned(0, "", "", "")


def _in_words(found: Counts | None, who: str = "") -> Learned:
    if found is None or found.people < FEWEST or found.harmed_high is None:
        return NOTHING
    said = found.could_say >= FEWEST
    known = found.known >= FEWEST
    return Learned(
        people=words.about(found.people),
        harm=words.harmed(found.harmed_low, found.harmed_high),
        help=words.helped(*((found.helped_low, found.helped_high) if said else (None, None))),
        change=words.better(found.better_low, found.better_high) if known else "",
        who=who,
    )


def learned_of(skill: Skill) -> Learned:
    """What came of a skill for everyone who tried it."""
    return _in_words(Everyone.objects.filter(skill=skill).first())


def learned_by_people_like(viewer: Person, skill: Skill) -> Learned:
    """What came of it for people of the viewer's kind; nothing where they told none, or too few of it tried it."""
    kind = kinds_of([viewer.pk]).get(viewer.pk)
    if not kind:
        return NOTHING
    block = Block.objects.filter(skill=skill, kind=kind).first()
    return _in_words(block, who=words_of_kinds().get(kind, ""))


def words_of_kinds() -> dict[str, str]:
    """How each kind of people is spoken of."""
    return {kind: said for ask in ports.kind_words for kind, said in ask().items()}


@dataclass(frozen=True)
class Row:
    """One skill on the organiser's page."""

    skill: Skill
    title: str
    what_for: str
    learned: Learned


@dataclass(frozen=True)
class Overview:
    """What people here try, whether it seems to help, and whether anybody is harmed; everything by name, nothing by success."""

    rows: list[Row]
    untold: int
    tries: int
    everywhere: Learned
    by_what_for: list[tuple[str, str, int]]
    counted_on: date | None


def overview(what_for: str = "") -> Overview:
    """For the organiser: every skill that all members may read and of which enough is known, by its title."""
    newest = Release.objects.first()
    told = {each.skill_id: each for each in Everyone.objects.all()}
    shown = Skill.objects.seen_by_all().select_related("version")
    rows, untold, counts = [], 0, dict.fromkeys(WhatFor.values, 0)
    for skill in shown:
        version: SkillVersion | None = skill.version
        if version is None:
            continue
        learned = _in_words(told.get(skill.pk))
        for each in version.what_for:
            counts[each] = counts.get(each, 0) + (told[skill.pk].people if skill.pk in told else 0)
        if what_for and what_for not in version.what_for:
            continue
        if learned.is_told:
            rows.append(Row(skill, version.title, ", ".join(version.what_for_words), learned))
        else:
            untold += 1
    return Overview(
        rows=sorted(rows, key=lambda row: (row.title.casefold(), row.skill.pk)),
        untold=untold,
        tries=words.about(Everyone.objects.aggregate(n=Sum("people"))["n"] or 0),
        everywhere=_everywhere(),
        by_what_for=[
            (key, str(WhatFor(key).label), words.about(n)) for key, n in counts.items() if n
        ],
        counted_on=newest.made_at.date() if newest else None,
    )


def _everywhere() -> Learned:
    """All tries of all skills together, those that stay in a circle too."""
    sums = Everyone.objects.aggregate(
        people=Sum("people"), could_say=Sum("could_say"), helped=Sum("helped"), harmed=Sum("harmed")
    )
    if not sums["people"]:
        return NOTHING
    every = Everyone(**sums)
    every.helped_low, every.helped_high = share_ends(every.could_say, every.helped)
    every.harmed_low, every.harmed_high = share_ends(every.people, every.harmed)
    return _in_words(every)
