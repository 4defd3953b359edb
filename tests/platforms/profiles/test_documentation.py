import re
from pathlib import Path

from conformance.platforms.profile_file import load, shipped

PAGE = (Path(__file__).parents[3] / "docs" / "profiles.md").read_text("utf-8")


def test_the_example_of_a_profile_is_one(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text(re.search(r"```toml\n(.*?)```", PAGE, re.DOTALL)[1], "utf-8")

    assert ["getUpdates", "sendMessage"] == list(load(file).methods)


def test_the_page_names_every_profile_that_ships():
    line = next(line for line in PAGE.splitlines() if "come with the package" in line)

    assert sorted(shipped()) == sorted(re.findall(r"`([a-z-]+)`", line))
    assert ("Sixteen", 16) == (line.split()[0], len(shipped()))
