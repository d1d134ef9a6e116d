"""What a few lines may be."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sameboat.lib.refusal import Refusal
from sameboat.similar.models import Shown

LONGEST, MOST_LINES = 600, 20


def may_be_lines(text: str, shown_to: str) -> None:
    """Refuse what is too long for a few lines, and lines of which nobody said who may read them."""
    if len(text) > LONGEST:
        over = len(text) - LONGEST
        raise Refusal(
            ngettext(
                "That is %(n)d letter or sign more than fits. Please shorten it.",
                "That is %(n)d letters and signs more than fit. Please shorten it.",
                over,
            )
            % {"n": over}
        )
    if text.count("\n") >= MOST_LINES:
        raise Refusal(_("At most %(n)d lines fit here. Please use fewer.") % {"n": MOST_LINES})
    if shown_to not in Shown.values:
        raise Refusal(_("Please choose who may read it."))
