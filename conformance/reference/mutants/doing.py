"""Faults in what methods do: said to be done and not done, or done otherwise."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

from conformance.reference.mutants.mutant import Mutant, Object
from conformance.wire.call import Call


class _Ignoring(Mutant):
    """Some parameters of every method are passed over."""

    parameters: ClassVar[frozenset[str]] = frozenset()

    def asked(self, bot_id: int, call: Call) -> Call:
        del bot_id
        return replace(
            call, params={name: item for name, item in call.params.items() if name not in self.parameters}
        )


class ShowsMarkupRaw(_Ignoring):
    """Tags and marks are shown as they were sent."""

    name = "shows_markup_raw"
    parameters = frozenset({"parse_mode"})
    caught_by = ("formatting.*",)


class IgnoresExplicitEntities(_Ignoring):
    """Formatting that is given as a list is passed over."""

    name = "ignores_given_entities"
    parameters = frozenset({"entities", "caption_entities"})
    caught_by = ("formatting.*",)


class IgnoresKeyboards(_Ignoring):
    """Messages come without any keyboard."""

    name = "ignores_keyboards"
    parameters = frozenset({"reply_markup"})
    caught_by = ("keyboards.*",)


class IgnoresReplies(_Ignoring):
    """A reply is sent as a message of its own."""

    name = "ignores_replies"
    parameters = frozenset({"reply_parameters", "reply_to_message_id"})
    caught_by = ("messages.repl*",)


class IgnoresProtection(_Ignoring):
    """What is to be protected is not."""

    name = "ignores_protection"
    parameters = frozenset({"protect_content"})
    caught_by = ("messages.*protect*",)


class IgnoresCaptions(_Ignoring):
    """Media are sent without their captions."""

    name = "ignores_captions"
    parameters = frozenset({"caption"})
    caught_by = ("files.caption*", "messages.*caption*")


class IgnoresPermissions(_Ignoring):
    """Nobody is kept from anything."""

    name = "ignores_permissions"
    parameters = frozenset({"permissions"})
    caught_by = ("groups.*",)


class IgnoresScopes(_Ignoring):
    """Commands are the same for everybody."""

    name = "ignores_command_scopes"
    parameters = frozenset({"scope", "language_code"})
    caught_by = ("commands.*",)


class IgnoresUntil(_Ignoring):
    """Bans and restrictions never end."""

    name = "ignores_until_date"
    parameters = frozenset({"until_date"})
    caught_by = ("groups.*",)


class IgnoresTopics(_Ignoring):
    """What is meant for a topic is sent beside it."""

    name = "ignores_topics"
    parameters = frozenset({"message_thread_id"})
    caught_by = ("topics.*",)


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
    caught_by = ("messages.delet*",)


class ForgetsCommands(_Forgetting):
    """The bot's commands are not kept."""

    name = "forgets_commands"
    methods = frozenset({"setmycommands", "deletemycommands"})
    caught_by = ("commands.*",)


class ForgetsProfile(_Forgetting):
    """The bot's name and descriptions are not kept."""

    name = "forgets_profile"
    methods = frozenset({"setmyname", "setmydescription", "setmyshortdescription", "setchatmenubutton"})
    caught_by = ("commands.*",)


class NeverBans(_Forgetting):
    """A ban is said to be done, and is not."""

    name = "never_bans"
    methods = frozenset({"banchatmember", "unbanchatmember"})
    caught_by = ("groups.*ban*",)


class NeverPromotes(_Forgetting):
    """Nobody becomes an administrator."""

    name = "never_promotes"
    methods = frozenset({"promotechatmember"})
    caught_by = ("groups.*promot*",)


class NeverPins(_Forgetting):
    """Nothing is pinned."""

    name = "never_pins"
    methods = frozenset({"pinchatmessage", "unpinchatmessage", "unpinallchatmessages"})
    caught_by = ("messages.*pin*", "channels.*pin*", "groups.*pin*")


class NeverReacts(_Forgetting):
    """A bot's reaction is not shown."""

    name = "never_reacts"
    methods = frozenset({"setmessagereaction"})
    caught_by = ("reactions.*",)


class NeverAnswersButtons(_Forgetting):
    """Whatever a pressed button is answered with is not looked at."""

    name = "never_answers_buttons"
    methods = frozenset({"answercallbackquery"})
    caught_by = ("keyboards.*answer*",)


class NeverChangesGroups(_Forgetting):
    """A group keeps its title, description and permissions."""

    name = "never_changes_groups"
    methods = frozenset(
        {"setchattitle", "setchatdescription", "setchatpermissions", "setchatphoto", "deletechatphoto"}
    )
    caught_by = ("groups.*",)


class NeverEditsTopics(_Forgetting):
    """Topics are neither edited nor closed."""

    name = "never_changes_topics"
    methods = frozenset(
        {"editforumtopic", "closeforumtopic", "reopenforumtopic", "deleteforumtopic", "hidegeneralforumtopic"}
    )
    caught_by = ("topics.*",)


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
    caught_by = ("stickers.*",)


class CopiesAreForwards(Mutant):
    """A copy tells where it came from."""

    name = "copies_are_forwards"
    caught_by = ("messages.cop*",)
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
    caught_by = ("messages.longest-text", "messages.long-text-refused")

    def asked(self, bot_id: int, call: Call) -> Call:
        del bot_id
        text: Any = call.params.get("text")
        return replace(call, params={**call.params, "text": text[:1000]}) if isinstance(text, str) else call
