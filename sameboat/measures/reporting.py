"""How a worrying answer stands before humans: its question and itself, and nothing else of the form."""

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from sameboat.measures.commands.worrying import told_of
from sameboat.measures.models import CheckIn
from sameboat.measures.queries.check_ins import answers_of
from sameboat.people.models import Person
from sameboat.safety.ports import Reportable, Seen, Standing


def _find(viewer: Person, check_in_id: int) -> Seen:
    """Nobody reads what another answered, so nobody can report it."""
    raise Http404


def _stands(viewer: Person, check_in_id: int) -> Standing:
    check_in = CheckIn.objects.filter(pk=check_in_id).select_related("instrument").first()
    if check_in is None:
        raise Http404
    given = answers_of(check_in)
    worrying = [
        told_of(question, given.get(question.link_id))
        for question in check_in.instrument.form.questions
        if question.worries(given.get(question.link_id))
    ]
    said = "\n\n".join(worrying) or _("They changed this answer; it no longer says so.")
    return Standing(words=said, pictures={}, is_private=True)


def _writer(check_in_id: int) -> int | None:
    return CheckIn.objects.filter(pk=check_in_id).values_list("person_id", flat=True).first()


def _made_by(person: Person) -> "QuerySet[CheckIn, int]":
    return CheckIn.objects.filter(person=person).values_list("pk", flat=True)


check_in_report = Reportable(find=_find, stands=_stands, writer=_writer, made_by=_made_by)
