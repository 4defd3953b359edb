"""Groups that are left, and groups that move."""

from typing import Any

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, NewGroup, User
from conformance.verdict import Consequence

_MEMBERS = ("members",)


def _moved(caller: Caller, chat_id: int, name: str) -> Any:
    """What the message that says of a move has in that field."""
    update = caller.awaited("message", lambda one: one["chat"]["id"] == chat_id and name in one)
    return update["message"][name]


@clause(
    "groups.migration-is-told",
    "#message",
    documented("Bot API, Message: migrate_to_chat_id and migrate_from_chat_id"),
    since="2.0",
    needs=("upgrade_group",),
    update="message",
    effects=_MEMBERS,
    features=("group_migration",),
)
def migration_is_told(caller: Caller, new_group: NewGroup) -> None:
    """A basic group that becomes a supergroup says so in both, each naming the other."""
    group = new_group("group")
    group.owner.act("upgrade_group")
    new = _moved(caller, group.chat_id, "migrate_to_chat_id")
    assert _moved(caller, new, "migrate_from_chat_id") == group.chat_id


@clause(
    "groups.migrated-group-is-refused",
    "#responseparameters",
    documented("Bot API, ResponseParameters: migrate_to_chat_id"),
    observed("tdlib/telegram-bot-api, Client.cpp, check_chat_access"),
    since="2.3",
    needs=("upgrade_group",),
    method="sendMessage",
    effects=_MEMBERS,
    features=("err_text_match",),
)
def migrated_group_is_refused(caller: Caller, new_group: NewGroup) -> None:
    """The old id is refused with 400, Telegram's words, and the new id as migrate_to_chat_id."""
    group = new_group("group")
    group.owner.act("upgrade_group")
    refusal = caller.refusal("sendMessage", {"chat_id": group.chat_id, "text": User.marker()})
    assert (refusal.error_code, refusal.description) == (
        400,
        "Bad Request: group chat was upgraded to a supergroup chat",
    )
    moved = refusal.parameters["migrate_to_chat_id"]
    assert caller.accepted("sendMessage", {"chat_id": moved, "text": User.marker()})["chat"]["id"] == moved


@clause(
    "groups.leave",
    "#leavechat",
    documented("Bot API, leaveChat"),
    since="2.1",
    method="leaveChat",
    effects=_MEMBERS,
)
def leave(caller: Caller, new_group: NewGroup) -> None:
    """A bot that has left a group is no member there: 403 and Telegram's words."""
    group = new_group("supergroup")
    assert caller.ask("leaveChat", {"chat_id": group.chat_id}) is True
    refusal = caller.refusal("sendMessage", {"chat_id": group.chat_id, "text": User.marker()})
    assert (refusal.error_code, refusal.description) == (
        403,
        "Forbidden: bot is not a member of the supergroup chat",
    )


@clause(
    "groups.leave-private-refused",
    "#leavechat",
    documented("Bot API, leaveChat: a group, supergroup or channel"),
    since="2.1",
    consequence=Consequence.COSMETIC,
    method="leaveChat",
)
def leave_private_refused(caller: Caller, user: User) -> None:
    """A private chat cannot be left: 400."""
    assert caller.refusal("leaveChat", {"chat_id": user.chat_id}).error_code == 400
