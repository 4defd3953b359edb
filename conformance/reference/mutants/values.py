"""Values of another type, or that say something else."""

from typing import Any

from conformance.reference.mutants.mutant import Altering, Mutant, Object, altered


class MillisecondDates(Altering):
    """Dates are in milliseconds."""

    name = "millisecond_dates"
    caught_by = ("messages.date-in-seconds", "updates.date")

    def object(self, value: Object) -> Object:
        dates = {
            name: 1000 * item for name in ("date", "edit_date") if isinstance(item := value.get(name), int)
        }
        return value | dates


class TextDates(Altering):
    """Dates are written as people write them."""

    name = "text_dates"
    caught_by = ("messages.date-in-seconds", "messages.sent-message-is-whole", "updates.date")

    def object(self, value: Object) -> Object:
        return value | {"date": "2026-11-24T12:00:00Z"} if isinstance(value.get("date"), int) else value


class NumbersAsText(Altering):
    """Every id is text."""

    name = "ids_as_text"
    caught_by = (
        "identity.ids-are-integers",
        "identity.groups-have-negative-ids",
        "messages.sent-message-is-whole",
    )

    def object(self, value: Object) -> Object:
        ids = {name: str(item) for name in ("id",) if isinstance(item := value.get(name), int)}
        return value | ids


class ShortIds(Altering):
    """Ids are cut to 32 bits."""

    name = "short_ids"
    caught_by = ("identity.wide-ids-in-every-form",)

    def object(self, value: Object) -> Object:
        return {
            name: _short(item) if name == "id" or name.endswith("_id") else item
            for name, item in value.items()
        }


def _short(item: Any) -> Any:
    if not isinstance(item, int) or isinstance(item, bool):
        return item
    return ((item + 2**31) % 2**32) - 2**31


class NullResults(Mutant):
    """Optional fields that are not there are null."""

    name = "null_fields"
    caught_by = ("messages.sent-message-is-whole",)

    def told(self, method: str, status: int, envelope: Object) -> tuple[int, Object]:
        del method

        def change(value: Object) -> Object:
            return (
                value | {"caption": None, "entities": value.get("entities")}
                if "message_id" in value
                else value
            )

        if "result" in envelope:
            envelope = envelope | {"result": altered(envelope["result"], change)}
        return status, envelope


class BotsArePeople(Altering):
    """Nobody is a bot."""

    name = "bots_are_people"
    caught_by = ("identity.bot-is-a-bot", "messages.bot-is-sender")

    def object(self, value: Object) -> Object:
        return value | {"is_bot": False} if "is_bot" in value else value


class SupergroupsAreGroups(Altering):
    """Every group is of the same kind."""

    name = "supergroups_are_groups"
    caught_by = ("groups.chat-says-kind", "groups.messages-say-kind")

    def object(self, value: Object) -> Object:
        return value | {"type": "group"} if value.get("type") == "supergroup" else value
