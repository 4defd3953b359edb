"""An open platform: whoever is named is there, for programs whose ids nobody can set up beforehand."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from conformance.reference.apps.games import Game, Games
from conformance.reference.chats.access import find_chat, number
from conformance.reference.files.identity import NoIdentity, read
from conformance.reference.files.stand_ins import made_up
from conformance.reference.sandbox.files import KINDS, known
from conformance.reference.state import Bot, Chat, Member, Platform
from conformance.reference.state.openness import Openness

__all__ = ["is_open", "is_token", "naming", "welcome"]

_Named = Mapping[str, str]
_Comer = Callable[[Platform, Bot, _Named, str], bool]

_TOKEN = re.compile(r"[1-9][0-9]{0,14}:[A-Za-z0-9_-]{30,64}")
_NAME = re.compile(r"@[A-Za-z]\w{2,31}", re.ASCII)
_GAME = re.compile(r"[A-Za-z0-9_]{1,30}")
_FILES = ("photo", "video", "animation", "audio", "document", "voice", "video_note", "sticker", "file_id")
_HIGHEST = 2**52 - 1
_CHANNELS = -1_000_000_000_000


def is_open(platform: Platform) -> bool:
    openness = platform.peek(Openness)
    return openness is not None and openness.is_open


def is_token(text: str) -> bool:
    """Whether the text could be a bot's token."""
    return _TOKEN.fullmatch(text) is not None


def naming(params: Mapping[str, Any]) -> dict[str, str]:
    """What of a call's parameters names chats, people, games and files."""
    return {name: params[name] for name in _COMING if name in params}


def welcome(platform: Platform, token: str, named: _Named) -> bool:
    """Has everyone and everything there that is named, and says whether any is new. Raises Taken."""
    bot = platform.bots.get(token)
    is_new = bot is None
    if bot is None:
        bot = platform.new_bot("Bot", token=token)
    for name, come in _COMING.items():
        if name in named:
            is_new |= come(platform, bot, named, name)
    return is_new


def _opened(platform: Platform, bot: Bot, named: _Named, name: str) -> bool:
    """Opens the chat: a person's, or a group or channel that the bot leads."""
    text = named[name]
    chat_id = number(text)
    if find_chat(platform, bot, text) is not None or chat_id in platform.accounts:
        return False
    if 0 < chat_id <= _HIGHEST:
        person = platform.users.get(chat_id) or platform.new_user("Person", user_id=chat_id)
        platform.open_private(bot, person)
    elif -_HIGHEST <= chat_id < 0:
        chat = platform.chats.get(chat_id) or _founded(platform, chat_id)
        platform.seat(chat, platform.administrator(chat, bot.user.id))
    elif _NAME.fullmatch(text):
        channel = platform.new_group("channel", text[1:], username=text[1:])
        platform.seat(channel, platform.administrator(channel, bot.user.id))
    else:
        return False
    return True


def _founded(platform: Platform, chat_id: int) -> Chat:
    kind = "supergroup" if chat_id < _CHANNELS else "group"
    owner = Member(platform.new_user("Owner").id, "creator")
    # A forum does what any supergroup does, and more.
    return platform.new_group(kind, "Group", [owner], chat_id=chat_id, is_forum=kind == "supergroup")


def _come(platform: Platform, bot: Bot, named: _Named, name: str) -> bool:
    """Lets the person be, and be in the group that is named with them if they never were."""
    user_id = number(named[name])
    is_new = 0 < user_id <= _HIGHEST and platform.account(user_id) is None
    if is_new:
        platform.new_user("Person", user_id=user_id)
    group = find_chat(platform, bot, named.get("chat_id", ""))
    if group is None or group.kind == "private" or user_id in group.members or user_id not in platform.users:
        return is_new
    platform.seat(group, Member(user_id))
    return True


def _stands(platform: Platform, bot: Bot, named: _Named, name: str) -> bool:
    """Sets the game up if the bot has none of that name."""
    games, game = bot.part(Games).by_name, named[name]
    if game in games or not _GAME.fullmatch(game):
        return False
    photo = platform.files.add_photo(made_up("png", game) or b"")
    games[game] = Game(game, game, game, photo)
    return True


def _lies(platform: Platform, _: Bot, named: _Named, name: str) -> bool:
    """Makes a file up if the text has the form of an id that Telegram gives, and is none of ours."""
    file_id = named[name]
    try:
        form = read(file_id).kind
    except NoIdentity:
        return False
    if platform.files.find(file_id) is not None:
        return False
    kind = form.name.lower() if name == "file_id" else name
    known(platform, {"file_id": file_id, "kind": kind if kind in KINDS else "document"})
    return True


# In this order: people come into chats.
_COMING: dict[str, _Comer] = {
    "chat_id": _opened,
    "from_chat_id": _opened,
    "user_id": _come,
    "game_short_name": _stands,
    **dict.fromkeys(_FILES, _lies),
}
