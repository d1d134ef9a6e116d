"""What people type on a worksheet. Shape only."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sameboat.care.visit_parts import Words
from sameboat.care.worksheet import (
    AGAINST,
    FOR,
    HOW,
    LONG,
    MATTERS,
    MOST_OPTIONS,
    MOST_REASONS,
    REASON,
    SHORT,
    SIDES,
    SURE,
    Option,
    Reason,
    Worksheet,
)

_FEWEST_ROWS = 2


class AboutForm(forms.Form):
    about = forms.CharField(
        label=_("What is it about?"),
        max_length=SHORT,
        help_text=_("A few words of your own. Only you read them."),
    )
    once_key = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)


class OptionsForm(forms.Form):
    """What it is about, and up to four things one could do."""

    about = forms.CharField(label=_("What is it about?"), max_length=SHORT)

    def __init__(self, *args: Any, sheet: Worksheet, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["about"].initial = sheet.about
        names = [*(option.name for option in sheet.options), *[""] * MOST_OPTIONS]
        for number, name in enumerate(names[:MOST_OPTIONS], 1):
            self.fields[f"option-{number}"] = forms.CharField(
                label=_("One thing you could do") if number == 1 else _("Another"),
                max_length=SHORT,
                required=False,
                initial=name,
            )

    def names(self) -> list[str]:
        """What one could do, each in its place."""
        return [str(self.cleaned_data[f"option-{n}"]) for n in range(1, MOST_OPTIONS + 1)]


class WeighForm(forms.Form):
    """What speaks for one thing and against it, each reason with how much it matters.

    Which thing it is goes along by name: another page may have moved it meanwhile.
    """

    option = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, option: Option, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["option"].initial = option.name
        self.rows: dict[str, int] = {}
        self._add(FOR, option.reasons_for)
        self._add(AGAINST, option.reasons_against)

    def _add(self, side: str, stood: tuple[Reason, ...]) -> None:
        # A page that was opened earlier may have had more of them: nothing that was typed there is lost.
        sent = max(
            (row + 1 for row in range(MOST_REASONS) if f"{side}-{row}" in self.data), default=0
        )
        self.rows[side] = max(_FEWEST_ROWS, min(len(stood) + 1, MOST_REASONS), sent)
        for row in range(self.rows[side]):
            here = stood[row] if row < len(stood) else Reason("", "some")
            self.fields[f"{side}-{row}"] = forms.CharField(
                label=_("A reason"),
                max_length=REASON,
                required=False,
                initial=here.words,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
            self.fields[f"{side}-{row}-matters"] = forms.ChoiceField(
                label=_("How much it matters"),
                choices=list(MATTERS.items()),
                required=False,
                initial=here.matters,
            )

    def sides(self) -> Iterator[tuple[Words, list[tuple[forms.BoundField, forms.BoundField]]]]:
        """Both sides with their rows, for the page."""
        for side, name in SIDES.items():
            rows = range(self.rows[side])
            yield name, [(self[f"{side}-{row}"], self[f"{side}-{row}-matters"]) for row in rows]

    def reasons(self) -> dict[str, list[tuple[str, str]]]:
        """What a command keeps."""
        told = self.cleaned_data
        return {
            side: [(told[f"{side}-{n}"], told[f"{side}-{n}-matters"]) for n in range(count)]
            for side, count in self.rows.items()
        }


class HowForm(forms.Form):
    """Whom one might tell, how much, when, and in which words."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for key, asks in HOW.items():
            self.fields[key] = forms.CharField(
                label=asks,
                max_length=LONG,
                required=False,
                widget=forms.Textarea(attrs={"rows": 3}),
            )


class KnowForm(forms.Form):
    know = forms.CharField(
        label=_("What would you need to know, and whom could you ask?"),
        max_length=LONG,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    sure = forms.ChoiceField(
        label=_("How sure are you now?"),
        choices=list(SURE.items()),
        required=False,
        widget=forms.RadioSelect,
    )


class DecidedForm(forms.Form):
    decided = forms.CharField(
        label=_("What did you decide?"),
        max_length=LONG,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    look_again_on = forms.DateField(
        label=_("When do you want to look at it again?"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
