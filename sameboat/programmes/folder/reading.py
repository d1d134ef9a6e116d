"""Reading a programme's files into nouns, with everything that cannot be read written down."""

from __future__ import annotations

from django.utils.translation import gettext as _

from sameboat.programmes.folder.files import MAIN, Files
from sameboat.programmes.folder.marked import Marked, Unreadable, read_yaml
from sameboat.programmes.folder.nouns import Page, Programme, Step
from sameboat.programmes.folder.problems import Notebook
from sameboat.programmes.folder.shape import Thing, read
from sameboat.programmes.folder.shapes import KINDS, PROGRAMME, PROMPTS, step_shape

_EDGE = "---"


def read_programme(files: Files, notebook: Notebook) -> Programme | None:
    """The programme, or None where there is no `programme.yaml` that can be read."""
    if MAIN not in files.texts:
        notebook.wrong(MAIN, 1, _("this file is missing: every programme begins with it"))
        return None
    main = _page(MAIN, files, notebook, PROGRAMME)
    steps = {
        key: Step(key, page)
        for key, name in files.in_folder("steps").items()
        if (page := _step_page(name, files, notebook))
    }
    prompts = {
        key: page
        for key, name in files.in_folder("prompts").items()
        if (page := _page(name, files, notebook, PROMPTS))
    }
    return Programme(main, steps, prompts, files.media) if main else None


def _page(name: str, files: Files, notebook: Notebook, shape: Thing) -> Page | None:
    text = _text(name, files, notebook)
    if text is None:
        return None
    marked = _marked(name, text, 1, notebook)
    return _checked(name, marked, shape, notebook) if marked else None


def _step_page(name: str, files: Files, notebook: Notebook) -> Page | None:
    text = _text(name, files, notebook)
    if text is None:
        return None
    top, words, words_line = _parted(text)
    if top is None:
        notebook.wrong(name, 1, _("a step begins with a line --- and the lines that say what it is, and another line --- below them"))  # fmt: skip
        return None
    marked = _marked(name, top, 2, notebook)
    if marked is None:
        return None
    kind = marked.things["kind"].text if "kind" in marked.things else ""
    page = _checked(name, marked, step_shape(kind), notebook)
    if kind in KINDS and not words.strip():
        notebook.wrong(name, words_line, _("there are no words below the second line ---"))
    return Page(name, page.told, marked, words, words_line)


def _checked(name: str, marked: Marked, shape: Thing, notebook: Notebook) -> Page:
    told = read(shape, marked, lambda line, why: notebook.wrong(name, line, why))
    return Page(name, told or {}, marked)


def _marked(name: str, text: str, first_line: int, notebook: Notebook) -> Marked | None:
    try:
        return read_yaml(text, first_line)
    except Unreadable as fault:
        notebook.wrong(name, fault.line, fault.why)
    return None


def _text(name: str, files: Files, notebook: Notebook) -> str | None:
    held = files.texts[name]
    try:
        return held.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as fault:
        line = held.count(b"\n", 0, fault.start) + 1
        notebook.wrong(name, line, _("this is no UTF-8: save the file as UTF-8 text"))
    return None


def _parted(text: str) -> tuple[str | None, str, int]:
    """The lines between the two edges, the words below, and the line on which those begin."""
    lines = text.split("\n")
    if lines[0].rstrip() != _EDGE:
        return None, text, 1
    for at, line in enumerate(lines[1:], 1):
        if line.rstrip() == _EDGE:
            return "\n".join(lines[1:at]), "\n".join(lines[at + 1 :]), at + 2
    return None, text, 1
