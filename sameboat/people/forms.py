"""What people type about themselves. Shape only; rules are elsewhere."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from sameboat.lib.countries import country_code
from sameboat.lib.fields import CountryField
from sameboat.lib.post import mail_is_set_up
from sameboat.lib.zones import zone_choices
from sameboat.people.models import Person
from sameboat.people.passphrases import PassphraseValidator
from sameboat.people.queries.house import the_house


class PassphraseField(forms.CharField):
    """A passphrase: spaces kept, paste allowed, any length up to 200."""

    def __init__(self, *, new: bool = False, **options: Any) -> None:
        complete = "new-password" if new else "current-password"
        options.setdefault("label", _("Passphrase"))
        widget = forms.PasswordInput(attrs={"autocomplete": complete}, render_value=True)
        super().__init__(strip=False, max_length=200, widget=widget, **options)


class SignInForm(forms.Form):
    name = forms.CharField(
        label=_("Your name here, or your e-mail address"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    passphrase = PassphraseField()


class WithEmail(forms.Form):
    """A form that asks for an address only where the house can write to it."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if not mail_is_set_up():
            self.fields.pop("email", None)


class JoinForm(WithEmail):
    name = forms.CharField(
        label=_("A name to be known by"),
        help_text=_("Make one up. Not your real name, nor one you use elsewhere."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "username"}),
    )
    passphrase = PassphraseField(
        new=True,
        help_text=_(
            "At least 15 letters. Four or five words that only you would put together do well."
        ),
    )
    email = forms.EmailField(
        label=_("E-mail, if you like"),
        help_text=_(
            "Only to get back in if you lose your key, and for notices if you want them. Nobody sees it."
        ),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("passphrase"):
            try:
                PassphraseValidator().validate(
                    found["passphrase"], Person(name=found.get("name", ""))
                )
            except forms.ValidationError as error:
                self.add_error("passphrase", error)
        return found


class PasskeyJoinForm(WithEmail):
    name = JoinForm.base_fields["name"]
    email = JoinForm.base_fields["email"]
    key = forms.CharField(max_length=20_000, widget=forms.HiddenInput)


class RecoverForm(forms.Form):
    name = forms.CharField(label=_("Your name here"), max_length=40)
    code = forms.CharField(label=_("One of your recovery codes"), max_length=40)
    passphrase = PassphraseField(new=True, label=_("A new passphrase"), validators=[])

    def clean_passphrase(self) -> str:
        given = str(self.cleaned_data["passphrase"])
        PassphraseValidator().validate(given, Person(name=self.data.get("name", "")))
        return given


class WayBackForm(forms.Form):
    passphrase = PassphraseField(new=True, label=_("A new passphrase"))

    def clean_passphrase(self) -> str:
        given = str(self.cleaned_data["passphrase"])
        PassphraseValidator().validate(given)
        return given


class ChangePassphraseForm(forms.Form):
    old_passphrase = PassphraseField(label=_("The one you use now"))
    passphrase = PassphraseField(new=True, label=_("The new one"))

    def __init__(self, *args: Any, has_one: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not has_one:
            del self.fields["old_passphrase"]

    def clean_passphrase(self) -> str:
        given = str(self.cleaned_data["passphrase"])
        PassphraseValidator().validate(given)
        return given


class ProfileForm(forms.ModelForm[Person]):
    class Meta:
        model = Person
        fields = (
            "about", "about_audience", "pronouns", "pronouns_audience", "face_audience", "page_audience",
        )  # fmt: skip
        labels = {
            "about_audience": _("Who sees these lines"),
            "pronouns_audience": _("Who sees that"),
            "face_audience": _("Who sees your picture"),
            "page_audience": _("Who can open your page"),
        }
        widgets = {"about": forms.Textarea(attrs={"rows": 4})}


class LookForm(forms.ModelForm[Person]):
    class Meta:
        model = Person
        fields = ("theme", "text_size")
        labels = {"theme": _("Colours"), "text_size": _("Size of letters")}


class PlaceForm(forms.ModelForm[Person]):
    country = CountryField(label=_("Country, for the right helplines"), required=False)
    time_zone = forms.ChoiceField(label=_("Your time zone"))

    class Meta:
        model = Person
        fields = ("country", "region", "time_zone", "answers_first_words")
        labels = {
            "region": _("Region, if you like"),
            "answers_first_words": _("Show me threads that wait for a first word"),
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        near = [country_code(self.instance.country), *the_house().country_codes]
        zones = zone_choices(near, kept=self.instance.time_zone)
        field = cast("forms.ChoiceField", self.fields["time_zone"])
        field.choices = zones
        if not self.is_bound and self.instance.onboarded_at is None:
            field.widget.attrs["data-guess"] = "zone"


class LeaveForm(forms.Form):
    KEEP = "keep"
    posts = forms.ChoiceField(
        label=_("What you wrote in circles"),
        choices=[
            (KEEP, _("stays, after 30 days without my name")),
            ("go", _("goes with me after 30 days")),
        ],
        widget=forms.RadioSelect,
        initial=KEEP,
    )
    name = forms.CharField(label=_("Type your name here, so that this is no slip"), max_length=40)


class EmailForm(forms.Form):
    email = forms.EmailField(label=_("E-mail address"), required=False)
