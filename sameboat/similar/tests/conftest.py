import pytest


@pytest.fixture(autouse=True)
def its_own_files(settings, tmp_path):
    """What a test writes about who is near whom is read by no other."""
    settings.DATA = tmp_path
