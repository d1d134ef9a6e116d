"""What people say about a circle. Shape only."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sameboat.circles.models import Circle


class ProposeForm(forms.ModelForm[Circle]):
    class Meta:
        model = Circle
        fields = ("name", "about", "door")
        labels = {"name": _("Its name"), "door": _("Its door")}
        widgets = {"about": forms.Textarea(attrs={"rows": 3}), "door": forms.RadioSelect}


class CircleForm(forms.ModelForm[Circle]):
    places = forms.IntegerField(
        label=_("How many people at most"), min_value=2, max_value=500, initial=30
    )

    class Meta:
        model = Circle
        fields = ("name", "about", "guidelines", "door", "places", "posts_wait")
        labels = {
            "name": _("Its name"),
            "door": _("Its door"),
            "posts_wait": _("What is written here is seen by a host or a moderator first"),
        }
        widgets = {
            "about": forms.Textarea(attrs={"rows": 3}),
            "guidelines": forms.Textarea(attrs={"rows": 8}),
            "door": forms.RadioSelect,
        }

    def keep_door(self) -> None:
        """Show the door as it is where it cannot be changed, and say why. Its name and places are the programme's too."""
        del self.fields["name"], self.fields["places"]
        self.fields["door"].disabled = True
        self.fields["door"].help_text = _("This circle belongs to a programme. Whoever takes part there has a place here, and nobody else.")  # fmt: skip


class AskForm(forms.Form):
    words = forms.CharField(
        label=_("A few words to the hosts, if you like"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class InviteForm(forms.Form):
    name = forms.CharField(label=_("The name they have here"), max_length=40)


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Why, in a sentence. They will read it."), max_length=120)
