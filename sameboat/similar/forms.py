"""What somebody tells, and a first letter."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sameboat.similar.models import Shown
from sameboat.similar.vocabulary import Group


class GroupForm(forms.Form):
    """Which terms of one group fit, and who may read what is new."""

    told = forms.MultipleChoiceField(
        label=_("What fits"), required=False, widget=forms.CheckboxSelectMultiple
    )
    shown_to = forms.ChoiceField(
        label=_("Who may read what you add now?"),
        choices=[choice for choice in Shown.choices if choice[0] != Shown.NOBODY],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["told"]
        field.choices = [(term.key, term.title) for term in group.terms]  # type: ignore[attr-defined]


class HelloForm(forms.Form):
    body = forms.CharField(
        label=_("Your note"), max_length=8000, widget=forms.Textarea(attrs={"rows": 5})
    )
