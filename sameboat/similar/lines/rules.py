"""What a few lines may be."""

from django.utils.translation import gettext as _

from sameboat.lib.refusal import Refusal
from sameboat.similar.models import Shown

LONGEST = 600


def may_be_lines(text: str, shown_to: str) -> None:
    """Refuse what is too long for a few lines, and lines of which nobody said who may read them."""
    if len(text) > LONGEST:
        over = {"n": len(text) - LONGEST}
        raise Refusal(_("That is %(n)d letters and signs more than fit. Please shorten it.") % over)
    if shown_to not in Shown.values:
        raise Refusal(_("Please choose who may read it."))
