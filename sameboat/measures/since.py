"""What somebody's check-ins and devices say since a day, in lines that they may take into a visit sheet."""

from datetime import date

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from sameboat.measures.models import CheckIn, Score
from sameboat.measures.queries.readings import means_since
from sameboat.people.models import Person

_MOST = 30


def lines_since(person: Person, day: date) -> list[str]:
    """One line for each score of a finished check-in since a day, oldest first, and one for each kind of readings.

    The last thirty scores at most: a sheet is one page.
    """
    finished = (
        CheckIn.objects.filter(person=person, finished_at__date__gte=day)
        .select_related("instrument")
        .prefetch_related("scores")
        .order_by("finished_at", "pk")
    )
    lines = [
        line
        for check_in in finished
        for score in check_in.scores.all()
        if (line := _score_in_words(check_in, score))
    ]
    return [*lines[-_MOST:], *means_since(person, day)]


def _score_in_words(check_in: CheckIn, score: Score) -> str:
    scales = {scale.link_id: scale for scale in check_in.instrument.form.scales}
    scale = scales.get(score.link_id)
    if scale is None or score.number is None or check_in.finished_at is None:
        return ""
    told = {
        "day": date_format(localtime(check_in.finished_at), "j F"),
        "title": check_in.instrument.title,
        "scale": scale.text,
        "number": f"{score.number.normalize():f}",
    }
    band = scale.band_of(score.number)
    if len(scales) > 1:
        return _("%(day)s: %(title)s, %(scale)s %(number)s") % told
    if band:
        return _("%(day)s: %(title)s, %(number)s (%(band)s)") % {**told, "band": band.words}
    return _("%(day)s: %(title)s, %(number)s") % told
