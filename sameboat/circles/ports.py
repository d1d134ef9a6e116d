"""What higher apps plug into circles."""

from collections.abc import Callable

from django.http import HttpRequest
from django.utils.safestring import SafeString

from sameboat.circles.models import Circle
from sameboat.circles.queries.pages import CirclePage
from sameboat.people.models import Person

# What stands on a circle's page below its name: posts put its threads here.
sections: list[Callable[[HttpRequest, CirclePage], SafeString]] = []
# What a host sees on the page where they look after a circle; nothing where there is nothing to do.
hosting_sections: list[Callable[[Person, Circle], SafeString]] = []
# What happens when somebody no longer has a place: posts stops following its threads for them.
after_leaving: list[Callable[[Person, Circle], None]] = []
# What happens when others may read a circle than before: its door changed, or it closed.
after_door: list[Callable[[Circle], None]] = []
