"""Parameters that are taken and passed over."""

from dataclasses import replace
from typing import ClassVar

from conformance.reference.mutants.mutant import Mutant
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
    caught_by = (
        "formatting.html",
        "formatting.markdown",
        "formatting.markdown-v2",
        "formatting.html-link",
        "formatting.v2-link",
        "formatting.html-escapes",
        "formatting.v2-escapes",
    )


class IgnoresExplicitEntities(_Ignoring):
    """Formatting that is given as a list is passed over."""

    name = "ignores_given_entities"
    parameters = frozenset({"entities", "caption_entities"})
    caught_by = (
        "formatting.explicit-entities",
        "formatting.entity-*",
        "formatting.entities-*",
        "formatting.caption-entities",
    )


class IgnoresKeyboards(_Ignoring):
    """Messages come without any keyboard."""

    name = "ignores_keyboards"
    parameters = frozenset({"reply_markup"})
    caught_by = (
        "keyboards.inline-*",
        "keyboards.rows-kept",
        "keyboards.url-button",
        "keyboards.press-arrives",
        "properties.inline-keyboards-come-back",
        "properties.reply-keyboards-are-shown",
    )


class IgnoresReplies(_Ignoring):
    """A reply is sent as a message of its own."""

    name = "ignores_replies"
    parameters = frozenset({"reply_parameters", "reply_to_message_id"})
    caught_by = ("messages.repl*", "files.album-replies")


class IgnoresProtection(_Ignoring):
    """What is to be protected is not."""

    name = "ignores_protection"
    parameters = frozenset({"protect_content"})
    caught_by = ("messages.protected", "messages.forward-protected-refused", "messages.forward-protects")


class IgnoresCaptions(_Ignoring):
    """Media are sent without their captions."""

    name = "ignores_captions"
    parameters = frozenset({"caption"})
    caught_by = (
        "files.caption",
        "files.audio-caption",
        "files.document-caption",
        "files.video-caption",
        "files.voice-caption",
        "files.animation-caption",
        "messages.copy-with-caption",
        "messages.edit-caption",
    )


class IgnoresPermissions(_Ignoring):
    """Nobody is kept from anything."""

    name = "ignores_permissions"
    parameters = frozenset({"permissions"})
    caught_by = ("groups.permissions-imply", "groups.permissions-of-all", "groups.some-permissions")


class IgnoresScopes(_Ignoring):
    """Commands are the same for everybody."""

    name = "ignores_command_scopes"
    parameters = frozenset({"scope", "language_code"})
    caught_by = (
        "commands.by-language",
        "commands.description-by-language",
        "commands.scopes-stand-apart",
        "commands.unknown-scope-refused",
        "commands.wrong-language-refused",
    )


class IgnoresUntil(_Ignoring):
    """Bans and restrictions never end."""

    name = "ignores_until_date"
    parameters = frozenset({"until_date"})
    caught_by = ("groups.ban-for-a-while", "groups.restrict-for-a-while")


class IgnoresTopics(_Ignoring):
    """What is meant for a topic is sent beside it."""

    name = "ignores_topics"
    parameters = frozenset({"message_thread_id"})
    caught_by = (
        "topics.sent-into-topic",
        "topics.forwarded-into-topic",
        "topics.reply-stays-in-topic",
        "topics.unknown-thread-refused",
    )
