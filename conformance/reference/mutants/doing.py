"""Faults in what methods do: said to be done and not done, or done otherwise."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

from conformance.reference.mutants.mutant import Mutant, Object
from conformance.wire.call import Call


class _Forgetting(Mutant):
    """Some methods are answered with True, and do nothing."""

    methods: ClassVar[frozenset[str]] = frozenset()
    _did = False

    def asked(self, bot_id: int, call: Call) -> Call:
        del bot_id
        self._did = call.method.lower() in self.methods
        return replace(call, method="getMe", params={}, files={}) if self._did else call

    def told(self, method: str, status: int, envelope: Object) -> tuple[int, Object]:
        del method
        return (200, {"ok": True, "result": True}) if self._did else (status, envelope)


class PretendsToDelete(_Forgetting):
    """Deleting a message is said to be done, and is not."""

    name = "pretends_to_delete"
    methods = frozenset({"deletemessage", "deletemessages"})
    caught_by = (
        "messages.deleted-is-gone",
        "messages.edit-deleted-refused",
        "messages.delete-missing-refused",
    )


class ForgetsCommands(_Forgetting):
    """The bot's commands are not kept."""

    name = "forgets_commands"
    methods = frozenset({"setmycommands", "deletemycommands"})
    caught_by = (
        "commands.set",
        "commands.read-whole",
        "commands.replaced",
        "commands.slash-left-out",
        "commands.hundred",
        "commands.longest",
        "commands.by-language",
        "commands.for-*",
    )


class ForgetsProfile(_Forgetting):
    """The bot's name and descriptions are not kept."""

    name = "forgets_profile"
    methods = frozenset({"setmyname", "setmydescription", "setmyshortdescription", "setchatmenubutton"})
    caught_by = (
        "commands.name*",
        "commands.description",
        "commands.description-by-language",
        "commands.short-description*",
        "commands.menu-button-with-*",
        "commands.menu-button-for-everyone",
    )


class NeverBans(_Forgetting):
    """A ban is said to be done, and is not."""

    name = "never_bans"
    methods = frozenset({"banchatmember", "unbanchatmember"})
    caught_by = (
        "groups.ban",
        "groups.ban-is-told",
        "groups.ban-for-a-while",
        "groups.unban",
        "groups.unban-removes-members",
    )


class NeverPromotes(_Forgetting):
    """Nobody becomes an administrator."""

    name = "never_promotes"
    methods = frozenset({"promotechatmember"})
    caught_by = ("groups.promote", "groups.promoted-can-be-edited")


class NeverPins(_Forgetting):
    """Nothing is pinned."""

    name = "never_pins"
    methods = frozenset({"pinchatmessage", "unpinchatmessage", "unpinallchatmessages"})
    caught_by = (
        "messages.pin",
        "messages.pin-newest-shown",
        "messages.unpin-newest",
        "groups.chat-has-pinned-message",
        "channels.pin",
    )


class NeverReacts(_Forgetting):
    """A bot's reaction is not shown."""

    name = "never_reacts"
    methods = frozenset({"setmessagereaction"})
    caught_by = (
        "reactions.more-than-one-refused",
        "reactions.no-reaction-emoji-refused",
        "reactions.missing-message-refused",
    )


class NeverAnswersButtons(_Forgetting):
    """Whatever a pressed button is answered with is not looked at."""

    name = "never_answers_buttons"
    methods = frozenset({"answercallbackquery"})
    caught_by = (
        "keyboards.answered-once",
        "keyboards.unknown-query-refused",
        "keyboards.too-long-answer-refused",
        "keyboards.answer-without-query-refused",
    )


class NeverChangesGroups(_Forgetting):
    """A group keeps its title, description and permissions."""

    name = "never_changes_groups"
    methods = frozenset(
        {"setchattitle", "setchatdescription", "setchatpermissions", "setchatphoto", "deletechatphoto"}
    )
    caught_by = (
        "groups.title",
        "groups.title-is-told",
        "groups.description",
        "groups.photo",
        "groups.permissions-of-all",
    )


class NeverEditsTopics(_Forgetting):
    """Topics are neither edited nor closed."""

    name = "never_changes_topics"
    methods = frozenset(
        {"editforumtopic", "closeforumtopic", "reopenforumtopic", "deleteforumtopic", "hidegeneralforumtopic"}
    )
    caught_by = ("topics.edit", "topics.close", "topics.reopen", "topics.delete", "topics.general-hidden")


class ForgetsStickers(_Forgetting):
    """A sticker set stays as it was made."""

    name = "never_changes_sticker_sets"
    methods = frozenset(
        {
            "addstickertoset",
            "deletestickerfromset",
            "setstickersettitle",
            "setstickerpositioninset",
            "deletestickerset",
        }
    )
    caught_by = (
        "stickers.sticker-added",
        "stickers.sticker-removed",
        "stickers.sticker-moved",
        "stickers.set-renamed",
        "stickers.set-deleted",
    )


class CopiesAreForwards(Mutant):
    """A copy tells where it came from."""

    name = "copies_are_forwards"
    caught_by = (
        "messages.copy-is-the-bots",
        "messages.copy-with-*",
        "messages.copy-without-caption",
        "messages.copy-many-without-captions",
    )
    _BECOME: ClassVar[Mapping[str, str]] = {
        "copymessage": "forwardMessage",
        "copymessages": "forwardMessages",
    }

    def asked(self, bot_id: int, call: Call) -> Call:
        del bot_id
        return replace(call, method=self._BECOME.get(call.method.lower(), call.method))


class CutsTexts(Mutant):
    """Of a long text only the first 1,000 characters are sent."""

    name = "cuts_texts"
    caught_by = ("messages.longest-text*", "messages.long-text-refused", "messages.edit-long-text-refused")

    def asked(self, bot_id: int, call: Call) -> Call:
        del bot_id
        text: Any = call.params.get("text")
        return replace(call, params={**call.params, "text": text[:1000]}) if isinstance(text, str) else call
