"""What people type on visit sheets, on worksheets, and about services. Shape only."""

from hashlib import sha256
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sameboat.care.models import Service
from sameboat.care.queries.visits import Line, Sheet
from sameboat.care.visit_parts import LINE, LONG, MOST_FIRST, MOST_LINES, PARTS, SHORT

_MOST_LETTERS = 2000
_DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class WhoForm(forms.Form):
    who = forms.CharField(
        label=_("Whom do you see?"),
        max_length=SHORT,
        help_text=_("In your own words. A first name or “the nurse at the clinic” is enough."),
    )
    when = forms.CharField(
        label=_("When?"),
        max_length=SHORT,
        required=False,
        help_text=_("Such as “Tuesday at ten” or “some time in May”."),
    )
    once_key = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)


class WordsForm(forms.Form):
    """What stands in one part of a sheet, as lines or as words."""

    words = forms.CharField(
        required=False,
        max_length=MOST_LINES * (LINE + 2),
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(self, *args: Any, part: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["words"].label = PARTS[part].asks
        self.fields["words"].help_text = PARTS[part].hint
        self.part = part

    def told(self) -> dict[str, Any]:
        """What a command keeps."""
        return self.cleaned_data


class SinceForm(WordsForm):
    last_on = forms.DateField(label=_("Since which day?"), required=False, widget=_DAY)

    def __init__(self, *args: Any, part: str, **options: Any) -> None:
        super().__init__(*args, part=part, **options)
        self.fields["words"].max_length = LONG  # type: ignore[attr-defined]


class FirstForm(forms.Form):
    """A place for each line of a sheet: first, second, third, or later."""

    def __init__(self, *args: Any, sheet: Sheet, **options: Any) -> None:
        super().__init__(*args, **options)
        self.lines: dict[str, Line] = {}
        first = sheet.first
        places = [("", _("later")), ("1", _("first")), ("2", _("second")), ("3", _("third"))]
        for line in sheet.lines:
            # By its words: the sheet may have been changed elsewhere while this page stood open.
            name = f"line-{sha256(f'{line.part} {line.words}'.encode()).hexdigest()[:12]}"
            self.lines[name] = line
            self.fields[name] = forms.ChoiceField(
                label=line.words,
                choices=places,
                required=False,
                initial=str(first.index(line) + 1) if line in first else "",
            )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        chosen = [place for place in told.values() if place]
        if len(chosen) != len(set(chosen)):
            raise forms.ValidationError(
                _("Two lines have the same place. Which of them comes first?")
            )
        return told

    def told(self) -> dict[str, Any]:
        """What a command keeps: the chosen lines in order."""
        chosen = sorted((place, name) for name, place in self.cleaned_data.items() if place)
        lines = [self.lines[name] for _place, name in chosen][:MOST_FIRST]
        return {"first": [(line.part, line.words) for line in lines]}


class LookForm(forms.Form):
    """What somebody looks for among the services."""

    q = forms.CharField(
        label=_("Words, such as a town"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("every kind")), *Service.Kind.choices]
    )


class ReviewForm(forms.Form):
    words = forms.CharField(
        label=_("What was it like?"),
        max_length=_MOST_LETTERS,
        help_text=_(
            "How you were met, how long you waited, what you would tell a friend before they go. No names of people who work there, please."
        ),
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    as_someone = forms.ChoiceField(
        label=_("How does it stand there?"),
        choices=[("no", _("Under my name here")), ("yes", _("As someone, without my name"))],
        widget=forms.RadioSelect,
        help_text=_("This cannot be changed later; you can take it away and write it anew."),
    )

    def __init__(self, *args: Any, is_change: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if is_change:
            del self.fields["as_someone"]
