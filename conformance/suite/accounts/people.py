"""What bots see and change of people: emoji status, boosts, marks of verification, the channel they show."""

from typing import Any

from conformance.suite.clause import Declaration, clause, documented
from conformance.suite.ground import Caller, Group, NotPlayable, User
from conformance.verdict import Consequence, Level

_STATUS, _BOOSTS = "setUserEmojiStatus", "getUserChatBoosts"
_PERSONAL = "getUserPersonalChatMessages"


def _clause(id_: str, method: str, since: str, **how: Any) -> Declaration:
    given: dict[str, Any] = {"consequence": Consequence.DEGRADES, **how}
    return clause(
        id_, f"#{method.lower()}", documented(f"Bot API, {method}"), since=since, method=method, **given
    )


def _emoji(caller: Caller) -> str:
    """Some custom emoji."""
    stickers = caller.given("getForumTopicIconStickers")
    found = next((one["custom_emoji_id"] for one in stickers if "custom_emoji_id" in one), None)
    if found is None:
        raise NotPlayable("The platform shows no custom emoji.")
    return str(found)


@_clause(
    "accounts.emoji-status",
    _STATUS,
    "8.0",
    needs=("allow_emoji_status",),
    stands_on=("getForumTopicIconStickers", "getChat"),
)
def emoji_status(caller: Caller, user: User) -> None:
    """A person who lets the bot has the emoji status that it sets, and none once it is taken away."""
    user.act("allow_emoji_status")
    name, person = _emoji(caller), {"user_id": user.id}
    try:
        assert caller.ask(_STATUS, {**person, "emoji_status_custom_emoji_id": name}) is True
        shown = caller.given("getChat", {"chat_id": user.chat_id})
        assert shown["emoji_status_custom_emoji_id"] == name
    finally:
        caller.call(_STATUS, {**person, "emoji_status_custom_emoji_id": ""})
    assert "emoji_status_custom_emoji_id" not in caller.given("getChat", {"chat_id": user.chat_id})


@_clause(
    "accounts.emoji-status-expires",
    _STATUS,
    "8.0",
    needs=("allow_emoji_status",),
    stands_on=("getForumTopicIconStickers", "getChat"),
)
def emoji_status_expires(caller: Caller, user: User) -> None:
    """An emoji status that is set for some time says until when."""
    user.act("allow_emoji_status")
    until = caller.accepted("sendMessage", _note(user))["date"] + 3600
    given = {"user_id": user.id, "emoji_status_custom_emoji_id": _emoji(caller)}
    try:
        caller.accepted(_STATUS, {**given, "emoji_status_expiration_date": until})
        shown = caller.given("getChat", {"chat_id": user.chat_id})
        assert shown["emoji_status_expiration_date"] == until
    finally:
        caller.call(_STATUS, {"user_id": user.id, "emoji_status_custom_emoji_id": ""})


def _note(user: User) -> dict[str, Any]:
    return {"chat_id": user.chat_id, "text": user.marker()}


@_clause("accounts.emoji-status-needs-leave", _STATUS, "8.0", stands_on=("getForumTopicIconStickers",))
def emoji_status_needs_leave(caller: Caller, other: User) -> None:
    """The emoji status of a person who has not let the bot is not set: 400 or 403."""
    given = {"user_id": other.id, "emoji_status_custom_emoji_id": _emoji(caller)}
    assert caller.refusal(_STATUS, given).error_code in {400, 403}


@_clause("accounts.boost-is-told", "getUpdates", "7.0", needs=("boost", "unboost"), update="chat_boost")
def boost_is_told(caller: Caller, user: User, new_group: Any) -> None:
    """A boost of a chat is told to the bot that administers it: whose, and until when."""
    chat_id = new_group().chat_id
    user.at(chat_id).act("boost")
    told = caller.awaited("chat_boost", lambda seen: seen["chat"]["id"] == chat_id)["chat_boost"]
    caller.whole("chat_boost", caller.validator.type("ChatBoostUpdated", told))
    assert told["boost"]["source"]["user"]["id"] == user.id
    assert told["boost"]["expiration_date"] > told["boost"]["add_date"]


@_clause(
    "accounts.end-of-boost-is-told",
    "getUpdates",
    "7.0",
    needs=("boost", "unboost"),
    update="removed_chat_boost",
)
def end_of_boost_is_told(caller: Caller, user: User, new_group: Any) -> None:
    """A boost that is taken back is told by the id that it was given with."""
    chat_id = new_group().chat_id
    user.at(chat_id).act("boost")
    given = caller.awaited("chat_boost", lambda seen: seen["chat"]["id"] == chat_id)["chat_boost"]["boost"]
    user.at(chat_id).act("unboost", boost_id=given["boost_id"])
    told = caller.awaited("removed_chat_boost", lambda seen: seen["chat"]["id"] == chat_id)
    taken = told["removed_chat_boost"]
    caller.whole("removed_chat_boost", caller.validator.type("ChatBoostRemoved", taken))
    assert taken["boost_id"] == given["boost_id"]


