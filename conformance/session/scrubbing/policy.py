"""What is hidden besides the secrets that always are."""

import argparse
import secrets
from dataclasses import dataclass, fields
from pathlib import Path

from conformance.errors import UsageError

__all__ = ["Policy", "add_options", "key_of", "policy_of"]

_SHORTEST_KEY = 16


@dataclass(frozen=True, slots=True)
class Policy:
    """Choices. Tokens, secret tokens, payment tokens and charge ids are hidden under any of them."""

    people: bool = False  # names, usernames, phones, e-mails, addresses; places are rounded
    texts: bool = False  # what people and bots write, word by word
    ids: bool = False  # of users and chats
    links: bool = False  # the secret part of invitation and invoice links

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(one.name for one in fields(self) if getattr(self, one.name))


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of a command that scrubs as it writes."""
    names = ", ".join(one.name for one in fields(Policy))
    parser.add_argument(
        "--scrub",
        default="",
        metavar="KINDS",
        help=f"also hide, by pseudonyms that keep every length: {names}; or all (separated by commas)",
    )
    parser.add_argument(
        "--key-file",
        type=Path,
        metavar="FILE",
        help="make pseudonyms with this key, which keeps them the same in many recordings; "
        "made where it does not exist. Default: a key that nobody keeps",
    )


def policy_of(arguments: argparse.Namespace) -> Policy:
    """Raises UsageError for a kind that there is not."""
    known = {one.name for one in fields(Policy)}
    named = {name for name in arguments.scrub.replace(" ", "").split(",") if name}
    wanted = known if named == {"all"} else named
    if not wanted <= known:
        odd = ", ".join(sorted(wanted - known))
        raise UsageError(f"--scrub does not know {odd}: give some of {', '.join(sorted(known))}, or all.")
    return Policy(**dict.fromkeys(wanted, True))


def key_of(arguments: argparse.Namespace) -> bytes | None:
    """The key in the file; none where no file is given. Raises UsageError where it cannot be one."""
    path: Path | None = arguments.key_file
    if path is None:
        return None
    try:
        if not path.exists():
            path.touch(mode=0o600)
            path.write_text(secrets.token_hex(32) + "\n", encoding="ascii")
        key = path.read_bytes().strip()
    except OSError as error:
        raise UsageError(
            f"{path} cannot be read or made ({error.strerror}): give another key file."
        ) from error
    if len(key) < _SHORTEST_KEY:
        raise UsageError(f"{path} is too short for a key: give {_SHORTEST_KEY} bytes or more.")
    return key
