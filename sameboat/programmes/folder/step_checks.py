"""What is wrong within one step: media that are not there, choices of one, numbers that are none."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from sameboat.programmes.folder.nouns import Programme, Step
from sameboat.programmes.folder.problems import Notebook

_PICTURE = re.compile(r"!\[([^\]\n]*)\]\(([^)\s]*)[^)]*\)")
# <https://...> is a link in Markdown.
_HTML = re.compile(r"<(?!https?:|mailto:)(?:[a-z]+|/[a-z]+)[^>\n]*>", re.IGNORECASE)
_LISTS = ("fields", "choices", "parts")


def check_step(step: Step, programme: Programme, notebook: Notebook) -> None:
    """Write down what is wrong within a step."""
    if re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", step.key) is None:
        notebook.wrong(step.page.file, 1, _("the file's name has to be small letters, digits and dashes"))  # fmt: skip
    for name in _LISTS:
        _each_once(step, name, notebook)
    _media(step, programme, notebook)
    _choices(step, programme, notebook)
    _goal(step, notebook)
    _words(step, programme, notebook)


def _each_once(step: Step, name: str, notebook: Notebook) -> None:
    seen = set[str]()
    for at, part in enumerate(step.page.told.get(name, [])):
        key = part.get("key") if isinstance(part, dict) else None
        if key in seen:
            notebook.wrong(step.page.file, step.page.line(name, at, "key"), _("“%(key)s” stands twice") % {"key": key})  # fmt: skip
        if key:
            seen.add(key)


def _media(step: Step, programme: Programme, notebook: Notebook) -> None:
    page, told = step.page, step.page.told
    for name in ("media", "captions"):
        if name in told and told[name] not in programme.media:
            notebook.wrong(page.file, page.line(name), _("there is no file media/%(name)s") % {"name": told[name]})  # fmt: skip
    if "captions" in told and not told["captions"].endswith(".vtt"):
        notebook.wrong(page.file, page.line("captions"), _("captions are a .vtt file"))
    if step.kind == "watch" and "captions" not in told and told.get("transcript") is not True:
        notebook.doubtful(page.file, page.line("media"), _("it has no captions and no transcript: whoever cannot hear, or is not alone, gets nothing of it"))  # fmt: skip


def _choices(step: Step, programme: Programme, notebook: Notebook) -> None:
    page, told = step.page, step.page.told
    if step.kind == "choose":
        if len(told.get("choices", [])) < 2:
            notebook.wrong(page.file, page.line("choices"), _("at least two choices are wanted"))
        for at, choice in enumerate(told.get("choices", [])):
            if choice.get("leads-to", "") not in {"", *programme.steps}:
                notebook.wrong(page.file, page.line("choices", at, "leads-to"), _("there is no step %(key)s") % {"key": choice["leads-to"]})  # fmt: skip
    for at, field in enumerate(told.get("fields", [])):
        if (field.get("kind") == "choice") != (len(field.get("choices", [])) > 1):
            notebook.wrong(page.file, page.line("fields", at), _("a choice needs two choices or more, and nothing else has any"))  # fmt: skip


def _goal(step: Step, notebook: Notebook) -> None:
    page, told = step.page, step.page.told
    if step.kind != "goal":
        return
    if (told.get("watches") == "number") != ("unit" in told):
        notebook.wrong(page.file, page.line("watches"), _("a number needs its unit, and a reading has its own"))  # fmt: skip
    if told.get("least", 0) >= told.get("most", 100_001):
        notebook.wrong(page.file, page.line("most"), _("“most” has to be larger than “least”"))


def _words(step: Step, programme: Programme, notebook: Notebook) -> None:
    page = step.page
    for at, line in enumerate(page.words.split("\n"), page.words_line):
        for told, where in _PICTURE.findall(line):
            if not told.strip():
                notebook.doubtful(page.file, at, _("a picture without words for whoever cannot see it: ![what is in it](...)"))  # fmt: skip
            if where.removeprefix("media/") not in programme.media:
                notebook.wrong(
                    page.file, at, _("there is no file %(name)s") % {"name": where or "…"}
                )
        if _HTML.search(line):
            notebook.wrong(page.file, at, _("HTML is not understood here: words, lists, links and pictures are written in Markdown"))  # fmt: skip
