"""Ben lives by London's clock, and Asha told a skill that a moderator has looked at."""

import pytest

from sameboat.skills.testing import make_skill


@pytest.fixture
def skill(asha, dora):
    return make_skill(asha, seen_by=dora)


@pytest.fixture
def ben(ben):
    ben.time_zone = "Europe/London"
    ben.save()
    return ben
