"""What a person takes along of what they were asked and answered, and how it is erased."""

from django.db.models import Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.measures.commands.sharing import stop_sharing_course
from sameboat.measures.models import Answer, Asking, CheckIn, CourseReader
from sameboat.measures.queries.sharing import courses_shared_with
from sameboat.people.models import Person
from sameboat.people.ports import Part


def take_measures(person: Person) -> Part:
    """Every yes to a schedule with its hours; who sees which scores; every check-in with its state, answers in words, and scores."""
    rows: list[dict[str, object]] = [
        {
            "asked_by": asking.schedule.title,
            "since": asking.began_on,
            "hours_chosen_at": asking.said_at,
            "hour": asking.hour,
            "waking_hours": f"{asking.wakes_at}-{asking.sleeps_at}",
            "until": asking.ended_at or "",
        }
        for asking in Asking.objects.filter(person=person).select_related("schedule").order_by("pk")
    ]
    rows += [
        {"sees_my_scores": each.reader.name, "on": each.key, "since": each.since}
        for each in CourseReader.objects.filter(owner=person).select_related("reader")
    ]
    rows += [
        {"i_may_see_the_scores_of": each.owner.name, "on": title}
        for each, title in courses_shared_with(person)
    ]
    answers = Prefetch("answers", Answer.objects.order_by("pk"))
    found = CheckIn.objects.filter(person=person).select_related("instrument")
    rows += [_row(check_in) for check_in in found.prefetch_related(answers, "scores")]
    return Part("measures", _("What you were asked and answered"), rows)


def _row(check_in: CheckIn) -> dict[str, object]:
    form = check_in.instrument.form
    questions = {question.link_id: question for question in form.questions}
    scales = {scale.link_id: scale.text for scale in form.scales}
    answers = {
        questions[each.link_id].text: questions[each.link_id].in_words(each.value)
        for each in check_in.answers.all()
        if each.link_id in questions
    }
    scores = {
        scales.get(each.link_id, each.link_id): str(each.number if each.number is not None else each.word)
        for each in check_in.scores.all()
    }  # fmt: skip
    return {
        "questions": check_in.instrument.title,
        "asked_at": check_in.due_at,
        "open_until": check_in.closes_at,
        "begun_at": check_in.begun_at or "",
        "answered_at": check_in.finished_at or "",
        "put_by_at": check_in.put_by_at or "",
        "what_became_of_it": str(check_in.state_at(timezone.now()).label),
        "answers": answers,
        "comes_to": scores,
    }


def forget_measures(person: Person) -> None:
    """Erase every answer, score, check-in and yes of a person, and who sees what."""
    CheckIn.objects.filter(person=person).delete()
    Asking.objects.filter(person=person).delete()
    for each in CourseReader.objects.filter(Q(owner=person) | Q(reader=person)):
        stop_sharing_course(person=each.owner, key=each.key, reader=each.reader)
