"""The seams where a mutant may depart; here each is as Telegram has it."""

from typing import Any

from conformance.reference.calls.errors import ApiError
from conformance.wire.call import Call, Form

__all__ = ["Behaviour"]

_Entities = list[dict[str, Any]]


class Behaviour:
    """The faithful platform. A mutant overrides one method."""

    name = "faithful"
    secret_header = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header

    def accepts(self, verb: str, form: Form) -> bool:  # noqa: ARG002 - a seam
        """Whether parameters may travel in this form."""
        return True

    def method_key(self, name: str) -> str:
        """What a method is looked up by."""
        return name.lower()

    def method_names(self, names: dict[str, Any]) -> dict[str, Any]:
        """The methods by what they are looked up by; ``names`` has them by the Bot API's spelling."""
        return {name.lower(): handler for name, handler in names.items()}

    def asked(self, bot_id: int, call: Call) -> Call:  # noqa: ARG002 - a seam
        """A call on its way in."""
        return call

    def told(self, method: str, status: int, envelope: dict[str, Any]) -> tuple[int, dict[str, Any]]:  # noqa: ARG002 - a seam
        """An answer on its way to the bot: its HTTP status and its envelope."""
        return status, envelope

    def refusal(self, error: ApiError) -> ApiError:
        return error

    def status(self, code: int) -> int:
        """The HTTP status of an error code."""
        return code

    def message(self, view: dict[str, Any]) -> dict[str, Any]:
        """A message on its way to the bot."""
        return view

    def result(self, value: Any) -> Any:
        """A method's result on its way to the bot."""
        return value

    def event(self, kind: str, value: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG002 - a seam
        """An update's content on its way into the queue."""
        return value

    def delivery(self, text: str) -> str:
        """An update as a webhook gets it."""
        return text

    def deliveries(self, text: str) -> list[str]:
        """An update as a webhook gets it, as often as it gets it."""
        return [self.delivery(text)]

    def copies(self, kind: str) -> int:  # noqa: ARG002 - a seam
        """How many updates one thing that happens makes."""
        return 1

    def confirms(self) -> bool:
        """Whether an offset makes the queue forget."""
        return True

    def entities(self, text: str, entities: _Entities) -> _Entities:  # noqa: ARG002 - a seam
        """The entities of an outgoing text, offsets in UTF-16 units."""
        return entities

    def button_data(self, data: str) -> str:
        """A pressed button's callback data."""
        return data

    def edits_in_place(self) -> bool:
        return True

    def photo_sizes(self, sizes: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return sizes

    def reuses_files(self) -> bool:
        """Whether a file_id can be sent again."""
        return True
