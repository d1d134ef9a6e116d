"""What an organiser writes of a term. Shape only."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sameboat.similar.models import OwnTerm
from sameboat.similar.own_terms.queries import offers
from sameboat.similar.vocabulary import SEEKING, vocabulary

_LETTERS, _WORDS = 80, 20


class TermForm(forms.Form):
    """A term; of one that is there already the words, as its group stays."""

    group = forms.ChoiceField(label=_("Under which question"))
    title = forms.CharField(
        label=_("The term"),
        max_length=_LETTERS,
        help_text=_("A few plain words, as somebody would say it of themselves."),
    )
    also = forms.CharField(
        label=_("Other words for it"),
        required=False,
        max_length=_WORDS * (_LETTERS + 2),
        help_text=_("One on each line. They mean the same, and stand beneath it."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    answered_by = forms.ChoiceField(
        label=_("Which offer answers it"),
        required=False,
        help_text=_(
            "Only for something people look for. Those who look for it meet those who give this."
        ),
    )

    def __init__(self, *args: Any, term: OwnTerm | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("No offer")), *offers(term.answered_by if term else "")]
        self.fields["answered_by"].choices = choices  # type: ignore[attr-defined]
        if term is None:
            groups = [(group.key, group.title) for group in vocabulary().groups]
            self.fields["group"].choices = groups  # type: ignore[attr-defined]
            return
        del self.fields["group"]
        if term.group != SEEKING:
            del self.fields["answered_by"]
        self.initial = {"title": term.title, "also": term.also, "answered_by": term.answered_by}

    def clean_also(self) -> list[str]:
        lines = [line.strip() for line in str(self.cleaned_data["also"]).splitlines()]
        words = [line for line in lines if line]
        if len(words) > _WORDS:
            raise forms.ValidationError(_("Twenty other words are the most."))
        if any(len(word) > _LETTERS for word in words):
            raise forms.ValidationError(_("One of them is too long: 80 letters fit on a line."))
        return words
