"""What a moderator types in a case. Shape only; the command says whether something is missing."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sameboat.moderation.clocks import MINUTES
from sameboat.moderation.models import Case, Measure
from sameboat.moderation.models.case import Kind
from sameboat.moderation.models.desk import WEEKDAYS
from sameboat.people.models import Person


def _lines(label: Any, rows: int = 3, most: int = 2000, **options: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=most,
        widget=forms.Textarea(attrs={"rows": rows}),
        **options,
    )


# What can be done in a case beside deciding and closing: by the word in its address, the button's words.
DEEDS = {
    "let-through": _("Let it through"),
    "send-back": _("Send it back"),
    "note": _("Write a note"),
    "ask": _("Ask a colleague"),
    "hand-over": _("Hand it over"),
    "kind": _("It is about something else"),
    "merge": _("Lay it together with another case"),
    "restore": _("Show it again"),
    "follow-up": _("How it went on"),
    "reopen": _("Open it again"),
    "reveal": _("Who wrote it as someone?"),
}
# Set by hand, never by a person at the desk.
_NOT_CHOSEN = (Kind.APPEAL, Kind.WAITING)


class DeedForm(forms.Form):
    """One deed in a case. Only the fields that it needs are there."""

    def __init__(
        self,
        verb: str,
        data: Any = None,
        *,
        colleagues: Sequence[Person] = (),
        others: Sequence[Case] = (),
    ) -> None:
        super().__init__(data, auto_id=f"{verb}_%s")
        self.verb, self.name = verb, DEEDS[verb]
        made: dict[str, Callable[[], dict[str, forms.Field]]] = {
            "let-through": dict,
            "send-back": lambda: {
                "words": _lines(_("Why, in a sentence. Its writer reads it"), 2, 500)
            },
            "note": lambda: {"words": _lines(_("A note for the moderators"))},
            "ask": lambda: {
                "whom": _choose(_("Whom"), colleagues),
                "words": _lines(_("What you would like to ask")),
            },
            "hand-over": lambda: {
                "whom": _choose(_("To whom"), colleagues),
                "words": _lines(_("What they should know, if anything"), 2),
            },
            "kind": lambda: {"kind": _kinds()},
            "merge": lambda: {"into": _cases(others)},
            "restore": lambda: {
                "words": _lines(_("Why, in a sentence. Its writer reads it"), 2, 500)
            },
            "follow-up": lambda: {
                "words": _lines(_("What contact there was, and how they are")),
                "again": forms.BooleanField(label=_("Look again tomorrow"), required=False),
            },
            "reopen": lambda: {"words": _lines(_("Why, in a sentence"), 2)},
            "reveal": lambda: {
                "words": _lines(
                    _("Why you need to know, in a sentence. It is written down"), 2, 500
                )
            },
        }
        self.fields.update(made[verb]())


def _choose(label: Any, people: Sequence[Person]) -> forms.TypedChoiceField:
    choices = [(person.pk, person.name) for person in people]
    return forms.TypedChoiceField(label=label, coerce=int, choices=choices)


def _kinds() -> forms.ChoiceField:
    kinds = [(value, label) for value, label in Kind.choices if value not in _NOT_CHOSEN]
    return forms.ChoiceField(label=_("What it is about"), choices=kinds)


def _cases(others: Sequence[Case]) -> forms.TypedChoiceField:
    choices = [(case.pk, f"{case.get_kind_display()} · {case.thing_words}") for case in others]
    return forms.TypedChoiceField(
        label=_("The case that goes on"), coerce=int, choices=choices, widget=forms.RadioSelect
    )


class DecideForm(forms.Form):
    """A decision with one or more measures. What it says is read by the person it is about."""

    verbs = forms.MultipleChoiceField(
        label=_("What you decide"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=Measure.Verb.choices,
    )
    days = forms.TypedChoiceField(
        label=_("A pause: for how long"), required=False, coerce=int, empty_value=None
    )
    rule = forms.ChoiceField(label=_("Which rule it is about"), required=False)
    what = _lines(_("What happened. They will read it"), 2, 500)
    why = _lines(_("Why you decide so. They will read it"), 3, 1000)

    def __init__(self, data: Any = None, *, verbs: Sequence[str], rules: Sequence[str]) -> None:
        super().__init__(data)
        labels = dict(Measure.Verb.choices)
        self.fields["verbs"].choices = [(verb, labels[verb]) for verb in verbs]  # type: ignore[attr-defined]
        self.fields["rule"].choices = [("", "—"), *((rule, rule) for rule in rules)]  # type: ignore[attr-defined]
        self.fields["days"].choices = [  # type: ignore[attr-defined]
            ("", "—"), (1, _("One day")), (3, _("Three days")), (7, _("A week")), (30, _("Thirty days")),
        ]  # fmt: skip


class CloseForm(forms.Form):
    """How a case ends. `contact` is asked where somebody was in danger."""

    outcome = forms.ChoiceField(
        label=_("What came of it"),
        required=False,
        widget=forms.RadioSelect,
        choices=[
            pair for pair in Case.Outcome.choices if pair[0] not in (Case.Outcome.MERGED, "hidden")
        ],
    )
    contact = _lines(_("What contact there was with them, or why none was possible"), 3)
    words = forms.CharField(label=_("Why, in a sentence"), max_length=500, required=False)

    def __init__(self, data: Any = None, *, with_contact: bool) -> None:
        super().__init__(data)
        if not with_contact:
            del self.fields["contact"]


class AnswerForm(forms.Form):
    """The answer to an appeal."""

    overturn = forms.TypedChoiceField(
        label=_("What you find"),
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        choices=[("no", _("The decision stands")), ("yes", _("It was wrong: undo it"))],
    )
    answer = _lines(_("What you found and why. They will read it"), 4, 1000)


class DutyForm(forms.Form):
    """When somebody is on call, every week, by their own clock."""

    person = forms.TypedChoiceField(label=_("Who"), coerce=int)
    weekday = forms.TypedChoiceField(label=_("Day"), coerce=int, choices=list(enumerate(WEEKDAYS)))
    from_hour = forms.IntegerField(label=_("From, o'clock"), min_value=0, max_value=23, initial=9)
    until_hour = forms.IntegerField(
        label=_("Until, o'clock"), min_value=0, max_value=24, initial=17
    )
    by_mail = forms.BooleanField(
        label=_("By mail too, if they gave an address"), required=False, initial=True
    )

    def __init__(self, data: Any = None, *, people: Sequence[Person]) -> None:
        super().__init__(data)
        self.fields["person"].choices = [(each.pk, each.name) for each in people]  # type: ignore[attr-defined]


class ClocksForm(forms.Form):
    """Minutes until a human should look, by kind, and what to do in an emergency."""

    procedure = _lines(
        _("What to do when somebody is in danger, one step a line"), 8, 4000,
        help_text=_("Moderators tick each step off in the case."),
    )  # fmt: skip

    def __init__(
        self, data: Any = None, *, minutes: Mapping[str, int], procedure: str = ""
    ) -> None:
        super().__init__(data, initial={"procedure": procedure})
        for kind in MINUTES:
            self.fields[kind] = forms.IntegerField(
                label=Kind(kind).label, min_value=1, max_value=60 * 24 * 30, initial=minutes[kind]
            )
        self.order_fields([*MINUTES, "procedure"])


class NoteForm(forms.Form):
    """A note to oneself."""

    words = _lines(_("What stays with you"), 6, 4000)
