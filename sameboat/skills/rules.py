"""What people may do with skills. Each refusal is a sentence for the person."""

from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from sameboat.circles.models import Circle
from sameboat.circles.rules import may_write_in
from sameboat.lib.refusal import Refusal
from sameboat.lib.wall_clock import day_there, zone_named
from sameboat.lib.words import says_something
from sameboat.people.models import Person
from sameboat.posts.models import Post
from sameboat.skills.models import KeepRequest, Skill, SkillVersion, Trial, TrialAnswer
from sameboat.skills.telling import Told

LONGEST_TITLE, MOST_STEPS, LONGEST_STEP, LONGEST_PART = 100, 7, 300, 600
MOST_WAITING, MOST_ASKINGS, MOST_TRIALS, MOST_SKILLS = 10, 5, 20, 100
LONGEST_WORDS = 2000


def must_be_a_skill(words: Told) -> None:
    """Refuse words without a name, without anything to do, or of which nobody said what they are for."""
    if not says_something(words.title):
        raise Refusal(_("Give it a few words as a name."))
    if not words.what_for:
        raise Refusal(_("Say what it is for. “Something else” is an answer too."))
    must_be_steps(words.steps)
    parts = (words.costs, words.not_when, words.harms)
    if len(words.title) > LONGEST_TITLE or any(len(part) > LONGEST_PART for part in parts):
        raise Refusal(_("That is longer than fits here. A few lines are enough."))


def must_be_steps(steps: tuple[str, ...]) -> None:
    """Refuse no steps, more than seven, and steps that are long stories."""
    if not steps:
        raise Refusal(_("Say how it is done: one step on each line."))
    if len(steps) > MOST_STEPS:
        raise Refusal(
            _("At most %(most)d steps fit; yours has %(n)d. Each new line is a step.")
            % {"most": MOST_STEPS, "n": len(steps)}
        )
    for number, step in enumerate(steps, 1):
        if len(step) > LONGEST_STEP:
            raise Refusal(
                _("Step %(n)d is too long: %(most)d letters fit.")
                % {"n": number, "most": LONGEST_STEP}
            )


def may_show(
    person: Person, reach: str, circle: Circle | None, *, was_in: Circle | None = None
) -> None:
    """Refuse showing it to nobody they chose, or in a circle where they may not write, unless it stands there already."""
    if reach not in Skill.Reach.values:
        raise Refusal(_("Please choose who may read it."))
    if reach == Skill.Reach.CIRCLE and circle is None:
        raise Refusal(_("Please choose the circle."))
    if circle is not None and reach != Skill.Reach.MINE and circle != was_in:
        may_write_in(person, circle)


def must_leave_room(person: Person, *, is_new: bool) -> None:
    """Refuse more than people can look at, from one person."""
    waiting = SkillVersion.objects.filter(skill__told_by=person, seen_at=None)
    if waiting.exclude(waits_since=None).count() >= MOST_WAITING:
        raise Refusal(
            _("%(n)d of yours wait to be seen. Once they are, send this; your words stay here.")
            % {"n": MOST_WAITING}
        )
    if is_new and Skill.objects.filter(told_by=person, retired_at=None).count() >= MOST_SKILLS:
        raise Refusal(_("You have told very many. Change one of them, or take one away first."))


def may_change(person: Person, skill: Skill) -> None:
    """Refuse changing what is somebody else's, or what a moderator hid."""
    if skill.told_by_id != person.pk:
        raise Refusal(_("Only the person it is from can change it."))
    if skill.hidden_at:
        raise Refusal(_("A moderator has hidden this. Write to them if you think that was wrong."))


def may_be_asked(asker: Person, post: Post) -> None:
    """Refuse asking about one's own words, about what nobody stands behind any more, and asking too often."""
    if post.author_id == asker.pk:
        raise Refusal(_("These are your own words. Make a skill of them as you like."))
    if post.author_id is None or post.is_gone:
        raise Refusal(_("There is nobody to ask any more."))
    if KeepRequest.objects.filter(asker=asker, answered_at=None).count() >= MOST_ASKINGS:
        raise Refusal(
            _("You wait for %(n)d answers already. When one has come, ask again.")
            % {"n": MOST_ASKINGS}
        )


def may_answer(person: Person, asking: KeepRequest) -> None:
    """Refuse everyone but the post's writer."""
    if asking.post.author_id != person.pk:
        raise Refusal(_("Only the writer of the post can say that."))


def must_stand(post: Post) -> None:
    """Refuse making something of a post that was taken back or hidden."""
    if post.is_gone:
        raise Refusal(_("The post is no longer there."))


def may_look_after(by: Person, skill: Skill) -> None:
    """Refuse everyone but moderators and organisers, and each of them for what they told or wrote down while another can look."""
    if not by.is_staff:
        raise Refusal(_("Only a moderator can do that."))
    is_own = by.pk in (skill.told_by_id, skill.made_by_id)
    if is_own and Person.objects.at_the_desk().exclude(pk=by.pk).exists():
        raise Refusal(_("That is your own. Somebody else looks at it."))


def must_still_be_here(person: Person | None) -> None:
    """Refuse letting words through of somebody who may say none now."""
    if person is None or person.leaving_at or person.is_paused or not person.is_active:
        raise Refusal(_("Its writer is leaving the house, or has a pause."))


def may_try(person: Person) -> None:
    """Refuse trying very many things at once."""
    if Trial.objects.filter(person=person, ended_at=None).count() >= MOST_TRIALS:
        raise Refusal(_("That is a lot at once. Stop one of the others first."))


def may_answer_day(trial: Trial, day: date, at: datetime) -> None:
    """Refuse a day that is not over one's own clock's today or yesterday, or from before the trial began."""
    today = day_there(at, zone_named(trial.person.time_zone))
    if not today - timedelta(days=1) <= day <= today or day < trial.from_day:
        raise Refusal(_("That day can no longer be answered, and need not be."))


def may_change_answer(answer: TrialAnswer, at: datetime) -> None:
    """Refuse changing what was said on an earlier day."""
    zone = zone_named(answer.trial.person.time_zone)
    if day_there(answer.made_at, zone) != day_there(at, zone):
        raise Refusal(_("What you said on another day stays as it was."))


def may_add_words(answer: TrialAnswer, at: datetime) -> None:
    """Refuse words on a day before yesterday, unless the answer was given today."""
    zone = zone_named(answer.trial.person.time_zone)
    today = day_there(at, zone)
    if answer.day < today - timedelta(days=1) and day_there(answer.made_at, zone) != today:
        raise Refusal(_("What you said on another day stays as it was."))
