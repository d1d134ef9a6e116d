"""The files of a programme: `programme.yaml`, `steps/NAME.md`, `prompts/NAME.yaml`, and `media/`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from django.utils.translation import gettext as _

from sameboat.programmes.folder.marked import LARGEST_BYTES
from sameboat.programmes.folder.problems import Notebook

MAIN = "programme.yaml"
_FOLDERS = {"steps": ".md", "prompts": ".yaml"}
_MEDIA = frozenset({".mp4", ".webm", ".mp3", ".ogg", ".m4a", ".vtt", ".webp", ".png", ".jpg", ".svg"})  # fmt: skip
_BESIDE = frozenset({"readme.md", "licence", "license", "licence.txt"})
_MOST_FILES = 1000


@dataclass(frozen=True)
class Files:
    """What was found: the texts by their names, and the names of what lies in `media/`."""

    texts: dict[str, bytes]
    media: frozenset[str]

    def in_folder(self, folder: str) -> dict[str, str]:
        """The files of a folder: their names without it and without what is after the dot, and their whole names."""
        ending = _FOLDERS[folder]
        return {
            name.removeprefix(f"{folder}/").removesuffix(ending): name
            for name in sorted(self.texts)
            if name.startswith(f"{folder}/")
        }


def files_at(folder: Path, notebook: Notebook) -> Files:
    """Everything of a programme in a folder. What belongs to none is written down, and links are not followed."""
    texts: dict[str, bytes] = {}
    media = set()
    for path in _within(folder, notebook):
        name = path.relative_to(folder).as_posix()
        kind = _kind_of(name)
        if kind == "media":
            media.add(name.removeprefix("media/"))
        elif kind == "text":
            held = _held(path, name, notebook)
            if held is not None:
                texts[name] = held
        elif kind == "stranger":
            notebook.doubtful(name, 1, _read_by_nobody())
    return Files(texts, frozenset(media))


def sorted_files(held: dict[str, bytes], notebook: Notebook) -> Files:
    """The same of files that lie in memory, by their names within the folder."""
    texts: dict[str, bytes] = {}
    media = set()
    for name, content in sorted(held.items()):
        kind = _kind_of(name)
        if kind == "media":
            media.add(name.removeprefix("media/"))
        elif kind == "text" and len(content) > LARGEST_BYTES:
            notebook.wrong(name, 1, _too_large())
        elif kind == "text":
            texts[name] = content
        elif kind == "stranger":
            notebook.doubtful(name, 1, _read_by_nobody())
    return Files(texts, frozenset(media))


def _kind_of(name: str) -> str:
    """What a file is to a programme: `media`, a `text`, something that is merely `beside` it, or a `stranger`."""
    path = PurePosixPath(name)
    if name.startswith("media/") and path.suffix in _MEDIA:
        return "media"
    if name == MAIN or _FOLDERS.get(name.partition("/")[0]) == path.suffix:
        return "text"
    return "beside" if path.name.lower() in _BESIDE else "stranger"


def _read_by_nobody() -> str:
    return _("nothing reads this file: steps are steps/NAME.md, prompts are prompts/NAME.yaml, sound and pictures lie in media/")  # fmt: skip


def _too_large() -> str:
    return _("it is larger than %(n)d bytes: part it into several") % {"n": LARGEST_BYTES}


def _held(path: Path, name: str, notebook: Notebook) -> bytes | None:
    try:
        if path.stat().st_size <= LARGEST_BYTES:
            return path.read_bytes()
        why = _too_large()
    except OSError as fault:
        why = _("it cannot be read (%(why)s)") % {"why": fault.strerror}
    notebook.wrong(name, 1, why)
    return None


def _within(folder: Path, notebook: Notebook) -> Iterator[Path]:
    for count, path in enumerate(sorted(folder.rglob("*"))):
        if count >= _MOST_FILES:
            notebook.wrong(MAIN, 1, _("there are more than %(n)d files in the folder") % {"n": _MOST_FILES})  # fmt: skip
            return
        name = path.relative_to(folder)
        if any(part.startswith(".") for part in name.parts):
            continue
        if path.is_symlink():
            notebook.wrong(name.as_posix(), 1, _("this is a link to another place; put the file itself here"))  # fmt: skip
        elif path.is_file():
            yield path
