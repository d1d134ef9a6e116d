"""What staff type at the desk. Shape only."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sameboat.circles.models import Circle
from sameboat.lib.countries import country_code
from sameboat.lib.fields import CountryField, WebAddress
from sameboat.people.models import House, Person
from sameboat.safety.models import Fact, Helpline


class HouseForm(forms.ModelForm[House]):
    first_posts_wait = forms.TypedChoiceField(
        label=_("Of somebody new, a moderator or a host sees first"),
        coerce=int,
        required=False,
        empty_value="0",
        choices=[
            (0, _("nothing")),
            (1, _("their first post")),
            (3, _("their first three posts")),
            (10, _("their first ten posts")),
        ],
    )

    footnotes_wait_hours = forms.TypedChoiceField(
        label=_("The writer reads a note under their post first, for"),
        coerce=int,
        required=False,
        empty_value="24",
        choices=[(24, _("a day")), (0, _("no time")), (48, _("two days")), (72, _("three days"))],
    )

    class Meta:
        model = House
        fields = (
            "name", "welcome", "organiser_name", "contact", "countries", "door",
            "circles_can_be_proposed", "first_posts_wait", "new_links_wait", "everything_waits",
            "footnotes_wait_hours", "leave_to",
        )  # fmt: skip
        labels = {
            "circles_can_be_proposed": _("Members can propose circles"),
            "door": _("The front door"),
            "new_links_wait": _("Links by somebody new are seen first"),
            "everything_waits": _("Everything that anybody writes is seen first"),
        }
        widgets = {"door": forms.RadioSelect}
        field_classes = {"leave_to": WebAddress}

    def clean_first_posts_wait(self) -> int:
        return int(self.cleaned_data["first_posts_wait"])

    def clean_footnotes_wait_hours(self) -> int:
        return int(self.cleaned_data["footnotes_wait_hours"])

    def clean_countries(self) -> str:
        words = str(self.cleaned_data["countries"]).replace(",", " ").split()
        codes = [country_code(word) for word in words]
        if not all(codes):
            raise forms.ValidationError(_("Countries are two letters each, such as GB or IE."))
        return " ".join(dict.fromkeys(codes))


class AgreementForm(forms.Form):
    body = forms.CharField(
        label=_("What everyone agrees to"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 18}),
    )
    what_changed = forms.CharField(
        label=_("What changed, in a sentence that people read first"),
        max_length=400,
        required=False,
    )


class HelplineForm(forms.ModelForm[Helpline]):
    country = CountryField(label=_("Country"))

    class Meta:
        model = Helpline
        fields = (
            "country",
            "region",
            "name",
            "about",
            "phone",
            "text_to",
            "website",
            "hours",
            "is_emergency",
            "place",
            "verified_on",
        )
        labels = {
            "name": _("Name"),
            "phone": _("Phone number"),
            "website": _("Website"),
            "hours": _("When it answers"),
            "is_emergency": _("This is the emergency number"),
        }
        widgets = {"verified_on": forms.DateInput(attrs={"type": "date"})}
        field_classes = {"website": WebAddress}


class FactForm(forms.ModelForm[Fact]):
    class Meta:
        model = Fact
        fields = ("title", "words", "source", "address")
        widgets = {"words": forms.Textarea(attrs={"rows": 5})}
        field_classes = {"address": WebAddress}


class InvitationForm(forms.Form):
    note = forms.CharField(
        label=_("A note for yourself, such as for whom"), max_length=120, required=False
    )
    uses = forms.IntegerField(label=_("For how many people"), min_value=1, max_value=500, initial=1)
    days = forms.IntegerField(label=_("For how many days"), min_value=1, max_value=365, initial=14)


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("What they do here"), choices=Person.Role.choices)


class OpenCaseForm(forms.Form):
    """What a moderator met themselves, about somebody."""

    words = forms.CharField(
        label=_("What it is about, in a sentence. Only the desk reads it"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class EndPauseForm(forms.Form):
    """Why a pause ends before its time."""

    because = forms.CharField(
        label=_("Why it ends, in a sentence. They will read it"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Say why it ends, in a sentence. They will read it.")},
    )


class TestMailForm(forms.Form):
    to = forms.EmailField(label=_("Send a test to"))


class CircleForm(forms.ModelForm[Circle]):
    places = forms.IntegerField(
        label=_("How many people at most"), min_value=2, max_value=500, initial=30
    )
    i_host = forms.BooleanField(
        label=_("I look after it myself for now"), required=False, initial=True
    )

    class Meta:
        model = Circle
        fields = ("name", "about", "guidelines", "door", "places")
        labels = {"name": _("Its name"), "door": _("Its door")}
        widgets = {
            "about": forms.Textarea(attrs={"rows": 2}),
            "guidelines": forms.Textarea(attrs={"rows": 6}),
            "door": forms.RadioSelect,
        }
