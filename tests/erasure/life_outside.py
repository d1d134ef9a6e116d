"""What she was asked and answered, prepared for a visit, and tried of what helped others."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from sameboat.care.commands.choices import note_decision
from sameboat.care.commands.services import choose_story
from sameboat.care.testing import make_choice, make_review, make_service, make_sheet
from sameboat.circles.models import Circle
from sameboat.measures.commands.exports import bring_export
from sameboat.measures.commands.schedules import say_yes
from sameboat.measures.commands.sharing import share_course
from sameboat.measures.readings.testing import apple_record
from sameboat.measures.testing import answer_all, answered, bring_readings, make_schedule
from sameboat.people.models import Person
from sameboat.posts.testing import make_thread
from sameboat.safety.commands import report_thing
from sameboat.skills.commands.answering import answer_day, tell_of_harm
from sameboat.skills.commands.asking import agree_to_keep
from sameboat.skills.commands.keeping import keep_skill, write_own_way
from sameboat.skills.commands.thanking import thank
from sameboat.skills.testing import make_asking, make_skill, make_trial
from tests.erasure.marks import NAME, PRIVATE


def be_asked(her: Person, ben: Person) -> None:
    asking = say_yes(person=her, schedule=make_schedule("life-outside"), hour=0)
    answer_all(her, asking.check_ins.get(), *["paid", 20, "own", "enough", 3, 0, 0, 0], f"Much, {PRIVATE}")  # fmt: skip
    answered(her, "phq-9", "2")
    answered(ben, "k6", "2")
    share_course(person=her, key="phq-9", name="Ben")
    share_course(person=ben, key="k6", name=NAME)
    bring_readings(her, apple_record(source=f"Watch {PRIVATE}"))
    waiting = SimpleUploadedFile(f"{PRIVATE}.xml", f"Not read yet {PRIVATE}".encode())
    bring_export(person=her, uploads=[waiting], at=timezone.now())


def look_for_care(her: Person, ben: Person, olu: Person) -> None:
    make_sheet(her, who=f"The nurse {PRIVATE}", ask=f"How long? {PRIVATE}")
    choice = make_choice(her, about=f"Telling them {PRIVATE}", kind="telling")
    note_decision(person=her, choice=choice, decided=f"Not yet {PRIVATE}", look_again_on=None)
    choose_story(by=olu, thread=her.threads.earliest("opened_at"), kind="telling")
    report_thing(
        reporter=ben,
        thing="review",
        thing_id=make_review(her, make_service(), f"They let me be. {PRIVATE}").pk,
        reason="other",
    )


def learn_what_helps(circle: Circle, her: Person, ben: Person) -> None:
    dora = Person.objects.get(name="Dorothea")
    hers = make_skill(her, circle=circle, seen_by=dora, steps=[f"Count gulls {PRIVATE}"])
    make_skill(her, reach="all", title=f"Waits {PRIVATE}", steps=["Wait."])
    report_thing(reporter=ben, thing="skill", thing_id=hers.pk, reason="other")
    make_trial(ben, hers)
    his = make_skill(ben, seen_by=dora, title="The tap of Ben")
    trial = make_trial(her, his, when=f"the bell rings {PRIVATE}")
    said = {"did": "yes", "harmed": "yes", "words": f"It stung {PRIVATE}"}
    answer_day(person=her, trial=trial, day=trial.from_day, said=said)
    tell_of_harm(person=her, trial=trial, day=trial.from_day, skill=his, words=PRIVATE)
    keep_skill(person=her, skill=his)
    write_own_way(person=her, skill=his, steps=[f"Only the left one {PRIVATE}"])
    thank(person=her, skill=his)
    first = make_thread(ben, circle, title="Kettles", kind="story").posts.get(number=1)
    asking = make_asking(her, first, title="Ben's kettle")
    agree_to_keep(person=ben, asking=asking, reach="all", as_someone=False)
    second = make_thread(ben, circle, title="Spoons", kind="story").posts.get(number=1)
    make_asking(her, second, title=f"Spoons {PRIVATE}")
    of_hers = her.posts.filter(removed_at=None, alias=None).earliest("written_at")
    make_asking(ben, of_hers, title=f"Her wind {PRIVATE}")
