"""What is plugged into the pages of skills. Filled by `wiring.py`, once, at start.

Each gives a piece of HTML, or nothing.
"""

from collections.abc import Callable

from django.utils.safestring import SafeString

from sameboat.people.models import Person
from sameboat.skills.models import Skill

# What stands on a skill's page under its words, in order.
on_a_skill: list[Callable[[Person, Skill], SafeString]] = []
# What stands on the first page of skills, before what is to be found, in order.
worth_trying: list[Callable[[Person], SafeString]] = []
