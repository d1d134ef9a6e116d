import pytest

from sameboat.circles.testing import make_circle
from sameboat.posts.testing import make_thread


@pytest.fixture
def kites(asha, chidi):
    """A circle by invitation: Asha has a place in it, Chidi looks after it, Ben knows nothing of it."""
    return make_circle("Kites", people=(asha,), hosts=(chidi,), door="by_invitation")


@pytest.fixture
def thread(asha, kites):
    """A talk that Asha opened among the kites."""
    return make_thread(asha, kites)
