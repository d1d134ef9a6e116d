"""What somebody tells, and a first letter."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from sameboat.lib.refusal import Refusal
from sameboat.similar.lines.commands import cleaned
from sameboat.similar.lines.rules import may_be_lines
from sameboat.similar.models import Shown
from sameboat.similar.vocabulary import Group, Term
from sameboat.similar.words import spoken

# Short enough for a list on a phone.
READERS = [
    (Shown.INTRODUCED, _("Those I am introduced to")),
    (Shown.CIRCLES, _("Of those, only people in my circles")),
    (Shown.FINDING, _("Nobody; only to find people")),
    (Shown.NOBODY, _("Nobody, and leave it out")),
]


class GroupForm(forms.Form):
    """Which terms of one group fit, and who may read what is new."""

    told = forms.MultipleChoiceField(
        label=_("What fits"), required=False, widget=forms.CheckboxSelectMultiple
    )
    shown_to = forms.ChoiceField(
        label=_("Who may read what you add now?"),
        help_text=_(
            "What you told before keeps its readers. You change them under Who may read each of them."
        ),
        choices=[choice for choice in Shown.choices if choice[0] != Shown.NOBODY],
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, *args: Any, group: Group, stood: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._stood = set(stood)
        terms = group.offered_to(self._stood)
        choices = [(term.key, _with_other_words(term)) for term in terms]
        self.fields["told"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Nothing new is kept before they said who may read it: nobody decides that for them."""
        told = super().clean() or self.cleaned_data
        if set(told.get("told", ())) - self._stood and not told.get("shown_to"):
            self.add_error("shown_to", _("Please choose who may read it."))
        return told


def _with_other_words(term: Term) -> str:
    """A term with the other words for it beside it, so that everybody finds their own."""
    if not term.also:
        return spoken(term, term.title)
    return format_html(
        '<span>{}<br><span class="quiet">{}</span></span>',
        spoken(term, term.title),
        spoken(term, ", ".join(term.also)),
    )


class LinesForm(forms.Form):
    text = forms.CharField(
        label=_("A few lines"),
        help_text=_("At most 600 letters and signs. Leave it empty to take it away."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    shown_to = forms.ChoiceField(
        label=_("Who may read it?"),
        choices=READERS,
        widget=forms.RadioSelect,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Nobody decides for them who may read it."""
        told = super().clean() or self.cleaned_data
        text = cleaned(told.get("text") or "")
        if text and told.get("shown_to"):
            # Before anybody looks for danger in it: that takes longer the longer it is.
            try:
                may_be_lines(text, told["shown_to"])
            except Refusal as refusal:
                self.add_error("text", str(refusal))
        if told.get("text") and not told.get("shown_to") and "shown_to" not in self.errors:
            self.add_error("shown_to", _("Please choose who may read it."))
        return told


class HelloForm(forms.Form):
    body = forms.CharField(
        label=_("Your note"), max_length=8000, widget=forms.Textarea(attrs={"rows": 5})
    )
