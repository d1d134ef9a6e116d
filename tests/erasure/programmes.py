"""She takes part in a programme, leaves another with a word, and looks after a third."""

from datetime import timedelta
from tempfile import mkdtemp

from django.test import override_settings
from django.utils import timezone

from sameboat.notices.texts.commands import give_number
from sameboat.people.models import Person
from sameboat.people.testing import make_person
from sameboat.programmes.commands.buddies import pair_buddies
from sameboat.programmes.commands.coaching import ask_for_coach, let_read_along, note_on_walk
from sameboat.programmes.commands.lines import deliver_lines, set_lines
from sameboat.programmes.commands.places import leave_cohort
from sameboat.programmes.commands.steps import ask_in_step, keep_numbers, keep_told
from sameboat.programmes.commands.talks import open_talk
from sameboat.programmes.models import Edition
from sameboat.programmes.testing import edition_from, make_cohort, make_place
from sameboat.programmes.tests.whole_folder import whole_files
from tests.erasure.marks import PRIVATE


def take_part(her: Person) -> None:
    with override_settings(TEXT_FOLDER=mkdtemp()):
        give_number(person=her, typed="+44 7700 900123")
    now = timezone.now()
    began = now - timedelta(days=30)
    edition = edition_from(whole_files())
    keeper = make_person("Otter")
    cohort = make_cohort(edition, name="Otters", hosts=[keeper], at=began)
    place = make_place(her, cohort, at=began)
    keep_told(person=her, place=place, step="which-way", told={"choice": "alone"})
    keep_told(person=her, place=place, step="my-plan", told={"parts": {"on-good-days": PRIVATE}})
    keep_numbers(person=her, place=place, step="count-it", numbers={timezone.localdate(): 1234})
    set_lines(person=her, place=place, hour=None, ways=["in-app"])
    ask_in_step(person=her, place=place, step="look-back")
    open_talk(cohort=cohort, step="tell-it")
    deliver_lines(now)
    gone = make_place(her, make_cohort(edition, name="Badgers", hosts=[keeper]))
    leave_cohort(person=her, place=gone, because=f"Too fast. {PRIVATE}")
    walk_beside(her, edition, keeper)


def walk_beside(her: Person, edition: Edition, keeper: Person) -> None:
    """She is a coach of one group, has a coach and a buddy in another, helps coaches of a third, and noted something of somebody."""
    coach, mole = make_person("Stoat"), make_person("Mole")
    herons = make_cohort(edition, name="Herons", hosts=[keeper], coaches=[her])
    walk = ask_for_coach(person=mole, place=make_place(mole, herons), wishes="Hello.")
    note_on_walk(by=her, walk=walk, words="Likes the river.")
    shrews = make_cohort(edition, name="Shrews", hosts=[keeper], coaches=[coach])
    place = make_place(her, shrews)
    make_place(mole, shrews)
    mine = ask_for_coach(person=her, place=place, wishes=f"Ask me of my garden. {PRIVATE}")
    note_on_walk(by=coach, walk=mine, words=f"Has a garden. {PRIVATE}")
    pair_buddies(cohort=shrews)
    voles = make_cohort(edition, name="Voles", hosts=[keeper], coaches=[coach], supervisors=[her])
    let_read_along(person=mole, place=make_place(mole, voles), by=her, may=True)
