"""Which steps somebody can come to, whatever they answer."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from sameboat.programmes.folder.nouns import Programme, Step, Told


def never_reached(programme: Programme) -> Iterator[tuple[Step, str]]:
    """Each step that a module names and nobody comes to, and why."""
    modules = {key: module for module in programme.modules for key in module.get("steps", [])}
    named = {key: programme.steps[key] for key in modules if key in programme.steps}
    led_to = _led_to(programme)
    reached: set[str] = set()
    grows = True
    while grows:
        more = {
            key
            for key, step in named.items()
            if not _closed(step, modules[key], programme, reached, led_to)
        }
        grows = more > reached
        reached |= more
    for key, step in named.items():
        if why := _closed(step, modules[key], programme, reached, led_to):
            yield step, why


def _led_to(programme: Programme) -> dict[str, set[str]]:
    """For every step that only a choice opens: the steps whose choices lead to it."""
    found: dict[str, set[str]] = {}
    for step in programme.steps.values():
        for choice in step.page.told.get("choices", []) if step.kind == "choose" else []:
            if "leads-to" in choice:
                found.setdefault(choice["leads-to"], set()).add(step.key)
    return found


def _closed(
    step: Step, module: Told, programme: Programme, reached: set[str], led_to: dict[str, set[str]]
) -> str:  # fmt: skip
    """Why nobody comes to it yet; empty where somebody can."""
    for opens in (module.get("opens", {}), step.page.told.get("opens", {})):
        if why := _never_opens(opens, programme, reached):
            return why
    asked = step.page.told.get("for", {}).get("step")
    if asked in programme.steps and asked not in reached:
        return _("nobody comes to this step: it waits for an answer in %(step)s") % {"step": asked}
    if step.key in led_to and not led_to[step.key] & reached:
        return _("nobody comes to this step: the choice that leads to it is never made")
    return ""


def _never_opens(opens: Told, programme: Programme, reached: set[str]) -> str:
    if opens.get("day", 0) > programme.days:
        return _("nobody comes to this step: it opens on day %(day)d, and the programme is over on day %(days)d") % {"day": opens["day"], "days": programme.days}  # fmt: skip
    for key in opens.get("after", []):
        if key not in programme.steps:
            return _("nobody comes to this step: it waits for %(step)s, and there is no such step") % {"step": key}  # fmt: skip
        if key not in reached:
            return _("nobody comes to this step: it waits for %(step)s, which waits in turn") % {"step": key}  # fmt: skip
    asked = opens.get("when", {}).get("step")
    if asked in programme.steps and asked not in reached:
        return _("nobody comes to this step: it waits for an answer in %(step)s") % {"step": asked}
    return ""
