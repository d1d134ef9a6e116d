"""What a person tells so that others like them can be found, and who was introduced to whom."""

from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from sameboat.lib.ids import RandomIdField
from sameboat.people.models import Person
from sameboat.posts.models import Thread

# How the keys of a house's own terms begin.
OWN = "own_"


class Shown(models.TextChoices):
    """Who may read one answer. Everything but `NOBODY` counts when people are looked for."""

    FINDING = "finding", _("Nobody reads it; only to find people")
    INTRODUCED = "introduced", _("Those I am introduced to, where it is a reason to meet")
    CIRCLES = "circles", _("Only people in my circles, where it is a reason to meet")
    NOBODY = "nobody", _("Nobody, and leave it out")


class Trait(models.Model):
    """One term of the vocabulary that a person said fits them."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="traits")
    term = models.CharField(max_length=40)
    shown_to = models.CharField(max_length=10, choices=Shown, default=Shown.FINDING)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "term"], name="one_trait_a_term"),
        ]
        indexes = [models.Index(fields=["term"], name="traits_by_term")]

    def __str__(self) -> str:
        return self.term


class OwnTerm(models.Model):
    """A term that this house added to the vocabulary.

    Once retired it is offered to nobody new; whoever told it keeps it until they take it away, so it is never deleted.
    """

    id = RandomIdField()
    group = models.CharField(max_length=20)
    title = models.CharField(max_length=80)
    also = models.TextField(blank=True)
    answered_by = models.CharField(max_length=40, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answered_by="") | models.Q(group="seeking"),
                name="only_a_wish_is_answered",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def key(self) -> str:
        """What answers are kept by: it never changes, and is no key of the vocabulary that comes with the house."""
        return f"{OWN}{self.pk}"

    @property
    def other_words(self) -> tuple[str, ...]:
        """Other words for it, which stand in `also` one on each line."""
        return tuple(self.also.splitlines())


class Openness(models.Model):
    """Whether a person may be introduced to others. Without a row: no."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="open_to_others")
    since = models.DateTimeField()

    class Meta:
        verbose_name = "openness to introductions"

    def __str__(self) -> str:
        return "open"


class Words(models.Model):
    """The language in which a person reads the vocabulary. Without a row: the one the page is in."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="words")
    language = models.CharField(max_length=8)

    class Meta:
        verbose_name_plural = "words"

    def __str__(self) -> str:
        return self.language


class OwnLines(models.Model):
    """A few lines in a person's own words, for those they are introduced to. Never a reason to meet by themselves."""

    id = RandomIdField()
    person = models.OneToOneField(Person, models.CASCADE, related_name="own_lines")
    text = models.TextField(max_length=600)
    shown_to = models.CharField(max_length=10, choices=Shown)
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "own lines"

    def __str__(self) -> str:
        return f"lines {self.pk}"


class Voice(models.Model):
    """What own lines are about, as numbers: made by the reader process, and gone with the lines.

    `words_of` is when the lines were as they were read. Empty numbers stand where none could be made.
    """

    lines = models.OneToOneField(OwnLines, models.CASCADE, related_name="voice")
    vector = models.BinaryField()
    words_of = models.DateTimeField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"voice {self.pk}"


class WritingUsed(models.Model):
    """A yes: what a person opened in their own name, where every member reads it, may help to find people. Without a row: no."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="writing_used")
    since = models.DateTimeField()

    class Meta:
        verbose_name_plural = "writing used"

    def __str__(self) -> str:
        return "used"


class Writes(models.Model):
    """The languages in which a person says they write, by their codes. Without a row: nothing was said."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="writes")
    languages = models.JSONField(default=list)

    class Meta:
        verbose_name_plural = "writes"

    def __str__(self) -> str:
        return ", ".join(self.languages)


class IntroductionQuerySet(models.QuerySet["Introduction"]):
    """Scopes over introductions."""

    def open_for(self, person: Person) -> "IntroductionQuerySet":
        """Those a person has neither answered nor put by."""
        return self.filter(to=person, answered_at=None)

    def made_since(self, at: datetime, span: timedelta) -> "IntroductionQuerySet":
        """Those made within a span before a moment."""
        return self.filter(made_at__gt=at - span)


class Introduction(models.Model):
    """Somebody was shown to a person. Whoever was shown learns of it only by a hello.

    A row stays whatever becomes of it: the limits count it, and nobody is shown to the same person twice.
    """

    class Answered(models.TextChoices):
        HELLO = "hello", _("said hello")
        NOT_NOW = "not_now", _("not now")
        GONE = "gone", _("one of the two stopped or blocked the other")

    id = RandomIdField()
    to = models.ForeignKey(Person, models.CASCADE, related_name="introductions")
    other = models.ForeignKey(Person, models.CASCADE, related_name="introduced_to")
    made_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=8, choices=Answered, blank=True)

    objects = IntroductionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["to", "other"], name="introduced_once"),
            models.CheckConstraint(
                condition=~models.Q(to=models.F("other")), name="nobody_is_introduced_to_themselves"
            ),
        ]
        indexes = [models.Index(fields=["other", "made_at"], name="introduced_lately")]

    def __str__(self) -> str:
        return f"introduction {self.pk}"


class Place(models.Model):
    """Where somebody who may be introduced stands among the others: their row (`rows.py`), as it is now."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="place_among_others")
    row = models.BinaryField()
    placed_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"place {self.pk}"


class Scale(models.Model):
    """How rare each answer was, and what all lines and all openings had in common, when everybody was last placed. There is one."""

    weights = models.JSONField(default=dict)
    people = models.PositiveIntegerField(default=0)
    mean = models.BinaryField(default=bytes)
    openings_mean = models.BinaryField(default=bytes)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"scale of {self.people}"


class Meaning(models.Model):
    """What the opening of a thread is about, as numbers: made by the reader process, compared by any.

    `words_of` is the moment of the words it was made of. Empty numbers stand where none could be made.
    """

    thread = models.OneToOneField(Thread, models.CASCADE, related_name="meaning")
    vector = models.BinaryField()
    words_of = models.DateTimeField()
    made_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"meaning {self.pk}"
