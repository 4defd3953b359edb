"""Identity: what getMe says, and how a bot takes its leave."""

from collections.abc import Iterator
from contextlib import contextmanager

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, NotPlayable, User
from conformance.suite.ground.sending import sent
from conformance.verdict import Consequence, Level

_ME = documented("Bot API, getMe and User")
_SWITCHES = ("can_join_groups", "can_read_all_group_messages", "supports_inline_queries")


@clause("identity.names-of-the-bot", "#getme", _ME, method="getMe")
def names_of_the_bot(caller: Caller) -> None:
    """getMe gives a first name that is not empty, and a username that ends in bot."""
    me = caller.accepted("getMe")
    assert me["first_name"].strip()
    assert me["username"].lower().endswith("bot")


@clause(
    "identity.switches-of-the-bot",
    "#user",
    _ME,
    since="4.6",
    consequence=Consequence.DEGRADES,
    method="getMe",
)
def switches_of_the_bot(caller: Caller) -> None:
    """getMe says whether the bot can join groups, reads all their messages and has inline mode."""
    me = caller.accepted("getMe")
    assert [type(me[name]) for name in _SWITCHES] == [bool, bool, bool]


@clause(
    "identity.switches-only-of-me",
    "#user",
    documented("Bot API, User: returned only in getMe"),
    level=Level.SHOULD,
    consequence=Consequence.COSMETIC,
    since="4.6",
    method="sendMessage",
)
def switches_only_of_me(caller: Caller, user: User) -> None:
    """What getMe alone tells is not in the sender of a message."""
    assert not set(_SWITCHES) & sent(caller, user)["from"].keys()


@clause("identity.getme-is-the-same-again", "#getme", _ME, method="getMe")
def getme_is_the_same_again(caller: Caller) -> None:
    """getMe gives the same User each time."""
    assert caller.accepted("getMe") == caller.accepted("getMe")


@clause(
    "identity.log-out",
    "#logout",
    documented("Bot API, logOut"),
    since="5.0",
    method="logOut",
    effects=("session",),
    consequence=Consequence.COSMETIC,
)
def log_out(caller: Caller, user: User) -> None:
    """logOut succeeds, and the bot can call nothing on that server afterwards."""
    with _stand_in(caller, user) as bot:
        assert bot.accepted("logOut") is True
        assert not bot.call("getMe").ok


@clause(
    "identity.close-comes-too-soon",
    "#close",
    documented("Bot API, close: returns error 429 in the first 10 minutes after the bot is launched"),
    observed("tdlib/telegram-bot-api, Client.cpp"),
    since="5.0",
    method="close",
    effects=("session", "flood"),
    consequence=Consequence.COSMETIC,
)
def close_comes_too_soon(caller: Caller, user: User) -> None:
    """close is refused with 429 in the first ten minutes of a bot."""
    with _stand_in(caller, user) as bot:
        refusal = bot.refusal("close")
    assert refusal.error_code == 429
    assert 0 < refusal.parameters["retry_after"] <= 600


@contextmanager
def _stand_in(caller: Caller, user: User) -> Iterator[Caller]:
    """Another bot, that need not come back. Raises NotPlayable where none can be made."""
    platform = user.platform
    if not platform.makes_bots:
        raise NotPlayable("The driver makes no bots, and the given one is needed further.")
    bot = platform.bot("Passing")
    with platform.client(bot) as client:
        stand_in = Caller(client, bot, caller.spec, caller.validator, caller.exchanges)
        yield stand_in
