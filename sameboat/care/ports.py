"""What other apps bring to visits and choices. Filled by `wiring.py`, once, at start."""

from collections.abc import Callable
from datetime import date

from django.utils.safestring import SafeString

from sameboat.people.models import Person

# What happened to somebody since a day, in lines they may take into their visit sheet, oldest first (measures: their
# check-ins). Read only when its owner asks for it. The choice stands on the page where something is listed here.
since_last_time: list[Callable[[Person, date], list[str]]] = []
# What peers say they wish they had known, for a viewer and a kind of choice (treatment, telling, own), as HTML
# (skills); nothing where there is nothing they may read.
peers_wish: list[Callable[[Person, str], SafeString]] = []
