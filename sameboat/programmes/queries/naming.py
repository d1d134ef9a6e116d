"""People by the names they have here, as an organiser types them."""

from __future__ import annotations

from django.utils.translation import gettext as _

from sameboat.lib.refusal import Refusal
from sameboat.lib.words import name_key
from sameboat.people.models import Person


def people_named(typed: str) -> list[Person]:
    """Everybody on the lines of a text, in that order. Refuses names that nobody here has."""
    names = [" ".join(line.split()) for line in typed.splitlines() if line.strip()]
    found = {each.name_key: each for each in Person.objects.here().filter(name_key__in=map(name_key, names))}  # fmt: skip
    missing = [name for name in names if name_key(name) not in found]
    if missing:
        raise Refusal(_("Nobody here is called: %(names)s") % {"names": ", ".join(missing)})
    return [found[name_key(name)] for name in dict.fromkeys(names)]
