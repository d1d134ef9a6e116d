"""Names, and what they look like."""

from django.db import transaction

from sameboat.lib.lookalikes import skeleton
from sameboat.people.models import Person


@transaction.atomic
def see_each_name() -> int:
    """Write down what names look like that came in without it. Doing it again changes nothing."""
    unseen = list(Person.objects.filter(name_skeleton="").only("id", "name", "name_skeleton"))
    for person in unseen:
        person.name_skeleton = skeleton(person.name)[:160]
    Person.objects.bulk_update(unseen, ["name_skeleton"], batch_size=200)
    return len(unseen)
