"""Somebody lives through a programme with the clock turned forward: real commands, a real clock, each hour asked."""

from datetime import datetime, timedelta

from sameboat.lib.wall_clock import moment_of, zone_named
from sameboat.measures.models import CheckIn
from sameboat.measures.testing import answer_all
from sameboat.programmes.commands import steps as commands
from sameboat.programmes.commands.lines import deliver_lines, hour_of
from sameboat.programmes.commands.talks import open_due_talks, open_talk
from sameboat.programmes.queries.places import way_page
from sameboat.programmes.way.opening import State


class Liver:
    """`pick` chooses among answers; `acts` says on which days anything is done."""

    def __init__(self, place, pick, acts=lambda _day: True):
        self.place, self.pick, self.acts = place, pick, acts
        self.seen = set()

    def at(self, day, hour=None):
        zone = zone_named(self.place.person.time_zone)
        date = self.place.began_on + timedelta(days=day)
        return moment_of(date, hour or hour_of(self.place), zone)

    def live(self, first, last):
        for day in range(first, last + 1):
            due = self.at(day)
            before = deliver_lines(due - timedelta(minutes=1))
            assert before == 0, f"something came before its hour on day {day}"
            deliver_lines(due)
            open_due_talks(due + timedelta(hours=1))
            if self.acts(day):
                self._do_what_is_open(due + timedelta(hours=1))

    def _do_what_is_open(self, at):
        for asked in CheckIn.objects.filter(person=self.place.person).waiting(at):
            self._answer(asked, at)
        while True:
            page = way_page(self.place, at)
            open_ones = [line.now for _m, lines in page.modules for line in lines if line.now.state == State.OPEN]  # fmt: skip
            self.seen.update(
                line.now.key for _m, lines in page.modules for line in lines if line.is_open
            )
            if not open_ones:
                return
            self._do(open_ones[0].step, at)

    def _do(self, step, at):
        told, me = (
            step.page.told,
            {"person": self.place.person, "place": self.place, "step": step.key},
        )
        if step.kind == "measure":
            check_in = commands.ask_in_step(**me, at=at)
            self._answer(check_in, at)
        elif step.kind == "talk":
            open_talk(cohort=self.place.cohort, step=step.key, at=at)
        elif step.kind == "choose":
            choice = self.pick([each["key"] for each in told["choices"]])
            commands.keep_told(**me, told={"choice": choice}, at=at)
        elif step.kind == "worksheet":
            fields = {each["key"]: self._field(each) for each in told["fields"]}
            commands.keep_told(**me, told={"fields": fields}, at=at)
        elif step.kind == "goal":
            commands.keep_numbers(
                **me, numbers={self.place.day_there(at): told.get("least", 1)}, at=at
            )
            commands.keep_told(**me, told={"aim": "a little"}, at=at)
        elif step.kind in commands.DONE_WHEN_TOLD:
            commands.keep_told(**me, told={"words": "I did."}, at=at)
        if step.kind != "measure":
            commands.finish_step(**me, at=at)

    def _field(self, field):
        if field["kind"] == "number":
            return self.pick([1, 5, 9])
        if field["kind"] == "yes-no":
            return self.pick(["yes", "no"])
        return self.pick(field["choices"]) if field["kind"] == "choice" else "words"

    def _answer(self, check_in: CheckIn, at: datetime):
        form = check_in.instrument.form
        codes = [self._code(question) for question in form.questions]
        answer_all(self.place.person, check_in, *codes, at=at)

    def _code(self, question):
        return self.pick(list(question.possible)) if question.possible else None
