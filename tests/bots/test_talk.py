"""A conversation written down by a bot's own author."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from conformance.bots import conversation as said
from conformance.bots.conversation import EXPECTATIONS, Line
from conformance.bots.talk import _VERBS, read_talk
from conformance.data import SCHEMAS
from conformance.errors import TalkUnreadable
from conformance.platforms.drivers import Human

PEOPLE = '\n[people.sara]\nfirst_name = "سارا"\n'


def talk(tmp_path: Path, lines: str, rest: str = PEOPLE) -> tuple[Line, ...]:
    path = tmp_path / "talk.toml"
    path.write_text(f"lines = [\n{lines}\n]\n{rest}", encoding="utf-8")
    return read_talk(path).conversation.script


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ('{ starts = "" }', said.starts()),
        ('{ starts = "ref_5" }', said.starts("ref_5")),
        ("{ follows = true }", said.follows()),
        ('{ says = "سلام" }', said.says("سلام")),
        ('{ says = "me too", to = "agree" }', said.says("me too", to="agree")),
        ('{ edits = "old", becomes = "new" }', said.edits("old", "new")),
        ('{ presses = "🛒" }', said.presses("🛒")),
        ('{ shares = "+98" }', said.shares("+98")),
        ('{ sends = "photo", file = "a.bin", caption = "c" }', said.sends(b"\x00", "c")),
        ('{ sends = "document", file = "a.bin" }', said.files(b"\x00", "a.bin")),
        ("{ points = [35.7, 51.4] }", said.points(35.7, 51.4)),
        ('{ votes = "Yes" }', said.votes("Yes")),
        ('{ pays = "Tea", order = { tip = 5 } }', said.pays("Tea", tip=5)),
        ('{ reacts = "👍", to = "hello" }', said.reacts("👍", to="hello")),
        ('{ asks = "tea" }', said.asks("tea")),
        ('{ chooses = "Tea" }', said.chooses("Tea")),
        ("{ joins = true }", said.joins()),
        ("{ knocks = true }", said.knocks()),
        ("{ leaves = true }", said.leaves()),
        ("{ blocks = true }", said.blocks()),
        ('{ sees = "a" }', said.sees("a")),
        (
            '{ sees = ["a", "b"], buttons = ["c"], has = "photo", edited = false }',
            said.sees("a", "b", buttons=["c"], has="photo", edited=False),
        ),
        ('{ misses = "a" }', said.misses("a")),
        ('{ hears = "", alert = true }', said.hears(alert=True)),
        ("{ gets = [] }", said.gets()),
    ],
)
def test_every_line_means_what_the_words_of_scripts_mean(written: str, line: Line, tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"\x00")

    assert (line,) == talk(tmp_path, written)


def test_every_word_of_scripts_can_be_written() -> None:
    words = {name for name in said.__all__ if name.islower()} - {"by", "quoted"}

    assert {"files"} == words - _VERBS.keys()  # a document is what is sent by that word
    assert EXPECTATIONS <= _VERBS.keys()


def test_the_schema_knows_every_verb() -> None:
    schema = json.loads((SCHEMAS / "conversation.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)

    assert set() == _VERBS.keys() - schema["$defs"]["line"]["properties"].keys()


def test_people_and_groups_are_known_by_name(tmp_path: Path) -> None:
    rest = f'{PEOPLE}[people.omid]\nfirst_name = "Omid"\n[groups.staff]\ntitle = "Staff"\ncreator = "omid"\n'

    (line,) = talk(tmp_path, '{ who = "omid", where = "staff", says = "hi" }', rest)

    assert (line.who, line.where and (line.where.title, line.where.creator)) == (
        Human(0, "Omid"),
        ("Staff", Human(0, "Omid")),
    )


@pytest.mark.parametrize(
    ("lines", "number", "sentence"),
    [
        ('{ says = "a" },\n{ seas = "b" }', 3, "there is no 'seas' here: write 'sees'."),
        ('# a [comment]\n{ says = "a [" },\n\n{ who = "sarah", says = "b" }', 5, "write 'sara'"),
        ('{ says = "a", sees = "b" }', 2, "a line has one verb, and this has says and sees"),
        ('{ to = "a" }', 2, "a line has one verb, and this has none"),
        ('{ says = "a", buttons = ["b"] }', 2, "'says' takes no 'buttons': it takes to."),
        ('{ edits = "a" }', 2, "'edits' needs 'becomes': add it."),
        ("{ says = 5 }", 2, "lines.0.says does not fit: 5 is not of type 'string'."),
        ('{ sends = "photo", file = "none.jpg" }', 2, "the file none.jpg cannot be read"),
        ('{ where = "staff", says = "a" }', 2, "no group is called 'staff'"),
    ],
)
def test_what_cannot_be_meant_is_told_with_its_line_and_the_mend(
    lines: str, number: int, sentence: str, tmp_path: Path
) -> None:
    with pytest.raises(TalkUnreadable, match=re.escape(sentence)) as told:
        talk(tmp_path, lines)

    assert str(told.value).startswith(f"{tmp_path / 'talk.toml'}:{number}: ")
    assert told.value.exit_code == 18


def test_lines_may_be_tables_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "talk.toml"
    path.write_text(f'{PEOPLE}[[lines]]\nsays = "a"\n[[lines]]\nseas = "b"\n', encoding="utf-8")

    with pytest.raises(TalkUnreadable, match=r"talk\.toml:7: there is no 'seas'"):
        read_talk(path)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"\xff", "is not UTF-8 text"), (b"lines = [", "is not TOML"), (b"", "'people' is a required property")],
)
def test_what_is_no_talk_at_all_is_told(content: bytes, sentence: str, tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(content)

    with pytest.raises(TalkUnreadable, match=sentence):
        read_talk(tmp_path / "a.toml")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(TalkUnreadable, match="No such file"):
        read_talk(tmp_path / "a.toml")


def test_the_examples_of_the_docs_are_talks(request: pytest.FixtureRequest) -> None:
    examples = sorted((request.config.rootpath / "docs" / "talks").glob("*.toml"))

    assert examples
    assert all(read_talk(path).conversation.script for path in examples)
