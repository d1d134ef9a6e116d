"""What people type about agreements. Shape only."""

from django import forms


class ResearchForm(forms.Form):
    version = forms.IntegerField(min_value=0)
    part = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")])
