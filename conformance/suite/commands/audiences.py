"""Commands for some chats, some people and some languages."""

from conformance.suite.clause import clause, documented, observed
from conformance.suite.commands._kept import BASKET, commands_kept
from conformance.suite.ground import Caller, Group, User
from conformance.verdict import Consequence

_SCOPE = documented("Bot API, BotCommandScope")
_METHOD = "setMyCommands"
_GROUND = ("getMyCommands",)
_PROFILE = ("profile",)
_SERVER = observed("tdlib/telegram-bot-api, Client.cpp, get_bot_command_scope")


def _set_for(caller: Caller, **audience: object) -> list[str]:
    """The commands that the audience has once they are set for it."""
    with commands_kept(caller, **audience) as them:
        caller.accepted(_METHOD, {**them, "commands": BASKET})
        return [one["command"] for one in caller.accepted("getMyCommands", them)]


@clause(
    "commands.for-kinds-of-chats",
    "#botcommandscope",
    _SCOPE,
    since="5.3",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
    stands_on=_GROUND,
    effects=_PROFILE,
)
def for_kinds_of_chats(caller: Caller) -> None:
    """Private chats, groups and administrators each have a list of commands of their own."""
    for kind in ("all_private_chats", "all_group_chats", "all_chat_administrators"):
        assert _set_for(caller, scope={"type": kind}) == ["basket", "help"]


@clause(
    "commands.for-chat",
    "#botcommandscopechat",
    _SCOPE,
    since="5.3",
    method=_METHOD,
    stands_on=_GROUND,
    effects=_PROFILE,
)
def for_chat(caller: Caller, user: User) -> None:
    """One chat can have commands of its own."""
    assert _set_for(caller, scope={"type": "chat", "chat_id": user.chat_id}) == ["basket", "help"]


@clause(
    "commands.for-member",
    "#botcommandscopechatmember",
    _SCOPE,
    since="5.3",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
    stands_on=_GROUND,
    effects=_PROFILE,
)
def for_member(caller: Caller, group: Group) -> None:
    """One member of a group can have commands of their own."""
    scope = {"type": "chat_member", "chat_id": group.chat_id, "user_id": group.member.id}
    assert _set_for(caller, scope=scope) == ["basket", "help"]


@clause(
    "commands.for-chat-administrators",
    "#botcommandscopechatadministrators",
    _SCOPE,
    since="5.3",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
    stands_on=_GROUND,
    effects=_PROFILE,
)
def for_chat_administrators(caller: Caller, group: Group) -> None:
    """The administrators of one group can have commands of their own."""
    scope = {"type": "chat_administrators", "chat_id": group.chat_id}
    assert _set_for(caller, scope=scope) == ["basket", "help"]


@clause(
    "commands.scopes-stand-apart",
    "#getmycommands",
    documented("Bot API, getMyCommands: for the given scope; if commands aren't set, an empty list"),
    since="5.3",
    method="getMyCommands",
    stands_on=(_METHOD,),
    effects=_PROFILE,
)
def scopes_stand_apart(caller: Caller, user: User) -> None:
    """Commands that are set for one chat are not those of everyone, nor of another scope."""
    command = [{"command": "only_here", "description": "فقط اینجا"}]
    with commands_kept(caller, scope={"type": "chat", "chat_id": user.chat_id}) as here:
        caller.given(_METHOD, {**here, "commands": command})
        others = caller.accepted("getMyCommands")
        others += caller.accepted("getMyCommands", {"scope": {"type": "all_private_chats"}})
    assert "only_here" not in [one["command"] for one in others]


@clause(
    "commands.by-language",
    "#setmycommands",
    documented("Bot API, setMyCommands: language_code"),
    since="5.3",
    method=_METHOD,
    stands_on=_GROUND,
    effects=_PROFILE,
    features=("i18n_language_code",),
)
def by_language(caller: Caller) -> None:
    """Each language has a list of commands of its own."""
    persian, german = ([{"command": "help", "description": text}] for text in ("راهنما", "Hilfe"))
    with commands_kept(caller, language_code="fa") as fa, commands_kept(caller, language_code="de") as de:
        caller.accepted(_METHOD, {**fa, "commands": persian})
        caller.accepted(_METHOD, {**de, "commands": german})
        got = [caller.accepted("getMyCommands", who)[0]["description"] for who in (fa, de)]
    assert got == ["راهنما", "Hilfe"]


@clause(
    "commands.wrong-language-refused",
    "#setmycommands",
    documented("Bot API, setMyCommands: a two-letter ISO 639-1 language code"),
    since="5.3",
    consequence=Consequence.COSMETIC,
    method=_METHOD,
)
def wrong_language_refused(caller: Caller) -> None:
    """Commands for a language that is no two-letter code are refused with 400."""
    params = {"commands": BASKET, "language_code": "persian"}
    assert caller.refusal(_METHOD, params).error_code == 400


@clause(
    "commands.unknown-scope-refused",
    "#botcommandscope",
    _SERVER,
    since="5.3",
    consequence=Consequence.COSMETIC,
    method=_METHOD,
)
def unknown_scope_refused(caller: Caller) -> None:
    """Commands for a scope that there is not are refused with 400."""
    params = {"commands": BASKET, "scope": {"type": "conformance"}}
    assert caller.refusal(_METHOD, params).error_code == 400


@clause(
    "commands.unknown-chat-refused",
    "#botcommandscopechat",
    _SCOPE,
    since="5.3",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
)
def unknown_chat_refused(caller: Caller) -> None:
    """Commands for a chat that the bot cannot know are refused with 400 and Telegram's words."""
    params = {"commands": BASKET, "scope": {"type": "chat", "chat_id": 1}}
    refusal = caller.refusal(_METHOD, params)
    assert (refusal.error_code, refusal.description) == (400, "Bad Request: chat not found")


@clause(
    "commands.broken-list-refused",
    "#setmycommands",
    observed("tdlib/telegram-bot-api, Client.cpp, get_bot_commands"),
    since="4.7",
    consequence=Consequence.COSMETIC,
    method=_METHOD,
)
def broken_list_refused(caller: Caller) -> None:
    """Commands that are no JSON are refused with 400 and Telegram's words."""
    refusal = caller.refusal(_METHOD, {"commands": "[{"})
    assert (refusal.error_code, refusal.description) == (
        400,
        "Bad Request: can't parse commands JSON object",
    )
