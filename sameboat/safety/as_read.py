"""What a reporter was shown, carried through the form by a signature: it may be changed or gone before they send it."""

from django.core import signing

from sameboat.people.models import Person
from sameboat.safety.ports import Seen

_SALT, _HOLDS = "a report as it was read", 24 * 60 * 60


def sealed(reporter: Person, thing: str, seen: Seen) -> str:
    """For the form: the words, whose they are and where they stood, for this reporter alone."""
    about = seen.about.pk if seen.about else None
    told = [reporter.pk, thing, seen.thing_id, about, seen.snapshot, seen.path]
    return signing.dumps(told, salt=_SALT, compress=True)


def opened(reporter: Person, thing: str, thing_id: int, seal: str) -> Seen | None:
    """What was sealed for this reporter about this thing within a day; else nothing."""
    try:
        by, kind, found_id, about, words, path = signing.loads(seal, salt=_SALT, max_age=_HOLDS)
    except (signing.BadSignature, ValueError):
        return None
    if (by, kind, found_id) != (reporter.pk, thing, thing_id):
        return None
    return Seen(found_id, Person.objects.filter(pk=about).first() if about else None, words, path)
