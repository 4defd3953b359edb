"""The first faults: those that every messenger that copies the Bot API has had."""

from typing import Any

from conformance.reference.calls.errors import ApiError
from conformance.reference.mutants.mutant import Mutant
from conformance.wire.call import Form

_View = dict[str, Any]


class DropsDate(Mutant):
    """A message has no date."""

    name = "drops_date"
    caught_by = ("messages.date-in-seconds", "messages.sent-message-is-whole", "updates.date")

    def message(self, view: _View) -> _View:
        return {key: value for key, value in view.items() if key != "date"}


class StringIds(Mutant):
    """The ids of messages are text."""

    name = "string_ids"
    caught_by = ("messages.sent-message-is-whole",)

    def message(self, view: _View) -> _View:
        return view | {"message_id": str(view["message_id"])}


class CodePointOffsets(Mutant):
    """Counts characters where Telegram counts UTF-16 units."""

    name = "code_point_offsets"
    caught_by = (
        "formatting.utf-16-offsets",
        "formatting.entities-after-emoji",
        "formatting.units-after-flag",
        "formatting.units-after-joined-emoji",
        "formatting.units-of-skin-tone",
    )

    def entities(self, text: str, entities: list[_View]) -> list[_View]:
        units = text.encode("utf-16-le", "surrogatepass")

        def place(unit: int) -> int:
            return len(units[: 2 * unit].decode("utf-16-le", "replace"))

        return [
            item
            | {
                "offset": (begin := place(item["offset"])),
                "length": place(item["offset"] + item["length"]) - begin,
            }
            for item in entities
        ]


class ForgetsOffset(Mutant):
    """An offset confirms nothing."""

    name = "forgets_offset"
    caught_by = ("updates.offset-*", "properties.updates-neither-lost-nor-repeated")

    def confirms(self) -> bool:
        return False


class RepeatsUpdates(Mutant):
    """Everything is told twice."""

    name = "repeats_updates"
    caught_by = ("updates.one-thing-each", "properties.updates-neither-lost-nor-repeated")

    def copies(self, kind: str) -> int:  # noqa: ARG002 - whatever happens
        return 2


class WrongErrorCode(Mutant):
    """Whatever is refused has the code 500."""

    name = "wrong_error_code"
    caught_by = (
        "messages.unknown-chat-refused",
        "messages.empty-text-refused",
        "transport.wrong-token",
        "transport.unknown-method",
        "errors.stranger",
        "errors.blocked",
    )

    def refusal(self, error: ApiError) -> ApiError:
        return ApiError(500, error.description, error.parameters)


class Status200OnError(Mutant):
    """The envelope says no, and the status line says yes."""

    name = "status_200_on_error"
    caught_by = ("transport.status-is-error-code",)

    def status(self, code: int) -> int:  # noqa: ARG002 - whatever the code
        return 200


class EditSendsNew(Mutant):
    """An edit comes as another message."""

    name = "edit_sends_new"
    caught_by = (
        "messages.edit-stays",
        "messages.edit-text",
        "inline.edit-by-name-stays",
        "channels.own-post-edited",
    )

    def edits_in_place(self) -> bool:
        return False


class LosesReplyMarkup(Mutant):
    """A message does not show its keyboard."""

    name = "loses_reply_markup"
    caught_by = (
        "keyboards.inline-comes-back",
        "keyboards.inline-in-*",
        "keyboards.rows-kept",
        "keyboards.markup-in-*",
        "properties.inline-keyboards-come-back",
    )

    def message(self, view: _View) -> _View:
        return {key: value for key, value in view.items() if key != "reply_markup"}


class CutsCallbackData(Mutant):
    """Keeps 32 of the 64 bytes that a button may carry."""

    name = "cuts_callback_data"
    caught_by = ("keyboards.longest-data",)

    def button_data(self, data: str) -> str:
        return data.encode()[:32].decode(errors="ignore")


class IgnoresEntities(Mutant):
    """No text has any formatting."""

    name = "ignores_entities"
    caught_by = (
        "formatting.html",
        "formatting.markdown",
        "formatting.markdown-v2",
        "formatting.explicit-entities",
        "formatting.caption-entities",
        "formatting.url-found",
    )

    def entities(self, text: str, entities: list[_View]) -> list[_View]:  # noqa: ARG002 - ignored, as named
        return []


class NoChatInstance(Mutant):
    """A pressed button does not say in which chat it is."""

    name = "no_chat_instance"
    caught_by = ("keyboards.chat-instance*",)

    def event(self, kind: str, value: _View) -> _View:  # noqa: ARG002 - only callback queries have one
        return {key: item for key, item in value.items() if key != "chat_instance"}


class RefusesJson(Mutant):
    """A body of JSON is refused."""

    name = "refuses_json"
    caught_by = (
        "transport.json",
        "transport.object-in-json",
        "transport.escapes-in-json",
        "transport.blanks-in-json",
        "keyboards.markup-in-json-body",
    )

    def accepts(self, verb: str, form: Form) -> bool:  # noqa: ARG002 - the form alone decides
        return form is not Form.JSON


class RefusesGet(Mutant):
    """A call by GET is refused."""

    name = "refuses_get"
    caught_by = ("transport.get-with-query", "transport.get-sends")

    def accepts(self, verb: str, form: Form) -> bool:  # noqa: ARG002 - the verb alone decides
        return verb != "GET"


class CaseSensitiveMethods(Mutant):
    """Methods are known by the Bot API's spelling alone."""

    name = "case_sensitive_methods"
    caught_by = ("transport.method-in-any-case",)

    def method_key(self, name: str) -> str:
        return name

    def method_names(self, names: dict[str, Any]) -> dict[str, Any]:
        return names


class PhotoSingleSize(Mutant):
    """A photo comes in one size."""

    name = "photo_single_size"
    caught_by = ("files.photo-sizes-rise",)

    def photo_sizes(self, sizes: list[_View]) -> list[_View]:
        return sizes[-1:]


class FileIdNotReusable(Mutant):
    """A file_id cannot be sent again."""

    name = "file_id_not_reusable"
    caught_by = (
        "files.*-sent-again*",
        "files.file-id-in-another-chat",
        "files.persons-photo-sent-on",
        "files.album-of-ids",
    )

    def reuses_files(self) -> bool:
        return False


class TranslatesErrors(Mutant):
    """Speaks the user's language where bots compare texts."""

    name = "translates_errors"
    caught_by = (
        "transport.bad-request-begins-so",
        "transport.*-words",
        "messages.unknown-chat-refused",
        "messages.empty-text-refused",
        "errors.blocked",
    )

    def refusal(self, error: ApiError) -> ApiError:
        return ApiError(error.code, "درخواست نامعتبر است", error.parameters)
