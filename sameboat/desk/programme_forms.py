"""What an organiser types about programmes and cohorts. Shape only."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sameboat.programmes.models import Carer
from sameboat.programmes.queries.preview import Fork

MOST_UPLOADED = 30 * 2**20


class ZipForm(forms.Form):
    folder = forms.FileField(
        label=_("A programme's folder as a zip"),
        widget=forms.FileInput(attrs={"accept": ".zip,application/zip"}),
    )

    def clean_folder(self) -> Any:
        found = self.cleaned_data["folder"]
        if found.size > MOST_UPLOADED:
            raise forms.ValidationError(_("It is larger than 30 MB. Films can be added here one by one."))  # fmt: skip
        return found


class TextForm(forms.Form):
    """The words of one file. `seen` is the state of it that this page was made from."""

    text = forms.CharField(
        label=_("The file"),
        required=False,
        strip=False,
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 24, "class": "typed", "spellcheck": "true"}),
    )
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)


class NewFileForm(forms.Form):
    name = forms.CharField(
        label=_("A new file"),
        max_length=120,
        help_text=_("Such as steps/a-new-step.md. For a film or a picture leave it empty and choose the file."),
        required=False,
    )  # fmt: skip
    upload = forms.FileField(label=_("Or a film, sound or picture"), required=False)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if bool(told.get("name")) == bool(told.get("upload")):
            raise forms.ValidationError(_("Give it a name, or choose a file."))
        return told


class CohortForm(forms.Form):
    name = forms.CharField(label=_("What the group is called"), max_length=80)
    places = forms.IntegerField(label=_("For how many people"), min_value=2, max_value=200)
    starts_on = forms.DateField(
        label=_("On which day all begin"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    hosts = forms.CharField(
        label=_("Who looks after its circle"),
        help_text=_("Their names here, one on each line. The talks of the programme open in the name of the first."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    coaches = forms.CharField(
        label=_("Who walks with people as a coach"),
        help_text=_("Names, one on each line."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    supervisors = forms.CharField(
        label=_("Whom coaches can turn to"),
        help_text=_("They read letters between a coach and somebody only where that person said yes."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip

    with_circle = forms.BooleanField(
        label=_("With a circle of its own, for talks and meetings"), required=False, initial=True
    )

    def __init__(
        self, *args: Any, together: bool, may_do_without: bool, has_coaches: bool, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        if has_coaches:
            self.fields["coaches"].help_text = _("Names, one on each line. This programme promises everybody one: whoever comes in is given one with room.")  # fmt: skip
        else:
            self.fields["coaches"].help_text = _("Names, one on each line. It may stay empty.")
        if not together:
            del self.fields["starts_on"]
        if not may_do_without:
            del self.fields["with_circle"]


class CarerForm(forms.Form):
    name = forms.CharField(label=_("The name they have here"), max_length=40)
    role = forms.ChoiceField(
        label=_("As"), choices=Carer.Role.choices, initial=Carer.Role.COACH, widget=forms.RadioSelect
    )  # fmt: skip


class PreviewForm(forms.Form):
    day = forms.IntegerField(label=_("Day"), min_value=0, max_value=400)

    def __init__(self, *args: Any, forks: list[Fork], **options: Any) -> None:
        super().__init__(*args, **options)
        for fork in forks:
            self.fields[fork.name] = (
                forms.ChoiceField(
                    label=fork.asks, required=False, choices=[("", _("as it comes")), *fork.choices]
                )
                if fork.choices
                else forms.FloatField(label=fork.asks, required=False)
            )

    def given(self) -> dict[str, str]:
        """What was chosen, by the names of forks."""
        return {
            name: str(value)
            for name, value in self.cleaned_data.items()
            if name != "day" and value not in {None, ""}
        }
