"""What was done in a case, in words for whoever reads its history."""

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "reason": _("A reason came in"),
    "claimed": _("Began to look at it"),
    "let_go": _("Let somebody else look"),
    "handed_over": _("Handed it over"),
    "asked": _("Asked a colleague"),
    "noted": _("Note"),
    "kind": _("Said that it is about something else"),
    "merged": _("Laid it together with another case"),
    "merged_in": _("Another case was laid together with this one"),
    "step": _("Done"),
    "revealed": _("Looked who wrote without a name"),
    "restored": _("Put it back"),
    "pause_ended": _("Ended the pause early"),
    "overturned": _("Undone after an appeal"),
    "contact": _("Contact"),
    "closed": _("Closed it"),
    "followed_up": _("How it went on"),
    "reopened": _("Opened it again"),
    "called_1": _("Whoever is on call was called"),
    "called_2": _("Every moderator was called"),
    "called_3": _("The organisers were called too"),
    "decided_word": _("Decided: a word"),
    "decided_hide": _("Decided: hide it"),
    "decided_remove": _("Decided: remove it"),
    "decided_pause_circle": _("Decided: a pause in this circle"),
    "decided_pause": _("Decided: a pause here"),
    "decided_goodbye": _("Decided: goodbye"),
}


def in_words(verb: str) -> str:
    """A deed as a person says it."""
    return str(DEEDS.get(verb, verb.replace("_", " ")))
