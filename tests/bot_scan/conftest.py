import pytest

from conformance.scan import scan


@pytest.fixture
def scanned(tmp_path):
    """Scans one file of source."""

    def scanned(text, name="bot.py"):
        folder = tmp_path / "bot"
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
        return scan(folder)

    return scanned
