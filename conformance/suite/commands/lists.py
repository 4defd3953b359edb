"""Lists of commands: set, read, deleted, and what each may be."""

from conformance.suite.clause import clause, documented, observed
from conformance.suite.commands._kept import BASKET, commands_kept
from conformance.suite.ground import Caller
from conformance.verdict import Consequence, Level

_SET = documented("Bot API, setMyCommands")
_COMMAND = documented("Bot API, BotCommand: 1-32 lowercase English letters, digits and underscores")
_ABOUT = documented("Bot API, BotCommand: description, 1-256 characters")
_METHOD = "setMyCommands"
_GROUND = ("getMyCommands",)
_PROFILE = ("profile",)


def _refused(caller: Caller, command: str, description: str = "راهنما") -> int | None:
    """The code with which such a command is refused."""
    with commands_kept(caller) as everyone:
        commands = [{"command": command, "description": description}]
        return caller.refusal(_METHOD, {**everyone, "commands": commands}).error_code


@clause(
    "commands.set",
    "#setmycommands",
    _SET,
    since="4.7",
    method=_METHOD,
    stands_on=_GROUND,
    effects=_PROFILE,
)
def set_(caller: Caller) -> None:
    """The commands that were set are those that getMyCommands gives, in their order."""
    with commands_kept(caller) as everyone:
        assert caller.ask(_METHOD, {**everyone, "commands": BASKET}) is True
        got = caller.accepted("getMyCommands", everyone)
    assert [(one["command"], one["description"]) for one in got] == [
        (one["command"], one["description"]) for one in BASKET
    ]


@clause(
    "commands.read-whole",
    "#getmycommands",
    documented("Bot API, getMyCommands"),
    since="4.7",
    method="getMyCommands",
    stands_on=(_METHOD,),
    effects=_PROFILE,
)
def read_whole(caller: Caller) -> None:
    """getMyCommands gives BotCommand objects, schema-true."""
    with commands_kept(caller) as everyone:
        caller.given(_METHOD, {**everyone, "commands": BASKET})
        assert len(caller.ask("getMyCommands", everyone)) == len(BASKET)


@clause(
    "commands.replaced",
    "#setmycommands",
    _SET,
    since="4.7",
    method=_METHOD,
    stands_on=_GROUND,
    effects=_PROFILE,
)
def replaced(caller: Caller) -> None:
    """Setting commands replaces those that were there."""
    with commands_kept(caller) as everyone:
        for commands in (BASKET, BASKET[1:]):
            caller.accepted(_METHOD, {**everyone, "commands": commands})
        got = caller.accepted("getMyCommands", everyone)
    assert [one["command"] for one in got] == ["help"]


@clause(
    "commands.deleted",
    "#deletemycommands",
    documented("Bot API, deleteMyCommands"),
    since="5.3",
    method="deleteMyCommands",
    stands_on=("getMyCommands", _METHOD),
    effects=_PROFILE,
)
def deleted(caller: Caller) -> None:
    """After deleteMyCommands there are none."""
    with commands_kept(caller) as everyone:
        caller.given(_METHOD, {**everyone, "commands": BASKET})
        assert caller.ask("deleteMyCommands", everyone) is True
        assert caller.accepted("getMyCommands", everyone) == []


@clause(
    "commands.slash-left-out",
    "#botcommand",
    observed("tdlib/telegram-bot-api, Client.cpp, get_bot_command: a slash before the command is dropped"),
    level=Level.OBSERVED,
    since="4.7",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
    stands_on=_GROUND,
    effects=_PROFILE,
)
def slash_left_out(caller: Caller) -> None:
    """A command that is given with its slash is kept without it."""
    with commands_kept(caller) as everyone:
        caller.accepted(
            _METHOD, {**everyone, "commands": [{"command": "/basket", "description": "سبد خرید"}]}
        )
        got = caller.accepted("getMyCommands", everyone)
    assert [one["command"] for one in got] == ["basket"]


@clause(
    "commands.hundred",
    "#setmycommands",
    documented("Bot API, setMyCommands: at most 100 commands can be specified"),
    since="4.7",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
    stands_on=_GROUND,
    effects=_PROFILE,
)
def hundred(caller: Caller) -> None:
    """A bot can have a hundred commands."""
    commands = [{"command": f"c{number}", "description": f"فرمان {number}"} for number in range(100)]
    with commands_kept(caller) as everyone:
        caller.accepted(_METHOD, {**everyone, "commands": commands})
        assert len(caller.accepted("getMyCommands", everyone)) == 100


@clause(
    "commands.more-than-hundred-refused",
    "#setmycommands",
    documented("Bot API, setMyCommands: at most 100 commands can be specified"),
    since="4.7",
    consequence=Consequence.COSMETIC,
    method=_METHOD,
    stands_on=_GROUND,
    effects=_PROFILE,
)
def more_than_hundred_refused(caller: Caller) -> None:
    """A list of 101 commands is refused with 400."""
    commands = [{"command": f"c{number}", "description": f"فرمان {number}"} for number in range(101)]
    with commands_kept(caller) as everyone:
        assert caller.refusal(_METHOD, {**everyone, "commands": commands}).error_code == 400


@clause(
    "commands.longest",
    "#botcommand",
    _COMMAND,
    _ABOUT,
    since="4.7",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
    stands_on=_GROUND,
    effects=_PROFILE,
)
def longest(caller: Caller) -> None:
    """A command can have 32 letters, and its description 256."""
    command = {"command": "c" * 32, "description": "ف" * 256}
    with commands_kept(caller) as everyone:
        caller.accepted(_METHOD, {**everyone, "commands": [command]})
        (got,) = caller.accepted("getMyCommands", everyone)
    assert (len(got["command"]), len(got["description"])) == (32, 256)


@clause(
    "commands.too-long-refused",
    "#botcommand",
    _COMMAND,
    since="4.7",
    consequence=Consequence.COSMETIC,
    method=_METHOD,
    stands_on=_GROUND,
    effects=_PROFILE,
)
def too_long_refused(caller: Caller) -> None:
    """A command of 33 letters is refused with 400."""
    assert _refused(caller, "c" * 33) == 400


@clause(
    "commands.capitals-refused",
    "#botcommand",
    _COMMAND,
    since="4.7",
    consequence=Consequence.COSMETIC,
    method=_METHOD,
    stands_on=_GROUND,
    effects=_PROFILE,
)
def capitals_refused(caller: Caller) -> None:
    """A command with capital letters is refused with 400."""
    assert _refused(caller, "Basket") == 400


@clause(
    "commands.persian-refused",
    "#botcommand",
    _COMMAND,
    since="4.7",
    consequence=Consequence.COSMETIC,
    method=_METHOD,
    stands_on=_GROUND,
    effects=_PROFILE,
)
def persian_refused(caller: Caller) -> None:
    """A command in Persian letters is refused with 400."""
    assert _refused(caller, "سبد") == 400


@clause(
    "commands.empty-description-refused",
    "#botcommand",
    _ABOUT,
    since="4.7",
    consequence=Consequence.COSMETIC,
    method=_METHOD,
    stands_on=_GROUND,
    effects=_PROFILE,
)
def empty_description_refused(caller: Caller) -> None:
    """A command without a description is refused with 400."""
    assert _refused(caller, "basket", "") == 400
