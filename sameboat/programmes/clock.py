"""What programmes do while nobody asks, in their order: talks stand before the lines that speak of them."""

from sameboat.programmes.commands.buddies import pair_where_due
from sameboat.programmes.commands.cohorts import tell_of_ends
from sameboat.programmes.commands.lines import deliver_lines
from sameboat.programmes.commands.talks import open_due_talks

steps = (open_due_talks, deliver_lines, pair_where_due, tell_of_ends)
