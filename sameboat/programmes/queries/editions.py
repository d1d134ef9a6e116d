"""Programmes at the desk: what is here, what is wrong with a draft, its files."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from django.db.models.functions import Length
from django.http import Http404
from django.shortcuts import get_object_or_404

from sameboat.measures.models import Instrument
from sameboat.programmes.folder.checks import Instruments
from sameboat.programmes.folder.files import Files, sorted_files
from sameboat.programmes.folder.looking import Looked, look_at
from sameboat.programmes.folder.nouns import Told
from sameboat.programmes.folder.problems import Notebook, Problem
from sameboat.programmes.folder.reading import read_programme
from sameboat.programmes.instruments import known_instruments, outcomes_of
from sameboat.programmes.models import Edition, EditionFile
from sameboat.programmes.shipped import shipped_folders


@dataclass(frozen=True)
class FileLine:
    """A file of an edition, how long it is, and how many things in it are to be mended."""

    name: str
    length: int
    wrong: int

    @property
    def is_text(self) -> bool:
        """Whether it can be changed as text."""
        return self.name.endswith((".md", ".yaml"))


@dataclass(frozen=True)
class Shipped:
    """A programme that comes along and is not here yet."""

    key: str
    title: str
    summary: str
    days: int


@dataclass(frozen=True)
class StepShown:
    """A step as the desk shows it: what it says, and what it asks."""

    title: str
    kind: str
    words: str
    says: Told
    asks: list[str]


@dataclass(frozen=True)
class EditionPage:
    """An edition at the desk: what is wrong with it, by file, and what somebody should look at."""

    edition: Edition
    files: list[FileLine]
    wrong: list[Problem]
    doubtful: list[Problem]

    @property
    def promise(self) -> str:
        """What its evidence promises and does not, in its own words."""
        programme = self.edition.programme
        return str(programme.main.told.get("promise", "")) if programme else ""

    @property
    def can_be_settled(self) -> bool:
        """Whether it is a draft with which nothing is wrong."""
        return self.edition.is_draft and not self.wrong


def files_of(edition: Edition) -> dict[str, bytes]:
    """Every file by its name."""
    return {each.name: each.raw for each in EditionFile.objects.filter(edition=edition)}


def look_at_edition(edition: Edition) -> Looked:
    """Everything that is wrong with an edition's files, asked of this house's questionnaires."""
    notebook = Notebook()
    files = sorted_files(files_of(edition), notebook)
    looked = look_at(files, instruments_here(), notebook)
    return Looked(looked.programme, notebook.in_order())


def instruments_here() -> Instruments:
    """The questionnaires that come along, and those that this house took in, with the words their outcomes can be."""
    own = Instrument.objects.in_use().filter(is_shipped=False)
    return {**known_instruments(), **{each.key: outcomes_of(each.text) for each in own}}


def all_editions() -> list[Edition]:
    """Every edition, drafts last, those that are no longer used after them."""
    every = Edition.objects.all()
    return sorted(every, key=lambda each: (each.retired_at is not None, each.is_draft))


def edition_at_desk(edition_id: int) -> Edition:
    """An edition, or 404."""
    return get_object_or_404(Edition, pk=edition_id)


def edition_page(edition: Edition) -> EditionPage:
    """Everything the desk shows of an edition."""
    looked = look_at_edition(edition)
    wrong = [each for each in looked.problems if not each.is_warning]
    held = EditionFile.objects.filter(edition=edition).annotate(length=Length("content"))
    files = [
        FileLine(name, length, sum(problem.file == name for problem in wrong))
        for name, length in held.values_list("name", "length")
    ]
    return EditionPage(edition, files, wrong, [each for each in looked.problems if each.is_warning])


def text_of(edition: Edition, name: str) -> str:
    """A file's words, however they are written; 404 where there is none. Unreadable bytes stand as question marks."""
    found = get_object_or_404(EditionFile, edition=edition, name=name)
    return found.raw.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")


def mark_of(edition: Edition, name: str) -> str:
    """The state of a file, to be compared with later; empty where there is none."""
    found = EditionFile.objects.filter(edition=edition, name=name).first()
    return hashlib.sha256(found.raw).hexdigest() if found else ""


def media_in(edition: Edition, name: str) -> bytes:
    """A picture or a film of an edition, or 404."""
    return get_object_or_404(EditionFile, edition=edition, name=f"media/{name}").raw


def step_shown(edition: Edition, key: str) -> StepShown:
    """One step of an edition, or 404."""
    programme = edition.programme
    step = programme.steps.get(key) if programme else None
    if step is None:
        raise Http404
    told = step.page.told
    says = {name.replace("-", "_"): value for name, value in told.items()}
    lists = [*told.get("fields", []), *told.get("parts", []), *told.get("choices", [])]
    asks = [str(each.get("asks") or each.get("says") or "") for each in lists]
    return StepShown(str(told.get("title", key)), step.kind, step.page.words, says, asks)


def shipped_not_here() -> list[Shipped]:
    """The programmes that come along and were not taken in yet."""
    here = set(Edition.objects.filter(is_shipped=True).values_list("key", flat=True))
    folders = [each for each in shipped_folders() if each.name not in here]
    return [_shipped(each) for each in folders]


def _shipped(folder: Path) -> Shipped:
    text = (folder / "programme.yaml").read_bytes()
    found = read_programme(Files({"programme.yaml": text}, frozenset()), Notebook())
    told = found.main.told if found else {}
    return Shipped(folder.name, told.get("title", folder.name), told.get("summary", ""), int(told.get("days", 0)))  # fmt: skip


def usable_edition(edition_id: int) -> Edition:
    """An edition that a cohort may be opened for, or 404."""
    return get_object_or_404(Edition.objects.in_use(), pk=edition_id)
