"""A programme with something in it, for looking at its pages."""

from datetime import timedelta

from django.utils import timezone

from sameboat.people.testing import make_person
from sameboat.programmes.commands.buddies import pair_buddies
from sameboat.programmes.commands.coaching import ask_for_coach, let_read_along, note_on_walk
from sameboat.programmes.commands.editions import take_in
from sameboat.programmes.commands.lines import deliver_lines
from sameboat.programmes.commands.places import leave_cohort
from sameboat.programmes.commands.steps import keep_numbers, keep_told
from sameboat.programmes.testing import edition_from, make_cohort, make_place
from sameboat.programmes.tests.whole_folder import STEPS, whole_files


def furnish_programmes(asha, olive, long):
    """The addresses of a member's pages and of the desk's."""
    began = timezone.now() - timedelta(days=30)
    edition = edition_from(whole_files())
    keeper = make_person("Otter")
    cohort = make_cohort(edition, name=f"Otters {long}"[:80], hosts=[keeper], coaches=[asha], at=began)  # fmt: skip
    place = make_place(asha, cohort, at=began)
    keep_told(person=asha, place=place, step="which-way", told={"choice": "alone"})
    keep_told(person=asha, place=place, step="my-plan", told={"parts": {"on-good-days": f"Out. {long}"}})  # fmt: skip
    keep_told(person=asha, place=place, step="try-it", told={"if": long, "then": long})
    keep_told(person=asha, place=place, step="where-you-are", told={"fields": {"how-far": "a little", "why": long}})  # fmt: skip
    keep_numbers(person=asha, place=place, step="count-it", numbers={timezone.localdate(): 1234})
    deliver_lines(timezone.now())
    walked = make_place(make_person("Shrew"), cohort, at=began)
    walk = ask_for_coach(person=walked.person, place=walked, wishes=f"Hello. {long}")
    note_on_walk(by=asha, walk=walk, words=f"Likes the river. {long}")
    led = make_cohort(edition, name="Voles", hosts=[keeper], coaches=[keeper], supervisors=[asha])
    mine = make_place(asha, led)
    ask_for_coach(person=asha, place=mine, wishes="Hello.")
    let_read_along(person=asha, place=mine, by=asha, may=True)
    make_place(make_person("Stoat"), led)
    pair_buddies(cohort=led)
    other = make_cohort(edition, name="Badgers", hosts=[keeper])
    gone = make_place(make_person("Mole"), other)
    leave_cohort(person=gone.person, place=gone, because=f"Too fast. {long}")
    broken = take_in(
        by=olive, files=whole_files() | {"steps/welcome.md": b"---\nkind: reed\n---\n"}
    )
    here, desk = f"/programmes/{cohort.pk}/", f"/desk/programmes/{edition.pk}/"
    steps = [f"{here}steps/{key}/" for key in STEPS if key != "in-company"]
    return (
        ["/programmes/", here, f"{here}about/", f"{here}leave/", f"{here}keep/", f"{here}lines/", f"{here}people/",
         f"/programmes/{other.pk}/", f"/programmes/{led.pk}/", f"/programmes/{led.pk}/coach/", "/programmes/coaching/",
         walk.get_absolute_url(), *steps],
        ["/desk/programmes/", desk, f"{desk}play/?day=20", f"{desk}steps/which-way/", f"{desk}open/",
         f"{desk}file/steps/welcome.md/", f"/desk/programmes/{broken.pk}/", f"/desk/programmes/{broken.pk}/file/steps/welcome.md/",
         f"/desk/cohorts/{cohort.pk}/", f"/desk/cohorts/{cohort.pk}/lines/", f"/desk/cohorts/{other.pk}/"],
    )  # fmt: skip
