"""The choices of a command line."""

import argparse
from pathlib import Path

import pytest

from conformance.errors import UsageError
from conformance.session.scrubbing import Policy, add_options, key_of, policy_of


def parsed(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_options(parser)
    return parser.parse_args(words)


@pytest.mark.parametrize(
    ("words", "policy"),
    [
        ((), Policy()),
        (("--scrub", "people"), Policy(people=True)),
        (("--scrub", "people, ids"), Policy(people=True, ids=True)),
        (("--scrub", "all"), Policy(people=True, texts=True, ids=True, links=True)),
    ],
)
def test_kinds_are_named(words: tuple[str, ...], policy: Policy):
    assert policy == policy_of(parsed(*words))


def test_an_unknown_kind_is_told_with_those_there_are():
    with pytest.raises(
        UsageError, match="does not know persons: give some of ids, links, people, texts, or all"
    ):
        policy_of(parsed("--scrub", "persons"))


def test_a_key_file_is_made_once_and_for_its_owner_alone(tmp_path: Path):
    path = tmp_path / "key"

    keys = [key_of(parsed("--key-file", str(path))) for _ in range(2)]

    assert keys[0] == keys[1] is not None
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_short_key_is_refused(tmp_path: Path):
    (tmp_path / "key").write_text("abc")

    with pytest.raises(UsageError, match="too short for a key"):
        key_of(parsed("--key-file", str(tmp_path / "key")))


def test_without_a_file_there_is_no_key():
    assert key_of(parsed()) is None
