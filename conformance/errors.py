"""What can go wrong outside a verdict, each with an exit code of its own.

ConformanceError               2
├── UsageError                 2
│   ├── UnknownPlatform        14
│   ├── StateFileUnreadable    15
│   ├── WorldUnreadable        16
│   ├── ProfileUnreadable      17
│   ├── TalkUnreadable         18
│   ├── NeedsUnreadable        19
│   ├── BaselineUnreadable     21
│   ├── HistoryUnreadable      22
│   └── BotUnreadable          24
├── TargetError
│   ├── TargetUnreachable      3
│   ├── TokenRefused           10
│   ├── NotABotApi             11
│   └── BotTaken               20
└── CassetteError
    ├── CassetteUnreadable     12
    └── CassetteFromTheFuture  13

Exit code 0 means as expected and 1 means departures; neither is an error of this tree.
The message is one sentence: what is wrong and what to do.
"""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import ClassVar


def meant(word: str, known: Sequence[str], most: int | None = None) -> str:
    """The mend of an unknown word: the nearest of those known, or else the first ``most`` of them."""
    near = get_close_matches(word, known, 1, 0.5)
    return f"write {near[0]!r}" if near else f"known are {', '.join(known[:most])}"


class ConformanceError(Exception):
    """Something other than the platform's behaviour went wrong."""

    exit_code: ClassVar[int] = 2


class UsageError(ConformanceError):
    """The command, option or file given cannot be meant."""


class UnknownPlatform(UsageError):
    """The name given to ``--platform`` is neither a URL nor a known profile."""

    exit_code = 14


class StateFileUnreadable(UsageError):
    """The file given to ``--state`` is not one of ours, or of another version."""

    exit_code = 15


class WorldUnreadable(UsageError):
    """The file given to ``--world`` does not describe a world."""

    exit_code = 16


class ProfileUnreadable(UsageError):
    """The file does not describe a platform, or contradicts itself."""

    exit_code = 17


class TalkUnreadable(UsageError):
    """The file given to ``--conversation`` does not describe a conversation."""

    exit_code = 18


class NeedsUnreadable(UsageError):
    """The file given to ``--needs`` is no corpus of bots and their needs."""

    exit_code = 19


class BaselineUnreadable(UsageError):
    """The file given to ``--baseline`` does not tell known failures."""

    exit_code = 21


class HistoryUnreadable(UsageError):
    """The store of reports cannot be opened, or is of another version."""

    exit_code = 22


class BotUnreadable(UsageError):
    """What is given as a bot's source or cassette tells nothing about a bot."""

    exit_code = 24


class TargetError(ConformanceError):
    """The platform cannot be judged at all."""

    exit_code = 3


class TargetUnreachable(TargetError):
    """Nothing answers at the platform's address."""

    exit_code = 3


class TokenRefused(TargetError):
    """The platform answers, and does not accept the bot's token."""

    exit_code = 10


class NotABotApi(TargetError):
    """Something answers, and it does not speak the Bot API's envelope."""

    exit_code = 11


class BotTaken(TargetError):
    """The bot's updates go elsewhere: to a webhook, or to another program that polls."""

    exit_code = 20


class CassetteError(ConformanceError):
    """A cassette cannot be read."""

    exit_code = 12


class CassetteUnreadable(CassetteError):
    """The file is not a cassette, or is broken."""


class CassetteFromTheFuture(CassetteError):
    """The file is written in a format newer than this version knows."""

    exit_code = 13
