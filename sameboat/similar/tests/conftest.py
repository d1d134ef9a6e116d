import pytest

from sameboat.cli.answering import answering
from sameboat.similar.testing import WordsEncoder


@pytest.fixture
def reader(settings, tmp_path):
    """The reader process listens."""
    settings.DATA = tmp_path
    with answering(WordsEncoder()):
        yield


@pytest.fixture
def no_reader(settings, tmp_path):
    """No reader process listens."""
    settings.DATA = tmp_path
