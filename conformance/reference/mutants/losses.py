"""Fields that are lost on their way out."""

from conformance.reference.mutants.mutant import Altering, Dropping, Object


class LosesReplies(Dropping):
    """A message does not say what it answers."""

    name = "loses_replies"
    fields = frozenset({"reply_to_message"})
    caught_by = (
        "messages.reply",
        "messages.reply-shows-text",
        "messages.reply-the-old-way",
        "messages.reply-to-person",
        "messages.replies-do-not-nest",
    )


class LosesQuotes(Dropping):
    """A reply does not carry the words that it quotes."""

    name = "loses_quotes"
    fields = frozenset({"quote"})
    caught_by = ("messages.quote", "messages.quote-formatted")


class LosesForwardOrigin(Dropping):
    """A forwarded message looks like any other."""

    name = "loses_forward_origin"
    fields = frozenset({"forward_origin"})
    caught_by = (
        "messages.forward-origin",
        "messages.forward-of-post",
        "messages.person-forwards",
        "updates.forward",
        "channels.carried-over-from",
    )


class LosesCaptions(Dropping):
    """Media come without their captions."""

    name = "loses_captions"
    fields = frozenset({"caption"})
    caught_by = (
        "files.caption",
        "files.longest-caption",
        "messages.copy-with-caption",
        "messages.copy-keeps-caption",
        "messages.edit-caption",
    )


class LosesCaptionEntities(Dropping):
    """A caption's formatting is lost."""

    name = "loses_caption_entities"
    fields = frozenset({"caption_entities"})
    caught_by = (
        "files.caption",
        "files.album-captions",
        "formatting.caption-entities",
        "formatting.found-in-caption",
    )


class LosesEditDate(Dropping):
    """An edited message does not say that it was edited."""

    name = "loses_edit_date"
    fields = frozenset({"edit_date"})
    caught_by = ("messages.edit-text", "updates.edited-message", "channels.edit-arrives")


class LosesAlbums(Dropping):
    """The parts of an album do not belong together."""

    name = "loses_albums"
    fields = frozenset({"media_group_id"})
    caught_by = ("files.album", "files.albums-apart", "files.persons-album", "updates.album")


class LosesThreads(Dropping):
    """What is said in a topic is said nowhere."""

    name = "loses_threads"
    fields = frozenset({"message_thread_id", "is_topic_message"})
    caught_by = (
        "topics.sent-into-topic",
        "topics.heard-in-topic",
        "topics.creation-is-told",
        "topics.reply-stays-in-topic",
        "topics.forwarded-into-topic",
    )


class LosesFileNames(Dropping):
    """A document has no name."""

    name = "loses_file_names"
    fields = frozenset({"file_name"})
    caught_by = ("files.document-name-*", "updates.document")


class LosesThumbnails(Dropping):
    """Media have no small picture."""

    name = "loses_thumbnails"
    fields = frozenset({"thumbnail"})
    caught_by = ("files.*thumbnail*",)


class LosesFilePaths(Dropping):
    """getFile does not say where the file is."""

    name = "loses_file_paths"
    fields = frozenset({"file_path"})
    caught_by = ("files.*download*", "files.bytes-kept")


class LosesFileUniqueIds(Dropping):
    """A file cannot be known again."""

    name = "loses_file_unique_ids"
    fields = frozenset({"file_unique_id"})
    caught_by = ("files.unique-id-*", "files.*-sent-again", "files.file-described")


class LosesLanguage(Dropping):
    """People have no language."""

    name = "loses_language"
    fields = frozenset({"language_code"})
    caught_by = ("updates.language",)


class LosesUsernames(Dropping):
    """Nobody has a username."""

    name = "loses_usernames"
    fields = frozenset({"username"})
    caught_by = ("identity.names-of-the-bot", "identity.chat-by-username")


class LosesSenders(Dropping):
    """A message does not say who wrote it."""

    name = "loses_senders"
    fields = frozenset({"from"})
    caught_by = (
        "messages.bot-is-sender",
        "updates.sender-is-there",
        "keyboards.query-says-who",
        "keyboards.query-is-whole",
        "inline.query-says-who",
    )


class LosesCallbackMessages(Altering):
    """A pressed button does not say below which message."""

    name = "loses_callback_messages"
    caught_by = ("keyboards.press-arrives", "keyboards.press-in-*", "keyboards.query-with-message")

    def object(self, value: Object) -> Object:
        is_query = "chat_instance" in value
        return {name: item for name, item in value.items() if not (is_query and name == "message")}


class LosesInvitePayloads(Dropping):
    """An order's payload does not come back."""

    name = "loses_invoice_payloads"
    fields = frozenset({"invoice_payload"})
    caught_by = (
        "payments.checkout-query",
        "payments.successful-payment",
        "payments.longest-payload",
        "payments.transaction-has-the-payload",
        "payments.shipping-query",
    )


class LosesPins(Dropping):
    """A pin is told without what was pinned."""

    name = "loses_pins"
    fields = frozenset({"pinned_message"})
    caught_by = (
        "messages.pin",
        "messages.pin-newest-shown",
        "messages.person-pins",
        "groups.pin-by-person",
        "groups.chat-has-pinned-message",
        "channels.pin",
    )


class LosesViaBot(Dropping):
    """What came through an inline bot does not say so."""

    name = "loses_via_bot"
    fields = frozenset({"via_bot"})
    caught_by = ("inline.sent-by-way-of", "inline.article-sent")