@_clause("accounts.boosts-of-a-person", _BOOSTS, "7.0", needs=("boost",))
def boosts_of_a_person(caller: Caller, user: User, other: User, new_group: Any) -> None:
    """getUserChatBoosts gives the boosts that this person has given the chat, and nobody else's."""
    chat_id = new_group().chat_id
    user.at(chat_id).act("boost")
    whose = {
        person.id: caller.ask(_BOOSTS, {"chat_id": chat_id, "user_id": person.id})["boosts"]
        for person in (user, other)
    }
    assert [one["source"]["user"]["id"] for one in whose[user.id]] == [user.id]
    assert whose[other.id] == []


@_clause("accounts.boosts-need-an-administrator", _BOOSTS, "7.0")
def boosts_need_an_administrator(caller: Caller, user: User, new_group: Any) -> None:
    """A bot that does not administer a chat is not shown who has boosted it: 400."""
    chat_id = new_group(bot_status="member").chat_id
    assert caller.refusal(_BOOSTS, {"chat_id": chat_id, "user_id": user.id}).error_code == 400


@_clause("accounts.personal-channel", _PERSONAL, "10.0", needs=("set_profile",), level=Level.SHOULD)
def personal_channel(caller: Caller, other: User, new_group: Any) -> None:
    """The newest posts of the channel that a person shows can be read, no more of them than asked for."""
    channel = new_group("channel").chat_id
    texts = [other.marker("پست") for _ in range(3)]
    for text in texts:
        caller.accepted("sendMessage", {"chat_id": channel, "text": text})
    other.act("set_profile", personal_chat_id=channel)
    found = caller.ask(_PERSONAL, {"user_id": other.id, "limit": 2})
    assert {message["text"] for message in found} == set(texts[1:])


@_clause("accounts.no-personal-messages-refused", _PERSONAL, "10.0")
def no_personal_messages_refused(caller: Caller, user: User) -> None:
    """None of a personal channel's messages cannot be asked for: a limit of 0 is refused with 400."""
    assert caller.refusal(_PERSONAL, {"user_id": user.id, "limit": 0}).error_code == 400


@_clause("accounts.profile-audios", "getUserProfileAudios", "9.4")
def profile_audios(caller: Caller, user: User) -> None:
    """The audios of a person's profile come with how many there are in all."""
    found = caller.ask("getUserProfileAudios", {"user_id": user.id, "limit": 1})
    assert len(found["audios"]) == min(found["total_count"], 1)


@_clause("accounts.audios-of-nobody-refused", "getUserProfileAudios", "9.4")
def audios_of_nobody_refused(caller: Caller) -> None:
    """The audios of somebody whom the bot cannot know are refused with 400."""
    assert caller.refusal("getUserProfileAudios", {"user_id": 1}).error_code == 400


def _verification(id_: str, method: str) -> Declaration:
    return _clause(id_, method, "8.2", level=Level.SHOULD)


@_verification("accounts.verify-user", "verifyUser")
def verify_user(caller: Caller, user: User) -> None:
    """A bot that stands for no organisation cannot verify a person: 400 or 403."""
    assert caller.refusal("verifyUser", {"user_id": user.id}).error_code in {400, 403}


@_verification("accounts.verify-chat", "verifyChat")
def verify_chat(caller: Caller, channel: Group) -> None:
    """A bot that stands for no organisation cannot verify a channel: 400 or 403."""
    assert caller.refusal("verifyChat", {"chat_id": channel.chat_id}).error_code in {400, 403}


@_verification("accounts.unverify-user", "removeUserVerification")
def unverify_user(caller: Caller, user: User) -> None:
    """A bot that stands for no organisation cannot take a person's verification away: 400 or 403."""
    assert caller.refusal("removeUserVerification", {"user_id": user.id}).error_code in {400, 403}


@_verification("accounts.unverify-chat", "removeChatVerification")
def unverify_chat(caller: Caller, channel: Group) -> None:
    """A bot that stands for no organisation cannot take a channel's verification away: 400 or 403."""
    given = {"chat_id": channel.chat_id}
    assert caller.refusal("removeChatVerification", given).error_code in {400, 403}
