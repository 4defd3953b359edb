"""An open platform: whoever is named is there, for programs whose ids nobody can set up beforehand."""

import re
from collections.abc import Mapping
from typing import Any

from conformance.reference.access import find_chat, number
from conformance.reference.files.identity import NoIdentity, read
from conformance.reference.files.stand_ins import made_up
from conformance.reference.games import Game, Games
from conformance.reference.sandbox.files import KINDS, known
from conformance.reference.state import Bot, Chat, Member, Platform
from conformance.reference.state.openness import Openness

__all__ = ["is_open", "is_token", "naming", "welcome"]

_TOKEN = re.compile(r"[1-9][0-9]{0,14}:[A-Za-z0-9_-]{30,64}")
_NAME = re.compile(r"@[A-Za-z]\w{2,31}", re.ASCII)
_GAME = re.compile(r"[A-Za-z0-9_]{1,30}")
_CHATS = ("chat_id", "from_chat_id")
_PEOPLE = ("user_id",)
_GAMES = ("game_short_name",)
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
    return {name: params[name] for name in (*_CHATS, *_PEOPLE, *_GAMES, *_FILES) if name in params}


def welcome(platform: Platform, token: str, named: Mapping[str, str]) -> bool:
    """Has everyone and everything there that is named, and says whether any is new. Raises Taken."""
    bot = platform.bots.get(token)
    is_new = bot is None
    if bot is None:
        bot = platform.new_bot("Bot", token=token)
    for name in _CHATS:
        if name in named:
            is_new |= _opened(platform, bot, named[name])
    for name in _PEOPLE:
        if name in named:
            is_new |= _come(platform, bot, number(named[name]), named.get("chat_id", ""))
    for name in _GAMES:
        if name in named:
            is_new |= _stands(platform, bot, named[name])
    for name in _FILES:
        if name in named:
            is_new |= _lies(platform, named[name], name)
    return is_new


def _opened(platform: Platform, bot: Bot, text: str) -> bool:
    """Opens the chat: a person's, or a group or channel that the bot leads."""
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


def _come(platform: Platform, bot: Bot, user_id: int, chat: str) -> bool:
    """Lets the person be, and be in the group that is named with them if they never were."""
    is_new = 0 < user_id <= _HIGHEST and platform.account(user_id) is None
    if is_new:
        platform.new_user("Person", user_id=user_id)
    group = find_chat(platform, bot, chat)
    if group is None or group.kind == "private" or user_id in group.members or user_id not in platform.users:
        return is_new
    platform.seat(group, Member(user_id))
    return True


def _stands(platform: Platform, bot: Bot, name: str) -> bool:
    """Sets the game up if the bot has none of that name."""
    games = bot.part(Games).by_name
    if name in games or not _GAME.fullmatch(name):
        return False
    photo = platform.files.add_photo(made_up("png", name) or b"")
    games[name] = Game(name, name, name, photo)
    return True


def _lies(platform: Platform, file_id: str, kind: str) -> bool:
    """Makes a file up if the text has the form of an id that Telegram gives, and is none of ours."""
    try:
        form = read(file_id).kind
    except NoIdentity:
        return False
    if platform.files.find(file_id) is not None:
        return False
    kind = form.name.lower() if kind == "file_id" else kind
    known(platform, {"file_id": file_id, "kind": kind if kind in KINDS else "document"})
    return True
