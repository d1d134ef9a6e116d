import pytest

from sameboat.cli.main import main


@pytest.fixture
def sameboat(db, capfd):
    """`sameboat("doctor")` runs the command and returns its code, what it said, and what it complained of."""

    def runs(*words):
        capfd.readouterr()
        try:
            code = main([str(word) for word in words])
        except SystemExit as stop:
            code = stop.code
        said = capfd.readouterr()
        return code, said.out, said.err

    return runs


@pytest.fixture
def written(tmp_path):
    """`written("a.csv", "thread,body")` is the path of a file that holds these words or bytes."""

    def writes(name, content):
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    return writes
