"""What people type when they tell or answer. Shape only; rules are elsewhere."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sameboat.posts.models import Picture, Post, Thread, Topic, TopicChoice

PARTS = (Thread.Kind.TALK, Thread.Kind.QUESTION, Thread.Kind.STORY)


class AnswerForm(forms.Form):
    """An answer, or any post: words, and what may be added to them."""

    body = forms.CharField(
        label=_("Your answer"), max_length=20_000, strip=True,
        widget=forms.Textarea(attrs={"rows": 5}),
    )  # fmt: skip
    as_someone = forms.BooleanField(
        label=_("As someone in this circle, without my name"), required=False
    )
    notes = forms.MultipleChoiceField(
        label=_("It is about"),
        required=False,
        choices=Topic.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    own_note = forms.CharField(label=_("Or in your own words"), required=False, max_length=40)
    picture = forms.FileField(
        label=_("A picture"), required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/gif"}),
    )  # fmt: skip
    alt = forms.CharField(
        label=_("What is to be seen, for those who cannot see it"), required=False, max_length=400
    )
    told_as = forms.ChoiceField(
        label=_("Your experience, or advice to others?"), required=False,
        choices=Post.ToldAs.choices, widget=forms.RadioSelect,
    )  # fmt: skip
    source = forms.CharField(
        label=_("Where is it from? A page or a name, if you have one"),
        required=False,
        max_length=300,
    )
    picture_id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    quote = forms.IntegerField(required=False, widget=forms.HiddenInput)
    once_key = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def all_notes(self) -> list[str]:
        """The topics ticked, and the person's own words."""
        return [*self.cleaned_data["notes"], self.cleaned_data["own_note"]]


class WriteForm(AnswerForm):
    """A new thread."""

    field_order = ["circle", "kind", "title", "body"]
    circle = forms.TypedChoiceField(label=_("In which circle"), coerce=int)
    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=[(kind.value, kind.label) for kind in PARTS],
        widget=forms.RadioSelect,
        initial=Thread.Kind.TALK,
    )
    title = forms.CharField(label=_("A few words as a title"), max_length=140)

    def __init__(self, *args: Any, circles: list[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["circle"].choices = circles  # type: ignore[attr-defined]
        self.fields["body"].label = _("What you would like to say")


class EditForm(AnswerForm):
    """Changing a post; the title only where it opens a thread."""

    title = forms.CharField(label=_("Title"), max_length=140, required=False)
    taken_out = forms.TypedMultipleChoiceField(
        label=_("Take a picture out"), required=False, coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, *args: Any, pictures: Iterable[Picture] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["body"].label = _("What it says")
        choices = [(picture.pk, picture.alt) for picture in pictures]
        self.fields["taken_out"].choices = choices  # type: ignore[attr-defined]


class FootnoteForm(forms.Form):
    """A note under somebody's post, and where that is from."""

    words = forms.CharField(
        label=_("What is known, in a sentence or two"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    source = forms.CharField(label=_("Where that is from: a link, or a name"), max_length=300)


class TopicsForm(forms.Form):
    """How a reader wants to meet each topic."""

    def __init__(self, *args: Any, topics: list[tuple[str, str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        for key, words, choice in topics:
            self.fields[key] = forms.ChoiceField(
                label=words, choices=TopicChoice.Choice.choices, initial=choice, widget=forms.Select
            )
