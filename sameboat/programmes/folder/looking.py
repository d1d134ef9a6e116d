"""Looking through a programme's folder from end to end."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from sameboat.programmes.folder.checks import Instruments, check
from sameboat.programmes.folder.files import MAIN, Files, files_at
from sameboat.programmes.folder.nouns import Programme
from sameboat.programmes.folder.problems import Notebook, Problem
from sameboat.programmes.folder.reading import read_programme


@dataclass(frozen=True)
class Looked:
    """What a look found: the programme as far as it could be read, and everything to mend or to look at."""

    programme: Programme | None
    problems: list[Problem]

    @property
    def can_be_taken(self) -> bool:
        """Whether nothing is wrong; something may still be doubtful."""
        return not any(not each.is_warning for each in self.problems)


def look_at_folder(folder: Path, instruments: Instruments) -> Looked:
    """Look through a folder on this machine."""
    notebook = Notebook()
    if not folder.is_dir():
        notebook.wrong(folder.name or str(folder), 1, _("this is no folder"))
        return Looked(None, notebook.in_order())
    looked = look_at(files_at(folder, notebook), instruments, notebook)
    key = looked.programme.main.told.get("key") if looked.programme else None
    if looked.programme and key and key != folder.resolve().name:
        notebook.doubtful(MAIN, looked.programme.main.line("key"), _("the folder has another name than this key"))  # fmt: skip
    return Looked(looked.programme, notebook.in_order())


def look_at(files: Files, instruments: Instruments, notebook: Notebook | None = None) -> Looked:
    """Look through files that were read already."""
    notebook = notebook or Notebook()
    programme = read_programme(files, notebook)
    if programme:
        check(programme, instruments, notebook)
    return Looked(programme, notebook.in_order())
